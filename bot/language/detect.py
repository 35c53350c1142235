"""Telling the language of a message, from the same words that the bot understands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from bot.language.lemmas import is_known
from bot.language.model import Language
from bot.language.words import Word

_FUNCTION_WORD = 2.0
_OWN_WORD = 1.0  # of a phrase by which the bot is asked for something
_OWN_AND_KNOWN = 1.5  # that a dictionary holds as well; else it may be borrowed ("please")
_DICTIONARY_WORD = 0.6


class LanguageDetector:
    """Counts what each word says about the language that it is in."""

    def __init__(
        self,
        languages: Mapping[str, Language],
        function_words: Mapping[str, Collection[str]],
        own_words: Mapping[str, Collection[str]],
    ) -> None:
        """Take the languages with, per language, their small words and the words of all phrases."""
        self._languages = languages
        self._function_words = function_words
        self._own_words = own_words

    def detect(self, words: Sequence[Word]) -> tuple[str, float]:
        """Return the likeliest language with its lead over the next, or ``("", 0.0)``."""
        scores = dict.fromkeys(self._languages, 0.0)
        for word in words:
            if word.form.isdigit():
                continue
            for code, score in self._votes(word).items():
                scores[code] += score
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        best, score = ranked[0]
        lead = score - (ranked[1][1] if len(ranked) > 1 else 0.0)
        return (best, lead) if lead > 0 else ("", 0.0)

    def _votes(self, word: Word) -> dict[str, float]:
        """Return the votes of one word; a word that all languages share has none."""
        votes = {}
        for code, language in self._languages.items():
            known = is_known(word.raw, language.dictionary)
            if word.form in self._function_words[code]:
                votes[code] = _FUNCTION_WORD
            elif word.form in self._own_words[code]:
                votes[code] = _OWN_AND_KNOWN if known else _OWN_WORD
            elif known:
                votes[code] = _DICTIONARY_WORD
        return votes
