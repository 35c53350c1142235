"""The phrases of the vocabulary that stand in a message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.engine.cues import GAP, Phrase
from bot.engine.hits import Hit, How
from bot.engine.lexicon import Lexicon
from bot.engine.marks import CONCEPTS
from bot.engine.phrase_index import PhraseIndex
from bot.engine.separable import rejoined
from bot.engine.spelling import SHORTEST_COMPOUND
from bot.language.words import Word

LONGEST_GAP = 6  # words that a ``_`` may stand for


def phrases_in(words: Sequence[Word], language: str, lexicon: Lexicon) -> Iterator[Hit]:
    """Yield every phrase that stands in a message, overlapping or not.

    Args:
        words: the message.
        language: code of the language that it is in; empty when that is unknown.
        lexicon: the index of phrases.
    """
    taken: set[int] = set()  # places of which the vocabulary itself knows what they mean
    for start, phrase, places in _standing(words, language, lexicon, lexicon.phrases):
        if not lexicon.is_foreign_to(phrase, words[start], language):
            hit = Hit(places, phrase.marks)
            if hit.has(CONCEPTS):
                taken.update(places)
            yield hit
    yield from _joined(words, lexicon)
    yield from rejoined(words, language, lexicon, taken)


def is_order(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether a phrase that tells the bot what to say stands in a message."""
    return any(_standing(words, "", lexicon, lexicon.orders))


def _standing(
    words: Sequence[Word], language: str, lexicon: Lexicon, phrases: PhraseIndex
) -> Iterator[tuple[int, Phrase, tuple[int, ...]]]:
    """Yield where a phrase begins, the phrase and the places of its words, for all that stand."""
    word_keys = [_all_keys(word, language, lexicon, phrases) for word in words]
    said = frozenset().union(*word_keys)
    nothing: frozenset[str] = frozenset()
    for start, (keys, following) in enumerate(pairwise((*word_keys, nothing))):
        for phrase in phrases.starting(keys, following):
            if len(phrase.words) > 1 and said.isdisjoint(phrase.words[-1]):
                continue  # most of the phrases with a gap end in words that were not said
            places = _match(phrase, start, words, word_keys)
            if places:
                yield start, phrase, places


def _all_keys(word: Word, language: str, lexicon: Lexicon, phrases: PhraseIndex) -> frozenset[str]:
    """Return the keys of a word, with those of its beginnings that are ``*`` keys."""
    found = lexicon.keys_of(word.raw, word.form, language)
    beginnings = phrases.beginnings(word.form)
    return found.union(beginnings) if beginnings else found


def _match(
    phrase: Phrase, start: int, words: Sequence[Word], word_keys: Sequence[frozenset[str]]
) -> tuple[int, ...]:
    """Return the places of a phrase that begins at ``start``, or nothing."""
    places = [start]
    gap = 0
    position = start + 1
    for wanted in phrase.words[1:]:
        if GAP in wanted:
            gap = LONGEST_GAP
            continue
        ends = min(position + gap + 1, len(words))
        for place in range(position, ends):
            if words[place].sentence != words[start].sentence:
                return ()
            if not word_keys[place].isdisjoint(wanted):
                places.append(place)
                position = place + 1
                break
        else:
            return ()
        gap = 0
    return tuple(places)


def _joined(words: Sequence[Word], lexicon: Lexicon) -> Iterator[Hit]:
    """Yield compounds that were written as two words ("kennis deling")."""
    for place in range(len(words) - 1):
        one, other = words[place], words[place + 1]
        form = one.form + other.form
        if len(form) < SHORTEST_COMPOUND or one.sentence != other.sentence:
            continue
        if not lexicon.may_be_joined(one, other):
            continue  # as for most; to look up what is no word takes long
        marks = lexicon.marks_of(lexicon.keys_of(form, form))
        concepts = tuple(mark for mark in marks if mark.kind in CONCEPTS)
        if concepts:
            yield Hit((place, place + 1), concepts, How.JOINED)
