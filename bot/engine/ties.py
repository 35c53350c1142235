"""What ties one entry to others: "which tools has it", "what is there in that town"."""

from __future__ import annotations

from collections.abc import Collection

from bot.engine.evidence import CUE, PLACE
from bot.engine.facts import fact_kinds
from bot.engine.finding import Finding, Form, Told
from bot.engine.gate import Gate
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import SPECIFIC, Question
from bot.engine.unheld import unheld
from bot.engine.yes_no import is_yes_no
from bot.knowledge.model import Fact

FEW_FOREIGN = 1.0  # weight of foreign words beside the name of a place that may be a slip


class Ties:
    """Looks up what an entry has to do with others."""

    def __init__(self, index: KnowledgeIndex, gate: Gate) -> None:
        """Take the knowledge base, and what keeps back what is not sure enough."""
        self._index = index
        self._gate = gate

    def around(self, entry_id: str, question: Question) -> Finding | None:
        """Return what an entry that is only mentioned has to do with, when that may be meant."""
        entry = self._index.entries[entry_id]
        asks = question.question_words & {"what", "which"} or question.acts & {"describe", "list"}
        if not entry.mentioned or not asks or question.question_words & SPECIFIC:
            return None
        if unheld(question, self._index) or question.properties or is_yes_no(question):
            return None
        if self._asks_of_kind(question):
            return None
        facts = tuple(fact for fact in entry.facts if fact.derived)
        if not facts or question.foreign > FEW_FOREIGN:
            return None
        return self._gate.passed(self._found(entry_id, facts), entry_id, question, PLACE + CUE)

    def in_category(
        self, entry_id: str, question: Question, evidence: float, categories: Collection[str]
    ) -> Finding | None:
        """Return what ties an entry to others of some categories ("which tools has ...")."""
        wanted = {each for category in categories for each in self._index.in_category[category]}
        entry = self._index.entries[entry_id]
        listing = entry.mentioned and question.acts & {"list", "seek"} and not question.own
        listing = listing and not self._asks_of_kind(question)
        facts = tuple(
            fact for fact in entry.facts if fact.target in wanted or (listing and fact.derived)
        )
        if (question.own and not wanted) or not facts:
            return None
        if self._index.is_called(entry_id, categories):
            return None
        return self._gate.passed(
            self._found(entry_id, facts), entry_id, question, evidence + 2 * CUE
        )

    def _asks_of_kind(self, question: Question) -> bool:
        """Tell whether what is asked for is of a kind ("the museum there"), not "everything"."""
        return any(
            self._index.in_category[each]
            for hit in question.tagged.of(Kind.CATEGORY)
            if hit.places[-1] not in question.small
            for each in hit.ids(Kind.CATEGORY)
        )

    def _found(self, entry_id: str, facts: tuple[Fact, ...]) -> Finding:
        return Finding(
            Form.FACTS,
            "inverse",
            about=(entry_id,),
            related=self._index.targets(facts),
            told=(Told(entry_id, facts),),
            asked=fact_kinds(facts),
        )
