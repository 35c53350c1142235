"""The language that a message asks the bot to speak: "in English, please"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.engine.hits import Tagged
from bot.engine.marks import Kind
from bot.language.model import Language
from bot.language.words import Word, forms


class LanguageRequests:
    """Finds what asks for a language, so that the rest can be read without it."""

    def __init__(self, languages: Mapping[str, Language]) -> None:
        """Take the languages; only one of these can be asked for."""
        self._codes = {
            form: code
            for language in languages.values()
            for code, names in language.languages.items()
            for form in forms(" ".join(names))
            if code in languages
        }

    def find(self, tagged: Tagged, spoken: str, before: str) -> tuple[str, tuple[Word, ...]]:
        """Return the language that is asked for, and the words without the request.

        A message in the language of the conversation that asks for that language, besides other
        things, wants one of those to be in it: "a tool in Dutch, please".

        Args:
            tagged: the message.
            spoken: code of the language that it is in.
            before: code of the language of the conversation so far; empty at its beginning.
        """
        words = tagged.words
        for hit in sorted(tagged.of(Kind.SPEAK), key=lambda hit: -len(hit.places)):
            start, end = hit.places[0], hit.places[-1] + 1
            code = self._named(words[start:end])
            rest = (*words[:start], *words[end:])
            stays = code == spoken == (before or spoken)
            if code and not (stays and rest):
                return code, rest
        return "", words

    def _named(self, words: Sequence[Word]) -> str:
        """Return the code of the first language that is named; empty for none."""
        return next((self._codes[word.form] for word in words if word.form in self._codes), "")
