"""The forms of a word in the dictionaries, and the keys by which it is found.

The keys of a word are its folded form and its lemma per language. Two words are the same when they
share a key.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy

from bot.language.dictionary import WordFormsFactory
from bot.language.words import squash

REMEMBERED = 4_000
"""Words whose forms are kept at hand: more than people use in their questions."""

_FORMS = WordFormsFactory()
_DICTIONARY = DictionaryLookupStrategy(_FORMS)
_LEMMAS = DefaultStrategy(dictionary_factory=_FORMS)


@lru_cache(maxsize=REMEMBERED)
def lemma(raw: str, dictionary: str) -> str:
    """Return the folded dictionary form of a word, or its own form when there is none."""
    if not dictionary or not raw[:1].isalpha():
        return squash(raw) or raw
    found = _LEMMAS.get_lemma(unicodedata.normalize("NFC", raw), dictionary)
    return squash(found or raw) or squash(raw) or raw


@lru_cache(maxsize=REMEMBERED)
def is_known(raw: str, dictionary: str) -> bool:
    """Tell whether a dictionary holds this word form."""
    return bool(dictionary and raw) and _DICTIONARY.get_lemma(raw, dictionary) is not None


@lru_cache(maxsize=REMEMBERED)
def keys(raw: str, form: str, dictionaries: tuple[str, ...]) -> frozenset[str]:
    """Return what a word can be found by: its form, and its lemma marked with the language."""
    return frozenset({form, *(f"{code}:{lemma(raw, code)}" for code in dictionaries if code)})
