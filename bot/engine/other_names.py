"""Names and web addresses that are not ours: what they are made of means nothing here."""

from __future__ import annotations

from collections.abc import Sequence

from bot.engine.hits import Hit, places_of
from bot.engine.marks import CONCEPTS, Kind
from bot.engine.spelling import PROPER
from bot.language.words import Word

LONGEST_DOMAIN = 4  # letters after the last dot of a web address


def without_other_names(
    hits: Sequence[Hit], words: Sequence[Word]
) -> tuple[list[Hit], dict[int, float]]:
    """Take the meaning off words that stand together as a name that is not ours.

    Args:
        hits: what was found.
        words: the message.

    Returns:
        What is left, and the weights of the words that nothing explains any more.
    """
    strange = _other_names(hits, words)
    kept: list[Hit] = []
    for hit in hits:
        if not strange.issuperset(hit.places):
            kept.append(hit)
        elif left := hit.without(CONCEPTS):
            kept.append(left)
    explained = {place for hit in kept for place in hit.places}
    return kept, dict.fromkeys(strange - explained, PROPER)


def _other_names(hits: Sequence[Hit], words: Sequence[Word]) -> set[int]:
    """Return the places of words that are written as a name, or address, that is not ours."""
    named = places_of(hits, Kind.NAME)
    small = places_of(hits, Kind.FUNCTION, Kind.SOCIAL)
    phrases = {place for hit in hits if len(hit.places) > 1 for place in hit.places}
    proper = [
        place
        for place, word in enumerate(words)
        if word.proper and place not in named and place not in phrases
    ]
    found = {
        each
        for place in proper
        if place + 1 in proper and words[place].clause == words[place + 1].clause
        for each in (place, place + 1)
    }
    for place, word in enumerate(words):
        ends = word.dotted and len(word.form) <= LONGEST_DOMAIN
        if ends and place not in small and named.isdisjoint((place - 1, place)):
            found |= {place - 1, place}  # the web address of something else
    return found
