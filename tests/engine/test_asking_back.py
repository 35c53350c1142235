"""Asking back which entry is meant."""

from __future__ import annotations

import pytest

from bot.engine.asking_back import AskingBack
from bot.engine.turns import Memory
from tests.engine.small import INDEX, read

ASKING_BACK = AskingBack(INDEX)


@pytest.mark.parametrize(
    ("text", "options", "asked"),
    [
        ("who is it run by?", ("central", "corner"), ("run-by",)),
        ("is it free", ("central", "corner"), ("free",)),
        ("the site", ("central", "corner", "bookends"), ("link",)),
        ("tell me more of it library", ("central", "corner", "old-hall"), ("describe",)),
    ],
)
def test_asks_which_one_is_meant(
    text: str, options: tuple[str, ...], asked: tuple[str, ...]
) -> None:
    """Of those of which it is told; what was asked is kept for when it is answered."""
    finding = ASKING_BACK.which(read(text), Memory())
    assert finding is not None
    assert (finding.related, finding.asked) == (options, asked)


@pytest.mark.parametrize(
    "text",
    [
        "it",
        "who runs the bridge",
        "who runs it on the bridge",  # it says more than that
        "what is the price of it",  # of nothing this is known
        "when is it opened",  # only of one, and that need not be the one
        "who runs Central",
        "is it free in the north",
    ],
)
def test_what_asks_of_nothing_or_of_something_is_not_asked_back(text: str) -> None:
    """There is nothing to ask, or nothing that would help."""
    assert ASKING_BACK.which(read(text), Memory()) is None


def test_a_conversation_tells_what_it_is() -> None:
    """So nothing has to be asked."""
    assert ASKING_BACK.which(read("is it free"), Memory(subjects=("central",))) is None
