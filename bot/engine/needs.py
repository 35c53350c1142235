"""What people need, read from groups of words that may stand anywhere in what they say.

A cue is a phrase: its words stand side by side. A need is told in as many ways as there are
people, so here only the groups count that its words are from, wherever they stand.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.engine.cues import keys_of_group
from bot.engine.lexicon import Lexicon
from bot.knowledge.model import KnowledgeBase
from bot.language.words import Word

SHORTEST_PART = 4  # letters of a part of a compound that counts by itself


@dataclass(frozen=True, slots=True)
class Need:
    """Something that is needed, and the groups of words by which it was recognised.

    Attributes:
        wanted: the value, property or relation.
        groups: the groups of which a word was said.
        places: where words of these groups stand.
        weight: how much they tell: the more of them, and the rarer each is among the needs.
    """

    wanted: str
    groups: tuple[str, ...]
    places: frozenset[int]
    weight: float


class NeedReader:
    """Reads needs. Built once, then only read."""

    def __init__(self, knowledge: KnowledgeBase, lexicon: Lexicon) -> None:
        """Index the words of the groups that needs are told by."""
        self._lexicon = lexicon
        self._rows = [
            (wanted, row) for wanted, rows in knowledge.ontology.needs.items() for row in rows
        ]
        self._groups: dict[str, set[str]] = defaultdict(set)
        named = {name for _, row in self._rows for name in row}
        for name in named:
            for code, words in knowledge.ontology.word_groups[name].items():
                for key in keys_of_group(words, lexicon.dictionary_of(code)):
                    self._groups[key].add(name)
        self._rarity = {
            name: math.log(1 + len(self._rows) / sum(name in row for _, row in self._rows))
            for name in named
        }

    def read(self, words: Sequence[Word], language: str = "") -> list[Need]:
        """Return what is needed, what is told by most first.

        Args:
            words: the message.
            language: code of the language that it is in; empty when that is unknown.
        """
        said = [self._said(word, language) for word in words]
        found = [
            self._need(wanted, row, said)
            for wanted, row in self._rows
            if _each_by_its_own_word(row, said)
        ]
        return sorted(found, key=lambda need: -need.weight)

    def _need(self, wanted: str, row: tuple[str, ...], said: list[frozenset[str]]) -> Need:
        places = frozenset(at for at, groups in enumerate(said) if not groups.isdisjoint(row))
        return Need(wanted, row, places, sum(self._rarity[name] for name in row))

    def _said(self, word: Word, language: str) -> frozenset[str]:
        """Return the groups that a word is from; of a compound, those of its parts."""
        found = self._groups_of(self._lexicon.keys_of(word.raw, word.form, language))
        return found or frozenset().union(*map(self._groups_of, self._parts(word)))

    def _groups_of(self, keys: Collection[str]) -> frozenset[str]:
        return frozenset(name for key in keys for name in self._groups.get(key, ()))

    def _parts(self, word: Word) -> Iterator[frozenset[str]]:
        """Yield the keys of the parts of a compound, of which the other part is a word as well."""
        form = word.form
        for cut in range(SHORTEST_PART, len(form) - SHORTEST_PART + 1):
            head, tail = form[:cut], form[cut:]
            if self._lexicon.is_word(head, head) and self._lexicon.is_word(tail, tail):
                yield self._lexicon.keys_of(head, head)
                yield self._lexicon.keys_of(tail, tail)


def _each_by_its_own_word(row: tuple[str, ...], said: list[frozenset[str]]) -> bool:
    """Tell whether every group of a row has a word, and no word serves for two of them."""
    if not row:
        return True
    return any(
        row[0] in groups and _each_by_its_own_word(row[1:], said[:at] + said[at + 1 :])
        for at, groups in enumerate(said)
    )
