"""Finding names in a message."""

from __future__ import annotations

import pytest

from bot.engine.hits import How
from bot.engine.marks import Kind
from bot.engine.names import find_names
from bot.language.words import split
from tests.engine.small import entry, lexicon

WORLD = lexicon(
    entry("hall", "Old Hall"),
    entry("halls", "Old Hall of Maps"),
    entry("yours", "Your Books"),
    entry("clarity", "Clarity"),
    entry("ideas", "Ideeënvijver"),
    entry("argu", "ARGU"),
    entry("dem", "e-dem"),
)


def found(text: str) -> list[tuple[str, How]]:
    """Return the entries that a message names, and how."""
    hits = find_names(split(text), WORLD)
    return [(hit.ids(Kind.NAME)[0], hit.how) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what is old hall", [("hall", How.EXACT)]),
        ("What is OLDHALL?", [("hall", How.EXACT)]),
        ("the old-hall's site", [("hall", How.EXACT)]),
        ("old hall of maps", [("halls", How.EXACT)]),
        ("wat is de ideeen vijver", [("ideas", How.EXACT)]),
        ("IDEEËNVIJVER", [("ideas", How.EXACT)]),
        ("edem or e dem", [("dem", How.EXACT), ("dem", How.EXACT)]),
        ("clarity", [("clarity", How.COMMON)]),
        ("set your books apart", [("yours", How.EVERYDAY)]),
        ("open Your Books", [("yours", How.EXACT)]),
        ("ideeenvijvr", [("ideas", How.MISSPELT)]),
        ("old hlal", [("hall", How.MISSPELT)]),
        ("ideeenvijvers site", [("ideas", How.EXACT)]),  # a possessive without its apostrophe
        ("old halls site", [("hall", How.EXACT)]),
        ("argus site", [("argu", How.EXACT)]),  # another word, but that a matter follows
        ("argus, site of legends", []),
        ("argus has eyes", []),
        ("argu and old hall", [("argu", How.EXACT), ("hall", How.EXACT)]),
    ],
)
def test_finds_names_however_they_are_written(text: str, expected: list[tuple[str, How]]) -> None:
    """Accents, case, hyphens, joints and slips do not matter; the longest name wins."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "argos",  # two slips off a short name
        "argue",  # a real word
        "old. Hall",  # not within one sentence
        "old house",
        "gold hall",  # two real words
        "charity",  # a real word, one slip off
        "your book",
        "a",
        "",
    ],
)
def test_leaves_alone_what_only_looks_like_a_name(text: str) -> None:
    """Real words are never taken for a misspelling, unless letters changed places."""
    assert found(text) == []
