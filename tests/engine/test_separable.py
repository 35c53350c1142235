"""Verbs of which the first part stands apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.engine.hits import How
from bot.engine.lexicon import Lexicon
from bot.engine.separable import rejoined
from bot.language.words import split
from tests.engine.small import VALUES, cues, knowledge, language

DUTCH = replace(
    language(code="nl", dictionary="nl"),
    particles=("mee", "op"),
    between_particle=("te", "laten", "blijven", "kunnen"),
)
THINKING = {"maps": replace(VALUES["maps"], cues={**cues("atlas"), "nl": ("meedenken",)})}
LEXICON = Lexicon(knowledge(values=VALUES | THINKING), {"en": language(), "nl": DUTCH})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("denk je mee", (0, 2)),
        ("denkt iedereen hier ook mee?", (0, 4)),
        ("wie denkt er mee over de straat", None),  # what follows may have the part itself
        ("wie denkt er mee. dat is fijn", (1, 3)),
        ("iets om mee te denken", (2, 4)),
        ("zij willen mee blijven denken", (2, 4)),
        ("mee te laten kunnen blijven denken", None),  # nobody says that much in between
        ("denk. mee", None),
        ("zij rijden mee", None),  # means nothing here
        ("denk je op", None),
        ("denk nu en straks en morgen en later nog mee", None),  # too far
        ("mee", None),
        ("", None),
    ],
)
def test_joins_what_stands_apart(text: str, found: tuple[int, int] | None) -> None:
    """Before its first part, or after it with small verbs between, within a sentence."""
    hits = list(rejoined(split(text), "nl", LEXICON))
    assert [hit.places for hit in hits] == ([found] if found else [])
    assert all(hit.how is How.JOINED and hit.marks for hit in hits)


def test_a_part_that_belongs_to_something_else_has_no_verb_before_it() -> None:
    """But one that follows with small verbs between still goes with it."""
    assert not list(rejoined(split("denk je mee"), "nl", LEXICON, taken={2}))
    assert list(rejoined(split("iets om mee te denken"), "nl", LEXICON, taken={2}))


def test_a_language_without_such_verbs_joins_nothing() -> None:
    """English has none in its file."""
    assert not list(rejoined(split("denk je mee"), "en", LEXICON))
