"""Telling what an entry is: when that is asked, and when no fact of it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.engine.beside import is_another_matter
from bot.engine.direct import asks_a_part, asks_doer, is_bare, is_direct
from bot.engine.evidence import CUE, DIRECT
from bot.engine.finding import MOST_RELATED, Finding, Form
from bot.engine.gate import Gate
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import SPECIFIC, Question
from bot.engine.ties import Ties
from bot.engine.unheld import near_to, unknown
from bot.engine.yes_no import is_yes_no

_ASKED = (Kind.PROPERTY, Kind.OPPOSITE, Kind.OWN_RELATION, Kind.RELATION)


class Describing:
    """Describes an entry, or tells what is near to what is asked of it."""

    def __init__(self, index: KnowledgeIndex, gate: Gate, ties: Ties) -> None:
        """Take the knowledge base, what keeps back what is not sure, and the ties of entries."""
        self._index = index
        self._gate = gate
        self._ties = ties

    def opened(self, entry_id: str) -> Finding:
        """Return the description of an entry that somebody chose, with what is related to it."""
        return replace(description(entry_id, "button", self._index), confidence=1.0)

    def without_fact(self, entry_id: str, question: Question, evidence: float) -> Finding:
        """Return the description of an entry, if that is what the question may want."""
        specific = question.question_words & SPECIFIC
        counted = question.has_plural_category and specific == {"how-many"}
        inverse = (
            None
            if specific and not counted
            else self._ties.in_category(entry_id, question, evidence, question.categories)
        )
        if inverse:
            return inverse
        strange = question.foreign >= 1
        if is_another_matter(entry_id, question, self._index):
            return unknown(entry_id)
        if asks_doer(question):
            done = question.relations
            near = self.instead(entry_id, done, question, evidence) if done else None
            return near or unknown(entry_id, next(iter(done), ""))
        tied = question.has(Kind.TIE)
        if tied and strange:
            return unknown(entry_id)  # "what has it to do with football"
        if not self._index.entries[entry_id].mentioned and is_direct(
            entry_id, question, self._index
        ):
            return self._describe(entry_id, question, DIRECT * evidence)
        asked = [
            each
            for hit in question.tagged.of(*_ASKED)
            if question.in_focus(hit)
            and not (hit.ids(Kind.CATEGORY) and question.own_things.issuperset(hit.places))
            for each in hit.ids(*_ASKED)
        ]
        broad = bool(asked) and all(self._index.is_broad(each) for each in asked)
        broad = broad and not (strange and is_yes_no(question))  # "can one play chess there"
        if asked and not broad and not tied:
            near = self.instead(entry_id, asked, question, evidence)
            return near or unknown(entry_id, self._matter(asked))
        acts = {"describe", "more", "else"} & question.acts
        wants = broad or bool(acts) or tied
        wants = wants or self._asks_if_called(question) or self._asks_if_any(question)
        if (
            specific
            or asks_a_part(entry_id, question, self._index)
            or not (wants or is_bare(question))
        ):
            return unknown(entry_id)
        return self._describe(entry_id, question, evidence + (CUE if wants else 0.0))

    def _matter(self, asked: Sequence[str]) -> str:
        """Return the matter to name as not known: one that no entry has, if there is such."""
        return next((each for each in asked if not self._index.is_held(each)), asked[0])

    def instead(
        self, entry_id: str, asked: Sequence[str], question: Question, evidence: float
    ) -> Finding | None:
        """Return what tells something near to what is asked, where that is not known."""
        near = near_to(entry_id, asked, self._index, question)
        return self._gate.passed(near, entry_id, question, evidence) if near else None

    def _asks_if_called(self, question: Question) -> bool:
        """Tell whether the kind of an entry is all that is asked ("is it a foundation")."""
        other = question.values or question.properties or question.relations
        asks = is_yes_no(question) and question.categories and not other
        return bool(asks) and question.foreign < 1 and not question.link_kinds

    def _asks_if_any(self, question: Question) -> bool:
        """Tell whether it is asked if an entry has anything at all ("has Springfield got any")."""
        return question.has(Kind.HAVING) and question.has(Kind.VAGUE) and question.foreign < 1

    def _describe(self, entry_id: str, question: Question, evidence: float) -> Finding:
        found = description(entry_id, "describe", self._index)
        found = replace(found, more="more" in question.acts)
        return self._gate.passed(found, entry_id, question, evidence)


def description(entry_id: str, stage: str, index: KnowledgeIndex) -> Finding:
    """Return what an entry is, with what is related to it; the confidence is for the caller."""
    return Finding(
        Form.DESCRIBE,
        stage,
        about=(entry_id,),
        related=index.neighbours(entry_id)[:MOST_RELATED],
        asked=("describe",),
    )
