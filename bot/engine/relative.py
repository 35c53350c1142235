"""What a clause only tells of the thing asked about: "who runs the apps that Pleio makes"."""

from __future__ import annotations

from dataclasses import replace

from bot.engine.hits import Hit, Tagged
from bot.engine.marks import Kind

POINTING = frozenset({"it", "they"})
DOING = frozenset({Kind.RELATION, Kind.OWN_RELATION})
SAYING = DOING | {Kind.FACT}


def without_relative(tagged: Tagged) -> Tagged:
    """Take the meaning off what is done in a clause that only tells which thing is meant.

    That is so where it follows a name, or what points to one, and something else is asked before:
    of "who runs the apps that Pleio makes", making is not what is asked.
    """
    told = [hit for hit in tagged.of(*DOING) if _tells(hit, tagged)]
    if not told:
        return tagged
    hits = tuple(_without_saying(hit) if hit in told else hit for hit in tagged.hits)
    return replace(tagged, hits=hits)


def _without_saying(hit: Hit) -> Hit:
    return replace(hit, marks=tuple(mark for mark in hit.marks if mark.kind not in SAYING))


def _tells(hit: Hit, tagged: Tagged) -> bool:
    """Tell whether a phrase says what a named entry does with the thing that is asked about."""
    words = tagged.words
    if not _ends_clause(hit.places[-1], tagged):
        return False
    before = hit.places[0] - 1
    small = tagged.places(Kind.FUNCTION) - tagged.places(Kind.NAME)
    while before in small:  # "that Pleio then runs"
        before -= 1
    doer = next((each for each in _doers(tagged) if each[-1] == before), None)
    if doer is None or doer[0] - 1 in tagged.places(Kind.COPULA, Kind.OPENER):
        return False  # "by whom was it made"
    asked = [each for each in tagged.of(*DOING) if each.places[-1] + 1 < doer[0]]
    return any(words[each.places[0]].clause == words[hit.places[0]].clause for each in asked)


def _doers(tagged: Tagged) -> list[tuple[int, ...]]:
    """Return the places of names, and of what may point to one that was named before."""
    names = [hit.places for hit in tagged.of(Kind.NAME)]
    pointing = [hit for hit in tagged.of(Kind.REFERENCE) if POINTING & set(hit.ids(Kind.REFERENCE))]
    return names + [hit.places for hit in pointing if names and names[0] < hit.places]


def _ends_clause(place: int, tagged: Tagged) -> bool:
    words = tagged.words
    return place + 1 == len(words) or words[place + 1].clause != words[place].clause
