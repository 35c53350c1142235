"""Finding phrases by how they begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import product
from typing import TypeAlias, TypeVar

from bot.engine.cues import GAP, GROUP, WILDCARD, Phrase
from bot.engine.marks import Mark
from bot.language.words import squash

FEW = 16
"""Phrases that begin alike; to look at each costs less than to index them by two words."""

SHORTEST_JOINED = 6  # letters of a phrase that is also found when its words are written as one

JOINED: tuple[tuple[str, ...], ...] = ((),)
"""The words of a phrase that is written as one, and is found by that alone."""

Key = TypeVar("Key", str, tuple[str, str])

_Phrases: TypeAlias = dict[Key, Phrase | list[Phrase]]
"""Phrases by a key. Most keys have one, and a list for each would take twice the memory."""


class PhraseIndex:
    """The phrases by their first word; by their first two where many begin alike.

    Attributes:
        longest_prefix: characters of the longest word of which only the beginning counts.
    """

    def __init__(self, phrases: Sequence[Phrase], cues: Iterable[tuple[str, ...]]) -> None:
        """Index phrases.

        Args:
            phrases: all of them.
            cues: for each, its words as they are written.
        """
        self._by_first: _Phrases[str] = {}
        self._by_pair: _Phrases[tuple[str, str]] = {}
        self._joined: _Phrases[str] = {}
        self.longest_prefix = 0
        begins = Counter(key for each in phrases if len(each.words) > 1 for key in each.words[0])
        often = {key for key, times in begins.items() if times > FEW}
        for phrase, pieces in zip(phrases, cues, strict=True):
            self._add(phrase, often)
            self._add_written(phrase, pieces)

    def _add(self, phrase: Phrase, often: Set[str]) -> None:
        first, *others = phrase.words
        paired = others and GAP not in others[0]
        for key in first:
            if paired and key in often:
                for other in others[0]:
                    _put(self._by_pair, (key, other), phrase)
            else:
                _put(self._by_first, key, phrase)

    def _add_written(self, phrase: Phrase, pieces: tuple[str, ...]) -> None:
        """Note where only the beginning of a word counts, or index a phrase as one word."""
        written = "".join(pieces)
        if WILDCARD in written or GROUP in written:
            self._note_prefixes(phrase)
        elif len(pieces) > 1 and GAP not in written:
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
        following = frozenset(next_keys)
        for key in word_keys:
            found += [each for each in _all(self._by_first, key) if _goes_on(each, following)]
            if key in self._joined:
                found += [replace(each, words=JOINED) for each in _all(self._joined, key)]
        by_pair = self._by_pair
        for pair in product(word_keys, next_keys):
            if pair in by_pair:  # nearly none is, and this is asked for every two words
                found += _all(by_pair, pair)
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


def _goes_on(phrase: Phrase, following: Set[str]) -> bool:
    """Tell whether the second word of a phrase may be the one that follows, if it has to be."""
    second = phrase.words[1] if len(phrase.words) > 1 else (GAP,)
    return GAP in second or not following.isdisjoint(second)


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
