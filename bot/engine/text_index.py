"""Which entries use which words in their texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.engine.lexicon import Lexicon
from bot.engine.members import Members, Postings, Roll
from bot.knowledge.model import Entry
from bot.language.words import Word, distinct

SHORTEST_PART = 4  # letters of a part of a compound in the texts


class TextIndex:
    """Finds entries by the words of their texts. Built once, then only read.

    Each word that occurs anywhere is looked up in the dictionaries once, however often it occurs.
    """

    def __init__(self, entries: Iterable[Entry], roll: Roll, lexicon: Lexicon) -> None:
        """Index the words of all texts."""
        self._lexicon = lexicon
        self._roll = roll
        using: dict[tuple[str, str], list[str]] = defaultdict(list)
        for entry in entries:
            for word in distinct(_texts(entry)):
                using[word].append(entry.id)
        self._by_key = Postings(
            roll,
            (
                (key, entry_id)
                for word, ids in using.items()
                for key in self._text_keys(*word)
                for entry_id in ids
            ),
        )

    def users(self, word: Word) -> Members:
        """Return the entries whose texts use a word."""
        return self._by_key.union(self._keys_of(word.raw, word.form))

    def _text_keys(self, raw: str, form: str) -> frozenset[str]:
        """Return what a word of a text can be found by; a compound also by its parts."""
        parts = self._parts(form)
        return self._keys_of(raw, form).union(
            *(self._lexicon.keys_of(each, each) for each in parts)
        )

    def _parts(self, form: str) -> tuple[str, str] | tuple[()]:
        """Return the two words that a compound is made of, the longer first part first."""
        for cut in range(len(form) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            head, tail = form[:cut], form[cut:]
            if self._lexicon.is_word(tail, tail) and self._lexicon.is_word(head, head):
                return head, tail
        return ()

    def _keys_of(self, raw: str, form: str) -> frozenset[str]:
        """Return what a word can be found by in the texts; nothing for a small word."""
        small = form in self._lexicon.function_words
        return frozenset() if small else self._lexicon.keys_of(raw, form)


def _texts(entry: Entry) -> Iterator[str]:
    yield from entry.summary.values()
    yield from entry.details.values()
    for fact in entry.facts:
        yield from fact.text.values()
