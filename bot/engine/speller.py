"""The words that people may be expected to write, to find them again when they are misspelt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.language.fuzzy import SpellingIndex
from bot.language.model import Language
from bot.language.slips import LEFT_OUT, Keyboard, keyboard
from bot.language.sounds import Sounds
from bot.language.words import squash

THOROUGH_UP_TO = 20_000  # words; one look at each of like length takes less than a millisecond
SHORTEST = 3  # letters; an unknown word of so few may have lost one
REMEMBERED = 500  # words; one is looked for before the language is known, and again after
SHORTEST_HEARD = 5  # letters; shorter words sound like too many others


class Speller:
    """Finds the likeliest word, those of the language of the message first."""

    def __init__(
        self, words: Mapping[str, Iterable[str]], keys: Keyboard, sounds: Sounds | None = None
    ) -> None:
        """Index words.

        Args:
            words: the words of each language, as they are written; of words that are equally
                near, the first is meant.
            keys: the keys beside each key.
            sounds: how words sound; without it, no word is found by its sound.
        """
        self._nearest = {
            code: lru_cache(REMEMBERED)(_Words(found, keys, sounds).nearest)
            for code, found in words.items()
        }

    def likeliest(self, form: str, language: str, only: bool = False) -> str | None:
        """Return how the word is spelt that a folded form most likely stands for, or None.

        Args:
            form: the folded form that was written.
            language: code of the language of the message; empty when that is not known.
            only: leave out the words of other languages.
        """
        own = self._nearest[language](form) if language in self._nearest else None
        if own is not None or only:
            return own[1] if own else None
        found = (nearest(form) for nearest in self._nearest.values())
        best = min((each for each in found if each), default=None, key=lambda each: each[0])
        return best[1] if best else None


class _Words:
    """The words of one language."""

    def __init__(self, words: Iterable[str], keys: Keyboard, sounds: Sounds | None) -> None:
        """Index them, see ``Speller``."""
        found = {squash(word): word for word in reversed(tuple(words))}
        self._spelt = found
        self._index = SpellingIndex(
            reversed(found), thorough=len(found) <= THOROUGH_UP_TO, keys=keys
        )
        self._sounds = sounds
        long = [form for form in found if len(form) >= SHORTEST_HEARD]
        self._by_sound = {sounds.heard(form): form for form in long} if sounds else {}

    def nearest(self, form: str) -> tuple[float, str] | None:
        """Return what the slips cost, and the word; a word that sounds the same is one slip."""
        found = self._index.likeliest(form, SHORTEST) or self._heard(form)
        return (found[1], self._spelt[found[0]]) if found else None

    def _heard(self, form: str) -> tuple[str, float] | None:
        """Return the word that sounds the same, and what it costs to write it by ear."""
        if self._sounds is None or len(form) < SHORTEST_HEARD:
            return None
        found = self._by_sound.get(self._sounds.heard(form))
        return (found, LEFT_OUT) if found else None


def all_keyboards(languages: Iterable[Language]) -> Keyboard:
    """Return the keys beside each key, on the keyboards of all languages together."""
    beside: dict[str, str] = {}
    for language in languages:
        for key, near in keyboard(language.keyboard).items():
            beside[key] = beside.get(key, "") + near
    return beside


def all_sounds(languages: Iterable[Language]) -> Sounds:
    """Return how words sound in any language: names of one are written by ear in another."""
    return Sounds(rule for language in languages for rule in language.sounds)
