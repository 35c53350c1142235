"""What a message tells of who writes it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.engine.asker import is_aside
from bot.engine.off_point import asks_elsewhere
from bot.engine.question import Question
from bot.engine.understand import Understander
from tests.engine.small import INDEX, language, lexicon

WORDS: dict[str, Any] = {"introductions": ("i am",), "whereabouts": ("i live on the",)}
READER = Understander(lexicon(**WORDS), {"en": language(**WORDS)})


def read(text: str) -> Question:
    """Understand a message that may tell who writes it."""
    return READER.read(text, "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I am free. Which library is it?", [True]),
        ("I am looking for a free one. Which library is it?", [False]),
        ("It has to be free. Which library is it?", [False]),
        ("It was paid. Which library is free?", [True, False]),
        ("I am free", [False]),
    ],
)
def test_what_is_so_of_who_writes_is_not_wanted(text: str, expected: list[bool]) -> None:
    """Nor what was so of something else, where the question says what has to be."""
    question = read(text)
    told = [hit for hit in question.tagged.hits if {"free"} & {mark.id for mark in hit.marks}]
    assert [is_aside(hit, question, INDEX) for hit in told] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which library is on the moon", True),
        ("I live on the moon, which library is free", False),
    ],
)
def test_where_one_lives_is_not_asked_for(text: str, expected: bool) -> None:
    """A place of which nothing is known matters when it is asked for."""
    assert asks_elsewhere(read(text), INDEX) is expected
