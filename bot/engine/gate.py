"""What keeps an answer back of which it is not sure enough."""

from __future__ import annotations

from dataclasses import replace

from bot.engine.evidence import Scale
from bot.engine.finding import Finding
from bot.engine.index import KnowledgeIndex
from bot.engine.question import Question
from bot.engine.unheld import unknown


class Gate:
    """Lets a finding about one entry through when it is sure enough."""

    def __init__(self, index: KnowledgeIndex, floor: float) -> None:
        """Take the knowledge base and the confidence below which nothing is claimed."""
        self._scale = Scale(index)
        self._floor = floor

    def is_uncertain(self, entry_id: str, question: Question) -> bool:
        """Tell whether the name of an entry may have been meant as just a word or a place."""
        return self._scale.is_uncertain(entry_id, question)

    def confidence(self, entry_id: str, question: Question, evidence: float) -> float:
        """Return how sure it is that a question is answered by an entry (0 to 1)."""
        return self._scale.confidence(entry_id, question, evidence)

    def passed(
        self, finding: Finding, entry_id: str, question: Question, evidence: float
    ) -> Finding:
        """Return a finding with its confidence, or that it is unknown when that is too low."""
        confidence = self.confidence(entry_id, question, evidence)
        if confidence < self._floor:
            return unknown(entry_id)
        return replace(finding, confidence=confidence)
