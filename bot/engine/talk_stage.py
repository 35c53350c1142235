"""Small talk, questions about the source, and attempts to make the bot say other things."""

from __future__ import annotations

from bot.engine.finding import Finding, Form
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import CONCEPTS, Kind
from bot.engine.question import Question

# Of several kinds of small talk in one message, the first of these is answered.
ORDER = (
    "injection",
    "insult",
    "help",
    "identity",
    "goodbye",
    "thanks",
    "compliment",
    "apology",
    "greeting",
    "chatter",
)
FIRM = frozenset({"identity", "insult", "help", "injection"})
"""Kinds whose longer phrases settle what a message is, whatever else stands in it."""

_TELLING = (CONCEPTS - {Kind.FACT, Kind.BACKGROUND}) | {Kind.NAME, Kind.QUESTION_WORD}

_TELLING_ACTS = frozenset({"link", "compare", "repeat", "else"})


class TalkStage:
    """Looks up what is not a question about the subject."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the knowledge base."""
        self._index = index

    def small_talk(self, question: Question) -> Finding | None:
        """Return the kind of small talk that a whole message is, if it is."""
        words = question.tagged.words
        if not words:
            return _social("empty")
        hits = question.tagged.of(Kind.SOCIAL)
        if not hits or question.names:
            return None
        kinds = {each for hit in hits for each in hit.ids(Kind.SOCIAL)}
        kind = next(each for each in ORDER if each in kinds)
        firm = {each for hit in hits if len(hit.places) > 1 for each in hit.ids(Kind.SOCIAL)} & FIRM
        rude = firm & {"insult", "injection"}
        most = 1 if "identity" in firm else 0.9
        if firm and not self._concepts(question, hits) and (rude or question.foreign <= most):
            return _social(next(each for each in ORDER if each in firm))
        if "injection" in kinds:
            return _social("injection")
        return None if self._rest(question) else _social(kind)

    def _rest(self, question: Question) -> bool:
        """Tell whether more stands in a message than small talk and small words."""
        social = {place for hit in question.tagged.of(Kind.SOCIAL) for place in hit.places}
        telling = {
            place
            for hit in question.tagged.hits
            for place in hit.places
            if any(mark.kind in _TELLING for mark in hit.marks)
            or any(act in _TELLING_ACTS for act in hit.ids(Kind.ACT))
        }
        odd = {place for place, weight in question.tagged.foreign.items() if weight >= 1}
        return bool((telling | odd) - social)

    def _concepts(self, question: Question, social: list) -> bool:  # type: ignore[type-arg]
        taken = {place for hit in social for place in hit.places}
        solid = CONCEPTS - {Kind.BACKGROUND, Kind.FACT}
        return any(
            taken.isdisjoint(hit.places) and any(mark.kind in solid for mark in hit.marks)
            for hit in question.tagged.hits
        )

    def source(self, question: Question) -> Finding | None:
        """Return the source, when that is what a message asks for."""
        hits = question.tagged.of(Kind.SOURCE)
        if not hits or question.names:
            return None
        strong = any(len(hit.places) > 1 for hit in hits)
        other = question.values or question.categories or question.relations
        flags = [each for each in question.properties if self._index.is_held(each)]
        unheld = [each for each in question.properties if not self._index.is_held(each)]
        if unheld or (not strong and (other or flags)):
            return None
        if question.foreign >= (2 if strong else 1):
            return None
        return Finding(Form.SOURCE, "source", asked=("source",), confidence=0.9)


def _social(kind: str) -> Finding:
    return Finding(Form.SOCIAL, "small talk", key=kind, confidence=0.95, reasons=(kind,))
