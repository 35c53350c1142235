"""Messages that are answered whole, or in pieces."""

from __future__ import annotations

import pytest

from bot.engine.turns import Memory, Status
from tests.engine.small import ENGINE


def about(text: str) -> tuple[str, list[str]]:
    """Return the status of the answer to a message, and the entries that it is about."""
    answer = ENGINE.reply(text, Memory()).answer
    return answer.status.value, [each.id for each in answer.about]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Who runs Central? Which library has maps?", ["central", "corner"]),
        ("What is Central? What is Bookends?", ["central", "bookends"]),
        ("I need maps. Which libraries are there?", ["corner"]),
    ],
)
def test_each_question_is_answered_unless_the_whole_is_one(text: str, ids: list[str]) -> None:
    """What is needed tells which of several it has to be."""
    assert about(text) == (Status.ANSWER.value, ids)
