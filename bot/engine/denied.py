"""What a question does not want: what it denies, sets aside or rules out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.engine.hits import Hit
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.wants import Want, once


def is_denied(hit: Hit, question: Question) -> bool:
    """Tell whether a phrase is denied, or set aside ("apart from the clubs")."""
    return question.is_negated(hit) or hit in question.matters_excepted


def belongs_to(place: int, hit: Hit, question: Question) -> bool:
    """Tell whether a phrase only describes a thing before it: a platform *for debate*."""
    first, words = hit.places[0], question.tagged.words
    between = set(range(place + 1, first))
    small = question.tagged.places(Kind.FUNCTION) - question.tagged.places(Kind.CLAUSE)
    same = words[place].clause == words[first].clause
    return same and bool(between) and between <= small and hit.has({Kind.VALUE, Kind.PROPERTY})


def without_excluded(excluded: Collection[str], want: Want) -> Want:
    """Return a want without the categories that are ruled out, as long as others are left."""
    left = tuple(each for each in want.categories if each not in excluded)
    return replace(want, categories=left) if left else want


def without_denied(wants: list[Want], aside: Collection[str]) -> tuple[list[Want], tuple[str, ...]]:
    """Return the wants without values that are denied beside others, and those values.

    "Not voting but debate" rules out what is for voting, and so does "tools besides those for
    voting"; where all is denied, as in "not dependent on suppliers", that is what is wanted.

    Args:
        wants: what is wanted, also what is denied.
        aside: values that are set aside.
    """
    sought = [want for want in wants if not want.is_denied]
    if any(want.kinds for want in sought):  # "who hosts but does not build"
        wants = [want for want in wants if want.is_solid or not (want.is_denied and want.kinds)]
    if not any(want.is_solid or (aside and want.categories) for want in sought):
        return wants, ()
    denied = [want for want in wants if want.is_denied and want.values and not want.flags]
    kept = [want for want in wants if want not in denied]
    wanted = {each for want in kept for each in want.values}
    return kept, once(each for want in denied for each in want.values if each not in wanted)
