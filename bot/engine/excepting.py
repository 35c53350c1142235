"""Names that a message sets aside: "besides Pleio", "an alternative to ARGU", "Consul excepted"."""

from __future__ import annotations

from collections.abc import Collection

from bot.engine.hits import Hit, Tagged
from bot.engine.marks import Kind


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
