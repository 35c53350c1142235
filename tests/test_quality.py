"""How well the real knowledge base answers questions that were written apart from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import app
from bot.engine.turns import Memory, Status
from bot.evaluation import read_dialogues, score
from bot.evaluation.reliability import sure
from bot.settings import load_settings

QUESTIONS = Path(__file__).parent / "questions"


@pytest.fixture(scope="module")
def built() -> app.App:
    """The real thing, built once."""
    return app.build(load_settings({}))


def test_answers_questions_written_apart(built: app.App) -> None:
    """Of the second set of practice of our own, nine turns in ten are fully right."""
    dialogues = read_dialogues([QUESTIONS / "develop-2.jsonl"], built.knowledge.entries)
    outcomes = list(score(dialogues, built.engine.reply))
    assert len(outcomes) > 200
    assert sum(outcome.right for outcome in outcomes) / len(outcomes) >= 0.9


@pytest.mark.parametrize("language", ["nl", "en"])
def test_leaves_alone_what_is_none_of_its_business(built: app.App, language: str) -> None:
    """Of hundreds of sentences on other matters, at most one in a hundred gets an answer."""
    lines = (QUESTIONS / f"overmatch.{language}.txt").read_text(encoding="utf-8").split("\n")
    said = [line for line in lines if line.strip()]
    statuses = [built.engine.reply(line, Memory()).answer.status for line in said]
    assert len(said) >= 300
    assert statuses.count(Status.ANSWER) <= len(said) / 100


def test_confidence_means_something(built: app.App) -> None:
    """Of the answers that it is sure of, on our own practice, 97 in a hundred are right."""
    files = sorted(QUESTIONS.glob("develop*.jsonl"))
    dialogues = read_dialogues(files, built.knowledge.entries)
    band = sure(list(score(dialogues, built.engine.reply)))
    assert band.answers > 400
    assert band.percent >= 97
