"""The phrases of the vocabulary that stand in a message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.engine.cues import GAP, Phrase, prefix_keys
from bot.engine.hits import Hit, How
from bot.engine.lexicon import Lexicon
from bot.engine.marks import CONCEPTS
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
    word_keys = [_all_keys(word, language, lexicon) for word in words]
    said = frozenset().union(*word_keys)
    nothing: frozenset[str] = frozenset()
    for start, (keys, following) in enumerate(pairwise((*word_keys, nothing))):
        for phrase in lexicon.phrases.starting(keys, following):
            if len(phrase.words) > 1 and said.isdisjoint(phrase.words[-1]):
                continue  # most of the phrases with a gap end in words that were not said
            if lexicon.is_foreign_to(phrase, words[start], language):
                continue
            places = _match(phrase, start, words, word_keys)
            if places:
                yield Hit(places, phrase.marks)
    yield from _joined(words, lexicon)


def _all_keys(word: Word, language: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of a word, with each of its beginnings as a ``*`` key."""
    found = lexicon.keys_of(word.raw, word.form, language)
    return found | prefix_keys(word.form, lexicon.phrases.longest_prefix)


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
        if len(form) >= SHORTEST_COMPOUND and one.sentence == other.sentence:
            marks = [
                mark
                for mark in lexicon.marks_of(lexicon.keys_of(form, form))
                if mark.kind in CONCEPTS
            ]
            if marks:
                yield Hit((place, place + 1), tuple(marks), How.JOINED)
