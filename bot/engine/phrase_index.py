"""Finding phrases by how they begin."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import product
from typing import TypeAlias, TypeVar

from bot.engine.cues import GAP, GROUP, WILDCARD, Phrase
from bot.engine.marks import Mark
from bot.language.words import squash

SHORTEST_JOINED = 6  # letters of a phrase that is also found when its words are written as one

JOINED: tuple[tuple[str, ...], ...] = ((),)
"""The words of a phrase that is written as one, and is found by that alone."""

Key = TypeVar("Key", str, tuple[str, str])

_Phrases: TypeAlias = dict[Key, Phrase | list[Phrase]]
"""Phrases by a key. Most keys have one, and a list for each would take twice the memory."""


class PhraseIndex:
    """The phrases by their first word, or by their first two. Filled once, then only read.

    Attributes:
        longest_prefix: characters of the longest word of which only the beginning counts.
    """

    def __init__(self) -> None:
        self._by_first: _Phrases[str] = {}
        self._by_pair: _Phrases[tuple[str, str]] = {}
        self._joined: _Phrases[str] = {}
        self.longest_prefix = 0

    def add(self, phrase: Phrase, pieces: tuple[str, ...]) -> None:
        """Index a phrase by its first word or, where it can be, by its first two.

        Args:
            phrase: it.
            pieces: its words, as they are written in the cue.
        """
        first, *others = phrase.words
        if others and GAP not in others[0]:
            for pair in product(first, others[0]):
                _put(self._by_pair, pair, phrase)
        else:
            for key in first:
                _put(self._by_first, key, phrase)
        written = "".join(pieces)
        if WILDCARD in written or GROUP in written:
            self._note_prefixes(phrase)
        elif others and GAP not in written:
            form = squash(written)
            if len(form) >= SHORTEST_JOINED:
                _put(self._joined, form, phrase)

    def _note_prefixes(self, phrase: Phrase) -> None:
        for word in phrase.words:
            for key in word:
                if key.endswith(WILDCARD):
                    self.longest_prefix = max(self.longest_prefix, len(key))

    def starting(self, word_keys: Collection[str], next_keys: Collection[str]) -> list[Phrase]:
        """Return the phrases that may begin with a word, given its keys and those of the next."""
        found: list[Phrase] = []
        for key in word_keys:
            found += _all(self._by_first, key)
            found += [replace(each, words=JOINED) for each in _all(self._joined, key)]
        for pair in product(word_keys, next_keys):
            found += _all(self._by_pair, pair)
        return sorted(found, key=_number)

    def marks_of(self, word_keys: Iterable[str]) -> list[Mark]:
        """Return the meanings that a single word has by itself, without repeats."""
        found: dict[Mark, None] = {}
        for key in word_keys:
            for phrase in _all(self._by_first, key):
                if len(phrase.words) == 1:
                    found.update(dict.fromkeys(phrase.marks))
        return list(found)

    def singles(self) -> Iterator[tuple[str, Phrase]]:
        """Yield the phrases of a single word, with each key by which they are found."""
        for key in self._by_first:
            for phrase in _all(self._by_first, key):
                if len(phrase.words) == 1:
                    yield key, phrase


def _put(index: _Phrases[Key], key: Key, phrase: Phrase) -> None:
    found = index.setdefault(key, phrase)
    if isinstance(found, list):
        found.append(phrase)
    elif found is not phrase:
        index[key] = [found, phrase]


def _all(index: _Phrases[Key], key: Key) -> Collection[Phrase]:
    found = index.get(key, ())
    return (found,) if isinstance(found, Phrase) else found


def _number(phrase: Phrase) -> int:
    return phrase.number
