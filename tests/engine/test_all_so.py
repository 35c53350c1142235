"""Whether all of a kind are so."""

from __future__ import annotations

import pytest

from bot.engine.all_so import AllStage
from bot.engine.find_stage import FindStage
from tests.engine.small import INDEX, read

STAGE = AllStage(INDEX, FindStage(INDEX, 0.6, 0.15))


def test_the_exception_is_told() -> None:
    """With a no, and the fact that says it."""
    finding = STAGE.look_up(read("are all libraries free"))
    assert finding is not None
    assert (finding.about, finding.told[0].verdict) == (("corner",), False)


@pytest.mark.parametrize(
    "text",
    [
        "are the libraries free",
        "which are all libraries that are free",
        "are all free libraries in the north",
        "are all libraries comics",
        "is all of Central free",
        "are all foundations free",
    ],
)
def test_another_question_has_no_exception(text: str) -> None:
    """Of one, of those that are so, of something else, or where none is known not to be."""
    assert STAGE.look_up(read(text)) is None
