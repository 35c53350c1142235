"""What a message sets aside: "besides Pleio", "Consul excepted", "commercial or not"."""

from __future__ import annotations

from collections.abc import Collection

from bot.engine.hits import Hit, Tagged
from bot.engine.marks import Kind

REACH = 4  # words after "whether or not" that it may leave open


def excepted(tagged: Tagged) -> list[Hit]:
    """Return the names beside which words stand that set them aside; none in a comparison."""
    if "compare" in tagged.ids(Kind.ACT):
        return []
    small = tagged.places(Kind.FUNCTION)
    excepting = tagged.of(Kind.EXCEPT)
    return [
        name
        for name in tagged.of(Kind.NAME)
        if any(_sets_aside(each, name, tagged, small) for each in excepting)
    ]


def matters_excepted(tagged: Tagged) -> list[Hit]:
    """Return what is to be left out of what is told or listed ("besides the meetups").

    A mere "not" denies something of the entry rather than that it sets it aside.
    """
    small = tagged.places(Kind.FUNCTION)
    asking = tagged.places(Kind.OPENER)
    setting = [
        each
        for each in tagged.of(Kind.EXCEPT)
        if len(each.places) > 1 or small.isdisjoint(each.places)
    ]
    return [
        matter
        for matter in tagged.of(Kind.PROPERTY, Kind.VALUE, Kind.CATEGORY)
        if any(_stands_before(each, matter, small - asking) for each in setting)
    ]


def _stands_before(hit: Hit, matter: Hit, small: Collection[int]) -> bool:
    """Tell whether a phrase stands before another, with at most one small word in between."""
    before, last = matter.places[0] - 1, hit.places[-1]
    return last == before or (last == before - 1 and before in small)


def _sets_aside(hit: Hit, name: Hit, tagged: Tagged, small: Collection[int]) -> bool:
    """Tell whether a phrase stands right before a name, ends its clause after it, or encloses it.

    An article may stand in between.
    """
    before, after = name.places[0] - 1, name.places[-1] + 1
    first, last = hit.places[0], hit.places[-1]
    if last == before or (last == before - 1 and before in small):
        return True
    encloses = first < before + 1 and after - 1 < last
    return encloses or (first == after and _ends_clause(last, tagged))


def _ends_clause(place: int, tagged: Tagged) -> bool:
    words = tagged.words
    return place + 1 == len(words) or words[place + 1].clause != words[place].clause


def is_indifferent(hit: Hit, tagged: Tagged) -> bool:
    """Tell whether something may be so or not: "whether or not it is free", "free or not"."""
    words = tagged.words
    for each in tagged.of(Kind.INDIFFERENT):
        first, last = each.places[0], each.places[-1]
        near = hit.places[-1] + 1 == first or last < hit.places[0] <= last + REACH
        if near and words[first].sentence == words[hit.places[0]].sentence:
            return True
    return False
