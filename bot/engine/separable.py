"""Verbs of which the first part may stand apart.

In Dutch "doe ik mee" and "mee te blijven doen" are forms of "meedoen".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from bot.engine.hits import Hit, How
from bot.engine.lexicon import Lexicon
from bot.engine.marks import CONCEPTS
from bot.language.words import Word

LONGEST_BETWEEN = 3  # small verbs between the parts: "mee te kunnen laten doen"
FARTHEST = 6  # words that the first part may stand behind its verb


def rejoined(
    words: Sequence[Word], language: str, lexicon: Lexicon, taken: Collection[int] = ()
) -> Iterator[Hit]:
    """Yield the verbs that mean something, of which the parts stand apart.

    Args:
        words: the message.
        language: code of the language that it is in.
        lexicon: the index of phrases; it knows the first parts of verbs, and what may come between.
        taken: places of words that belong to something else already ("inwoners mee", "al mee"):
            no verb before them is looked for.
    """
    particles = lexicon.particles.get(language, frozenset())
    for place, word in enumerate(words):
        if word.form in particles:
            before = () if place in taken else _before(words, place, particles)
            for verb in chain(_after(words, place, lexicon, language), before):
                if hit := _verb(words, place, verb, lexicon):
                    yield hit
                    break


def _after(words: Sequence[Word], place: int, lexicon: Lexicon, language: str) -> Iterator[int]:
    """Yield the place of the verb behind its first part, with small verbs between them."""
    between = lexicon.between_particle.get(language, frozenset())
    verb = place + 1
    while verb < len(words) and words[verb].form in between:
        verb += 1
    if place + 1 < verb <= place + 1 + LONGEST_BETWEEN and verb < len(words):
        yield verb


def _before(words: Sequence[Word], place: int, particles: frozenset[str]) -> Iterator[int]:
    """Yield where the verb may stand before its first part, the nearest first.

    The first part ends the clause then, or what goes with the verb follows ("praat mee over").
    """
    following = [word for word in words[place + 1 : place + 2] if word.form not in particles]
    if any(word.clause == words[place].clause for word in following):
        return
    for verb in range(place - 1, max(place - 1 - FARTHEST, -1), -1):
        if words[verb].clause != words[place].clause:
            return
        yield verb


def _verb(words: Sequence[Word], place: int, verb: int, lexicon: Lexicon) -> Hit | None:
    """Return the verb that two words are together, if it means something."""
    one, other = words[place], words[verb]
    if one.sentence != other.sentence or not lexicon.may_be_joined(one, other):
        return None  # as for most; to look up what is no word takes long
    marks = lexicon.marks_of(lexicon.keys_of(one.form + other.form, one.form + other.form))
    concepts = tuple(mark for mark in marks if mark.kind in CONCEPTS)
    return Hit(tuple(sorted((place, verb))), concepts, How.JOINED) if concepts else None
