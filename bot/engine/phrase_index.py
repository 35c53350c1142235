"""Finding phrases by how they begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import TypeAlias

from bot.engine.cues import GAP, GROUP, WILDCARD, Phrase
from bot.engine.marks import Mark
from bot.language.words import squash

FEW = 16
"""Phrases that begin alike; to look at each costs less than to index them by two words."""

SHORTEST_JOINED = 6  # letters of a phrase that is also found when its words are written as one

JOINED: tuple[tuple[str, ...], ...] = ((),)
"""The words of a phrase that is written as one, and is found by that alone."""

_Phrases: TypeAlias = dict[str, Phrase | list[Phrase]]
"""Phrases by a key. Most keys have one, and a list for each would take twice the memory."""


class PhraseIndex:
    """The phrases by their first word; by their first two where many begin alike."""

    def __init__(self, phrases: Sequence[Phrase], cues: Iterable[tuple[str, ...]]) -> None:
        """Index phrases.

        Args:
            phrases: all of them.
            cues: for each, its words as they are written.
        """
        self._by_first: _Phrases = {}
        self._by_pair: dict[str, _Phrases] = {}
        self._joined: _Phrases = {}
        self._beginnings: dict[int, set[str]] = {}  # by how many letters they have
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
                    _put(self._by_pair.setdefault(key, {}), other, phrase)
            else:
                _put(self._by_first, key, phrase)

    def _add_written(self, phrase: Phrase, pieces: tuple[str, ...]) -> None:
        """Note where only the beginning of a word counts, or index a phrase as one word."""
        written = "".join(pieces)
        if WILDCARD in written or GROUP in written:
            self._note_beginnings(phrase)
        elif len(pieces) > 1 and GAP not in written:
            form = squash(written)
            if len(form) >= SHORTEST_JOINED:
                _put(self._joined, form, phrase)

    def _note_beginnings(self, phrase: Phrase) -> None:
        for word in phrase.words:
            for key in word:
                if key.endswith(WILDCARD):
                    letters = key.removesuffix(WILDCARD)
                    self._beginnings.setdefault(len(letters), set()).add(letters)

    def beginnings(self, form: str) -> list[str]:
        """Return the ``*`` keys that a word fits."""
        return [
            form[:length] + WILDCARD
            for length, letters in self._beginnings.items()
            if form[:length] in letters
        ]

    def starting(self, word_keys: Collection[str], next_keys: Collection[str]) -> list[Phrase]:
        """Return the phrases that may begin with a word, given its keys and those of the next."""
        found: list[Phrase] = []
        following = frozenset(next_keys)
        for key in word_keys:
            found += [each for each in _all(self._by_first, key) if _goes_on(each, following)]
            if key in self._joined:
                found += [replace(each, words=JOINED) for each in _all(self._joined, key)]
            if key in self._by_pair:
                pairs = self._by_pair[key]
                found += [each for second in following for each in _all(pairs, second)]
        found.sort(key=_number)
        return [
            each for place, each in enumerate(found) if not place or each is not found[place - 1]
        ]

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
    if len(phrase.words) == 1:
        return True
    second = phrase.words[1]
    return not following.isdisjoint(second) or GAP in second


def _put(index: _Phrases, key: str, phrase: Phrase) -> None:
    found = index.setdefault(key, phrase)
    if isinstance(found, list):
        found.append(phrase)
    elif found is not phrase:
        index[key] = [found, phrase]


def _all(index: _Phrases, key: str) -> Collection[Phrase]:
    found = index.get(key, ())
    return (found,) if isinstance(found, Phrase) else found


def _number(phrase: Phrase) -> int:
    return phrase.number
