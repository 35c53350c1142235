"""Entries by the single words of their names, for one who has forgotten the rest."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection
from itertools import islice, takewhile

from bot.engine.index import KnowledgeIndex
from bot.language.words import split

SEVERAL = 2  # words of a name that tell for sure which it is
LEAST = 4  # letters of a word that may begin a word of a name


class NameWords:
    """Finds entries by a word of their name."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the words of all names, but for the small ones."""
        self._named: dict[str, list[str]] = defaultdict(list)
        for entry in index.entries.values():
            words = {word.form: word for name in set(entry.name.values()) for word in split(name)}
            for form, word in words.items():
                if not index.is_small(word):
                    self._named[form].append(entry.id)
        self._alphabetic = sorted(self._named)
        self._number = {form: number for number, form in enumerate(self._named)}

    def having(self, form: str) -> list[str]:
        """Return the entries with this word in their name, or with one that begins so."""
        if len(form) < LEAST:
            return []
        first = bisect_left(self._alphabetic, form)
        opening = takewhile(
            lambda word: word.startswith(form), islice(self._alphabetic, first, None)
        )
        words = sorted(opening, key=self._number.__getitem__)  # in the order of the entries
        return [each for word in words for each in self._named[word]]

    def only_one(self, forms: Collection[str], ids: Collection[str]) -> str | None:
        """Return the only one of some entries that has a word of these in its name, if any."""
        having = {each for form in forms for each in self.having(form) if each in ids}
        return having.pop() if len(having) == 1 else None

    def in_words(self, forms: Collection[str], ids: Collection[str]) -> str | None:
        """Return the only one of some entries that has several words of these in its name."""
        having = Counter(each for form in set(forms) for each in set(self.having(form)))
        several = [each for each in ids if having[each] >= SEVERAL]
        return several[0] if len(several) == 1 else None
