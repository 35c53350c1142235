"""The language that a message asks the bot to speak: "in English, please"."""

from __future__ import annotations

from collections.abc import Mapping

from bot.engine.hits import Tagged
from bot.engine.marks import Kind
from bot.language.model import Language
from bot.language.words import Word, split


class LanguageRequests:
    """Finds what asks for a language, so that the rest can be read without it."""

    def __init__(self, languages: Mapping[str, Language]) -> None:
        """Take the languages; only one of these can be asked for."""
        self._codes = {
            word.form: code
            for language in languages.values()
            for code, names in language.languages.items()
            for word in split(" ".join(names))
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
        requests = sorted(tagged.of(Kind.SPEAK), key=lambda hit: -len(hit.places))
        for hit in requests:
            places = range(hit.places[0], hit.places[-1] + 1)
            code = next((self._codes[form] for form in self._forms(tagged, places)), "")
            rest = [word for place, word in enumerate(tagged.words) if place not in places]
            changes = code != spoken or code != (before or spoken)
            if code and (changes or not rest):
                return code, tuple(rest)
        return "", tagged.words

    def _forms(self, tagged: Tagged, places: range) -> list[str]:
        """Return the words in some places that are what a language is called."""
        forms = (tagged.words[place].form for place in places)
        return [form for form in forms if form in self._codes]
