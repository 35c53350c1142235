"""Entries by the single words of their names."""

from __future__ import annotations

import pytest

from bot.engine.name_words import NameWords
from tests.engine.small import INDEX, entry, index

NAMES = NameWords(INDEX)


@pytest.mark.parametrize(
    ("form", "ids"),
    [
        ("house", ["corner"]),
        ("hous", ["corner"]),  # the beginning of a word will do
        ("hou", []),  # not when it is as short as this
        ("use", []),
        ("library", []),
    ],
)
def test_a_word_of_a_name_leads_to_its_entry(form: str, ids: list[str]) -> None:
    """A whole word, or the first few letters of one; nothing that stands inside a word."""
    assert NAMES.having(form) == ids


def test_only_one_may_be_meant() -> None:
    """Among those there are to choose from; two that may be meant are none."""
    assert NAMES.only_one(["house", "x"], ("corner", "central")) == "corner"
    assert NAMES.only_one(["house", "hall"], ("corner", "old-hall")) is None
    assert NAMES.only_one(["house"], ("central", "old-hall")) is None


def test_several_words_of_a_name_tell_which_it_is() -> None:
    """One word that others may share does not; nor do two names in full."""
    ids = ("corner", "central", "old-hall")
    assert NAMES.in_words(["the", "corner", "of", "house"], ids) == "corner"
    assert NAMES.in_words(["house"], ids) is None


def test_entries_come_in_their_order() -> None:
    """Not in that of the words that begin so."""
    built = NameWords(index(entry("one", "Telescopium"), entry("two", "Teleportal")))
    assert built.having("tele") == ["one", "two"]
