"""Scoring the bot on files of questions with gold: read, score, report."""

from bot.evaluation.questions import Dialogue, Turn, read_dialogues
from bot.evaluation.report import as_json, as_text, percent_right
from bot.evaluation.scoring import Outcome, score

__all__ = [
    "Dialogue",
    "Outcome",
    "Turn",
    "as_json",
    "as_text",
    "percent_right",
    "read_dialogues",
    "score",
]
