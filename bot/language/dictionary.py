"""The dictionaries of word forms of simplemma, opened in half the time that it takes itself."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from contextlib import suppress

from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY, DictionaryFactory
from simplemma.strategies.dictionaries.dictionary_factory import DATA_FOLDER, SUPPORTED_LANGUAGES

from bot.language.word_forms import WordForms


class WordFormsFactory(DictionaryFactory):
    """Gives the strategies of simplemma their dictionaries, each opened once."""

    def __init__(self) -> None:
        self._opened: dict[str, Mapping[str, str]] = {}

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        """Return the dictionary of a language.

        Raises:
            ValueError: there is none.
        """
        if lang not in self._opened:
            self._opened[lang] = _open(lang)
        return self._opened[lang]


def has_dictionary(code: str) -> bool:
    """Tell whether there is a dictionary of word forms with this code."""
    return code in SUPPORTED_LANGUAGES


def _open(language: str) -> Mapping[str, str]:
    if language in SUPPORTED_LANGUAGES:
        with lzma.open(DATA_FOLDER / f"{language}.plzma") as file, suppress(ValueError):
            return WordForms(file.read())
    # Some are written from right to left; and a new version may write all otherwise.
    return LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(language)
