"""What the source says of some matter: "what does the book say about prices?"."""

from __future__ import annotations

from collections.abc import Collection

from bot.engine.hits import Hit
from bot.engine.marks import Kind
from bot.engine.question import Question


def asks_of_source(question: Question) -> bool:
    """Tell whether it is asked what the source says of some matter: "... says about prices"."""
    if "what" not in question.question_words or question.categories or question.foreign:
        return False
    source = question.tagged.of(Kind.SOURCE)
    about = question.tagged.places(Kind.ABOUT)
    matters = question.tagged.of(Kind.PROPERTY, Kind.VALUE, Kind.RELATION)
    small = question.tagged.places(Kind.FUNCTION) - about
    return bool(source) and any(_follows(hit, about, small) for hit in matters)


def _follows(hit: Hit, places: Collection[int], small: Collection[int]) -> bool:
    """Tell whether a phrase stands right after one of some places, but for an article."""
    before = hit.places[0] - 1
    return before in places or (before in small and before - 1 in places)
