"""The names of all entries, as they are found in a message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from bot.knowledge.model import KnowledgeBase
from bot.language.fuzzy import MOST_SLIPS, SpellingIndex, weigh
from bot.language.slips import BESIDE, Keyboard
from bot.language.sounds import Sounds
from bot.language.words import forms, squash

THOROUGH_UP_TO = 2000  # names; comparing a message with each of more would take too long
REMEMBERED = 1_000  # texts; a long message is read whole and in parts, which hold the same ones
LEAST_HEARD = 5  # letters; shorter names sound like too many other words


class NameIndex:
    """Names, aliases and hosts of links by their squashed form. Built once, then only read.

    Attributes:
        ids: the entries that have a name, by the name.
        proper: the names that entries are called by first, rather than aliases.
        longest: the number of words in the longest name.
        most_letters: how long a text may be that is still a slip away from a name.
    """

    def __init__(
        self, knowledge: KnowledgeBase, keys: Keyboard | None = None, sounds: Sounds | None = None
    ) -> None:
        """Index every name, alias and host.

        Args:
            knowledge: the entries.
            keys: the keys beside each key.
            sounds: how names sound; without it, they sound as they are written.
        """
        found: dict[str, list[str]] = defaultdict(list)
        self._words: dict[str, tuple[str, ...]] = {}
        for entry in knowledge.entries.values():
            for name in (*entry.name.values(), *entry.aliases):
                key = squash(name)
                if key and entry.id not in found[key]:
                    found[key].append(entry.id)
                self._words.setdefault(key, forms(name))
        entries = knowledge.entries.values()
        self.proper = {squash(name) for entry in entries for name in entry.name.values()}
        for host, ids in _hosts(knowledge, found).items():
            found[squash(host)] = ids
            self._words.setdefault(squash(host), forms(host))
        self.ids = {key: tuple(ids) for key, ids in found.items() if key}
        self.longest = max((len(words) for words in self._words.values()), default=1)
        self.most_letters = max(map(len, self.ids), default=0) + MOST_SLIPS
        self._spelling = SpellingIndex(
            sorted(self.ids), thorough=len(self.ids) <= THOROUGH_UP_TO, keys=keys
        )
        self._nearest = lru_cache(REMEMBERED)(self._spelling.nearest)
        self._keys = keys or {}
        self._letters = {_letters(name) for name in self.ids}
        self._sounds = sounds or Sounds()
        self._by_sound = {self._sounds.heard(name): name for name in sorted(self.ids)}

    def words(self, name: str) -> Sequence[str]:
        """Return the words of which a name is made."""
        return self._words[name]

    def nearest(self, text: str) -> tuple[str, float] | None:
        """Return the name that a text most likely misspells, with its likeness (0 to 1)."""
        return self._nearest(text)

    def sounding(self, text: str) -> str | None:
        """Return the name that a text is when it is written by ear, if any."""
        return self._by_sound.get(self._sounds.heard(text)) if len(text) >= LEAST_HEARD else None

    def is_likely(self, name: str, text: str) -> bool:
        """Tell whether a text is a name, or a word of one, with a slip that people often make."""
        return weigh(name, text, self._keys) <= BESIDE

    def is_jumbled(self, text: str) -> bool:
        """Tell whether a text has the very letters of a name, in any order."""
        return _letters(text) in self._letters


def _hosts(knowledge: KnowledgeBase, named: Collection[str]) -> dict[str, list[str]]:
    """Return the entries that have a link to a host, for hosts that are nobody else's name."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in knowledge.entries.values():
        for link in entry.links:
            host = (urlsplit(link.url).hostname or "").removeprefix("www.")
            own = squash(host) in named or squash(host.rpartition(".")[0]) in named
            if host and not own and entry.id not in found[host]:
                found[host].append(entry.id)
    return found


def _letters(text: str) -> str:
    return "".join(sorted(text))
