"""How likely one word is a slip of the pen or of the finger for another.

A slip costs more, the less often people make it. The figures are ours, and only their order
matters: letters that changed places and doubled ones come first, then a letter left out or the key
beside it, and last any other letter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

Keyboard = Mapping[str, str]
"""The keys beside each key."""

SWAPPED = DOUBLED = 0.9
LEFT_OUT = BESIDE = 1.0
STRUCK_ALONG = 1.1  # the key beside it was struck as well
OTHER = 1.3
FIRST = 0.5  # what it costs more at the first letter: people seldom mistake that one
FIRST_LEFT_OUT = 1.2


def keyboard(rows: Sequence[str]) -> Keyboard:
    """Return the keys beside each key of a keyboard.

    Args:
        rows: the letters of each row from left to right; the rows from above to below, each
            half a key further to the right than the one above it.
    """
    beside: dict[str, str] = {}
    for number, row in enumerate(rows):
        above = rows[number - 1] if number else ""
        below = rows[number + 1] if number + 1 < len(rows) else ""
        for place, key in enumerate(row):
            before = max(0, place - 1)
            near = row[before:place] + row[place + 1 : place + 2]
            near += above[place : place + 2] + below[before : place + 1]
            beside[key] = beside.get(key, "") + near
    return beside


def cost(meant: str, written: str, keys: Keyboard) -> float:
    """Return what the single slip costs by which one word became another.

    Args:
        meant: the word.
        written: what was written; at most one slip away from it.
        keys: the keys beside each key.
    """
    if meant == written:
        return 0.0
    place = _first_difference(meant, written)
    if len(written) > len(meant):
        return _added(meant, written, place, keys)
    if len(written) < len(meant):
        return LEFT_OUT if place else FIRST_LEFT_OUT
    if meant[place : place + 2] == written[place : place + 2][::-1]:
        return SWAPPED
    if written[place] in keys.get(meant[place], ""):
        return BESIDE
    return OTHER + (FIRST if place == 0 else 0.0)


def _added(meant: str, written: str, place: int, keys: Keyboard) -> float:
    """Return what a letter too many costs."""
    letter, around = written[place], written[max(0, place - 1) : place] + meant[place : place + 1]
    if letter in around:
        return DOUBLED
    if any(letter in keys.get(each, "") for each in around):
        return STRUCK_ALONG
    return OTHER + (FIRST if place == 0 else 0.0)


def has_double(written: str) -> bool:
    """Tell whether a letter stands twice in a row."""
    return any(one == other for one, other in pairwise(written))


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
