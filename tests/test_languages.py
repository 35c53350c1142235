"""Which language the real thing hears in a first message."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import app
from bot.engine.turns import Memory
from bot.evaluation import read_dialogues
from bot.settings import load_settings

QUESTIONS = Path(__file__).parent / "questions"


@pytest.fixture(scope="module")
def built() -> app.App:
    """The real thing, built once."""
    return app.build(load_settings({}))


def heard(built: app.App, message: str, language: str = "") -> str:
    """Return the language of the answer to a message, in a conversation in some language."""
    return built.engine.reply(message, Memory(language=language)).answer.language


def lines(kind: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield each line of a file of messages with its language."""
    text = (QUESTIONS / f"{kind}.{language}.txt").read_text(encoding="utf-8")
    return ((line, language) for line in text.split("\n") if line.strip())


def percent(built: app.App, messages: list[tuple[str, str]]) -> float:
    """Return the percentage of messages of which the language is heard."""
    return 100 * sum(heard(built, *row[:1]) == row[1] for row in messages) / len(messages)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_hears_the_language_of_first_messages(built: app.App, language: str) -> None:
    """Of hundreds of first messages in each language, 98 in a hundred are heard right."""
    files = [QUESTIONS / "develop.jsonl", QUESTIONS / "develop-2.jsonl"]
    dialogues = read_dialogues(files, built.knowledge.entries)
    first = [(dialogue.turns[0].q, dialogue.turns[0].lang) for dialogue in dialogues]
    messages = [row for row in first if row[1] == language] + list(lines("overmatch", language))
    assert len(messages) > 400
    assert percent(built, messages) >= 98


@pytest.mark.parametrize(("language", "least"), [("nl", 95), ("en", 80)])
def test_hears_the_language_of_a_few_words(built: app.App, language: str, least: float) -> None:
    """Some messages of two or three words are the same in both; then it is the first language."""
    assert percent(built, list(lines("short", language))) >= least


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("argu url please", "en"),  # "url" and "please" are used in Dutch as well
        ("is foundation for public code new?", "en"),
        ("Is de Ideeënvijver open source?", "nl"),  # the article is no part of the name
        ("Is Pleio open source?", "nl"),  # nothing tells, so the first language
    ],
)
def test_hears_what_is_not_a_name(built: app.App, message: str, language: str) -> None:
    """Names and phrases that languages share tell nothing; borrowed words tell little."""
    assert heard(built, message) == language


@pytest.mark.parametrize("message", ["Pleio", "Foundation for Public Code?", "open source", "2"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_follows_the_conversation_where_nothing_tells(
    built: app.App, message: str, language: str
) -> None:
    """A message of names alone is in the language of the conversation."""
    assert heard(built, message, language) == language
