"""Names found in a message that are none there."""

from __future__ import annotations

import pytest

from bot.engine.marks import Kind
from bot.engine.names import find_names
from bot.engine.no_names import without_strangers
from bot.engine.tagging import tag
from bot.language.words import split
from tests.engine.small import entry, lexicon

WORLD = lexicon(
    entry("clarity", "Clarity"), entry("pictures", "Books and Co", aliases=("picture books",))
)


def test_everyday_words_in_a_name_that_is_not_ours_are_left_out() -> None:
    """A capital right after another capital belongs to that other name."""
    words = split("ask Madame Clarity about it")
    assert without_strangers(find_names(words, WORLD), words, WORLD) == []
    words = split("ask about Clarity today")
    assert len(without_strangers(find_names(words, WORLD), words, WORLD)) == 1


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("our picture books", []),
        ("our Picture Books", ["pictures"]),  # written as a name
        ("picture books", ["pictures"]),
        ("which libraries have picture books", []),  # a kind of thing is asked for
        ("what is picture books", ["pictures"]),
    ],
)
def test_words_that_are_also_a_name_may_be_meant_as_words(text: str, named: list[str]) -> None:
    """After a possessive, and in a question for a kind of thing that they describe."""
    words = split(text)
    tagged = tag(words, find_names(words, WORLD), "en", WORLD)
    assert tagged.ids(Kind.NAME) == named
