"""What a word tells of a thing that is not asked for."""

from __future__ import annotations

from typing import Any

import pytest

from bot.engine.attribute import is_of_another_thing
from bot.engine.understand import Understander
from tests.engine.small import language, lexicon

WORDS: dict[str, Any] = {
    "articles": ("the",),
    "indefinite_articles": ("a",),
    "soft_words": ("square", "option"),
    "general_words": ("option",),
}
READER = Understander(lexicon(**WORDS), {"en": language(**WORDS)})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which library is for the free square", True),
        ("which library is for the free zeppelin", True),
        ("is there a free library", False),
        ("is there a free option", False),
        ("which library is free, square or not", False),
        ("which library is free", False),
        ("free square", False),
    ],
)
def test_a_word_between_an_article_and_a_noun_is_of_that_noun(text: str, expected: bool) -> None:
    """Unless the noun is what is asked for, or stands for anything."""
    question = READER.read(text, "en")
    (told,) = [hit for hit in question.tagged.hits if {"free"} & {mark.id for mark in hit.marks}]
    assert is_of_another_thing(told, question) is expected
