"""Which sense the phrases of a message have together, where each might have several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.engine.hits import Hit
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.wants import Want
from bot.knowledge.model import Value

BESIDE = 0.5  # times as much that something told beside the question counts


def distinct(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield phrases without those that say the same of the same words.

    "Online discussion" and "discussion platform" want one discussion.
    """
    said: list[tuple[set[str], set[int]]] = []
    for hit in hits:
        values = set(hit.ids(Kind.VALUE))
        places = set(hit.places)
        if values and any(values == other and places & there for other, there in said):
            continue
        said.append((values, places))
        yield hit


def without_other_senses(wants: Sequence[Want], values: Mapping[str, Value]) -> list[Want]:
    """Return wants without the values of a phrase that asks for a matter as another one does.

    In "take your data along" the data are those that one may own, not those that are on offer.

    Args:
        wants: what is wanted.
        values: the vocabulary; a value of the very matter is no other sense.
    """
    return [
        replace(want, values=()) if _is_confirmed(want, number, wants, values) else want
        for number, want in enumerate(wants)
    ]


def _is_confirmed(
    want: Want, number: int, wants: Sequence[Want], values: Mapping[str, Value]
) -> bool:
    """Tell whether another phrase, which means nothing else, asks for the same matter."""
    if not want.values or not want.kinds or want.flags:
        return False
    if any(values[each].of in want.kinds for each in want.values):
        return False
    return any(
        set(other.kinds) & set(want.kinds) and other.is_telling and not other.values
        for place, other in enumerate(wants)
        if place != number
    )


def told_beside(want: Want, question: Question) -> Want:
    """Return a want that counts for less, where the question itself describes something well.

    That is in more than a word. Where something is to be, counts in full.

    Args:
        want: what a phrase wants that stands in no clause that asks.
        question: what is asked.
    """
    if not want.values or want.is_place:
        return want
    asked = any(
        question.in_focus(hit) for hit in question.tagged.of(Kind.VALUE) if len(hit.places) > 1
    )
    return replace(want, weight=BESIDE * want.weight) if asked else want
