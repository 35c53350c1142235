"""Questions about an entry in a place, or of a place, that the knowledge base does not hold."""

from __future__ import annotations

from bot.engine.beside import is_elsewhere
from bot.engine.evidence import is_common
from bot.engine.finding import Finding
from bot.engine.index import KnowledgeIndex
from bot.engine.off_point import asks_elsewhere
from bot.engine.question import Question
from bot.engine.unheld import unknown


def elsewhere(entry_id: str, question: Question, index: KnowledgeIndex) -> Finding | None:
    """Return that it is not known, when another place is meant, or asked about."""
    if is_elsewhere(entry_id, question, index):
        return unknown(entry_id)
    if is_common(entry_id, question) and _has_unheld_value(question, index):
        return unknown(entry_id)
    used = _asked_of_elsewhere(entry_id, question, index)
    return unknown(entry_id, used) if used else None


def _has_unheld_value(question: Question, index: KnowledgeIndex) -> bool:
    """Tell whether a value is spoken of that no entry has, such as another city."""
    return any(not index.with_value[each] for each in question.values)


def _asked_of_elsewhere(entry_id: str, question: Question, index: KnowledgeIndex) -> str:
    """Return what is asked of a place that no entry has, and not known of this one; or empty.

    Where an entry belongs does not tell whether "a town in Flanders uses it".
    """
    if not asks_elsewhere(question, index):
        return ""
    values = index.ontology.values
    asked = {values[each].of for each in question.values if index.is_place(each)}
    lacking = (each for each in question.properties if each in asked)
    return next((each for each in lacking if entry_id not in index.with_kind[each]), "")
