"""Which entries use which words in their texts."""

from __future__ import annotations

from bot.language.words import split
from tests.engine.small import INDEX, en, entry, index


def test_a_compound_is_also_found_by_its_parts() -> None:
    """Not by what is left when one part is no word."""
    shed = index(entry("shed", "Shed", summary=en("A shed with bookshelves and bookzqx.")))
    assert list(shed.users(split("shelves")[0])) == ["shed"]
    assert list(shed.users(split("zqx")[0])) == []


def test_who_asks_with_capitals_or_accents_is_understood() -> None:
    """Words of texts are compared in their folded form."""
    assert list(INDEX.users(split("TELÉSCOPE")[0])) == ["corner"]
