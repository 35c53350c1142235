"""The language that a message asks the bot to speak."""

from __future__ import annotations

import pytest

from bot.engine.speaking import LanguageRequests
from bot.engine.tagging import tag
from bot.language.words import split
from tests.engine.small import LEXICON, language

REQUESTS = LanguageRequests(
    {
        "en": language(),
        "nl": language(languages={"nl": ("nederlands",), "fr": ("frans",)}),
    }
)


@pytest.mark.parametrize(
    ("text", "before", "code", "rest"),
    [
        ("say it in dutch", "", "nl", ""),
        ("what is it, say it in dutch", "en", "nl", "what is it"),
        ("say it in english", "en", "en", ""),
        ("what is it, say it in english", "nl", "en", "what is it"),
        ("a branch, say it in english", "en", "", "a branch say it in english"),
        ("say it in frans", "en", "", "say it in frans"),
        ("is it in dutch", "en", "", "is it in dutch"),
    ],
)
def test_a_request_is_taken_out(text: str, before: str, code: str, rest: str) -> None:
    """Not where the language would stay as it is, nor for a language that the bot lacks."""
    tagged = tag(split(text), [], "en", LEXICON)
    asked, words = REQUESTS.find(tagged, "en", before)
    assert (asked, " ".join(word.form for word in words)) == (code, rest)
