"""Answering a question about a known entry: a fact, a link, its history, or what it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.engine.describing import Describing
from bot.engine.direct import asks_what_it_does, is_bare
from bot.engine.elsewhere import elsewhere
from bot.engine.evidence import CUE, NAME, PLACE
from bot.engine.facts import FIRM, FactFinder, Scored, fact_kinds
from bot.engine.finding import Finding, Form, Told
from bot.engine.fitting import Fitting
from bot.engine.gate import Gate
from bot.engine.history import history
from bot.engine.index import KnowledgeIndex
from bot.engine.links import LinkFinder
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.ties import Ties
from bot.engine.unheld import is_twofold, near_to, unheld, unknown
from bot.engine.yes_no import is_yes_no, offers_choice, verdict
from bot.knowledge.model import Fact


class EntryStage:
    """Looks up what a question asks of one entry."""

    def __init__(self, index: KnowledgeIndex, floor: float) -> None:
        """Take the knowledge base and the confidence below which nothing is claimed."""
        self._index = index
        self._finder = FactFinder(index)
        self._links = LinkFinder(index)
        self._fitting = Fitting(index)
        self._gate = Gate(index, floor)
        self._ties = Ties(index, self._gate)
        self._describing = Describing(index, self._gate, self._ties)

    def facts(
        self, entry_id: str, question: Question, others: Collection[str] = ()
    ) -> tuple[Scored, ...]:
        """Return the facts of an entry that answer a question, best first."""
        return self._finder.best(entry_id, question, others)

    def firm_fact(self, entry_id: str, question: Question) -> Fact | None:
        """Return the fact that answers a question without doubt, if there is one."""
        best = next(iter(self.facts(entry_id, question)), None)
        return best.fact if best and best.score >= FIRM else None

    def confidence(self, entry_id: str, question: Question, evidence: float) -> float:
        """Return how sure it is that a question is answered by an entry (0 to 1)."""
        return self._gate.confidence(entry_id, question, evidence)

    def look_up(
        self,
        entry_id: str,
        question: Question,
        others: Collection[str] = (),
        evidence: float = NAME,
    ) -> Finding:
        """Return what is known of an entry that answers a question, or that it is unknown.

        Args:
            entry_id: the entry that is meant.
            question: what is asked.
            others: further entries that the question names.
            evidence: how sure it is that this entry is meant, as ``NAME`` or ``CONTEXT``.
        """
        lacking = unheld(question, self._index, entry_id)
        if lacking and not is_twofold(question, lacking, self._index, (entry_id,)):
            near = near_to(entry_id, (lacking,), self._index, question)
            return near or unknown(entry_id, lacking)
        if self._gate.is_uncertain(entry_id, question):
            evidence = min(evidence, PLACE)
        scored = self._answering(entry_id, question, self.facts(entry_id, question, others))
        if asks_what_it_does(question):
            scored = ()
        past = history(entry_id, question, scored, self._index)
        if past:
            return past
        link = self._links.find(entry_id, question, scored)
        if link:
            return self._gate.passed(link, entry_id, question, evidence + 2 * CUE)
        strange = elsewhere(entry_id, question, self._index)
        if strange:
            return strange
        if scored and self._fitting.asks_who_else(entry_id, question, scored):
            asked = question.relations
            instead = self._describing.instead(entry_id, asked, question, evidence)
            return instead or unknown(entry_id, next(iter(asked), ""))
        if scored and self._fitting.fits(scored[0].fact.kind, question):
            found = replace(self._told(entry_id, question, scored, others), matter=lacking)
            return self._gate.passed(found, entry_id, question, evidence + scored[0].score / 2)
        if lacking:
            return unknown(entry_id, lacking)
        return self._describing.without_fact(entry_id, question, evidence)

    def _answering(
        self, entry_id: str, question: Question, scored: tuple[Scored, ...]
    ) -> tuple[Scored, ...]:
        """Return the facts that fit what is asked, else those that fit the question word alone."""
        fits = scored and self._fitting.fits(scored[0].fact.kind, question)
        if fits or question.relations or question.foreign >= 1:
            return scored
        another = "when" in question.question_words and question.properties and not scored
        if another or not (scored or is_bare(question)):
            return scored  # "how long has it existed" is not how often
        return self._finder.by_question_word(entry_id, question) or scored

    def history_of(self, ids: Sequence[str], question: Question) -> Finding | None:
        """Return the history that several entries are part of, when a step of it was asked for."""
        asked = any(self._index.is_lineage(each) for each in question.relations)
        together = asked and set(ids) <= set(self._index.lineage(ids[0]))
        return self.look_up(ids[0], question) if together else None

    def has_value(self, entry_id: str, values: Collection[str]) -> bool:
        """Tell whether an entry has one of some values of the vocabulary."""
        return any(entry_id in self._index.with_value[each] for each in values)

    def may_be(self, entry_id: str, flags: Collection[tuple[str, bool]]) -> bool:
        """Tell whether an entry is not known to be other than some yes-or-no properties say."""
        return not any(entry_id in self._index.with_flag[flag, not so] for flag, so in flags)

    def _lacks_value(self, entry_id: str, question: Question) -> bool:
        """Tell whether something is asked about that an entry does not have."""
        told = {fact.kind for fact in self._index.entries[entry_id].facts}
        values = self._index.ontology.values
        return any(
            not self.has_value(entry_id, hit.ids(Kind.VALUE))
            for hit in question.tagged.of(Kind.VALUE)
            if not hit.has({Kind.PROPERTY, Kind.OPPOSITE})
            # Of whom a message mostly speaks in passing, it asks where others are told to be meant.
            and not (
                hit.has({Kind.BACKGROUND})
                and told.isdisjoint(values[each].of for each in hit.ids(Kind.VALUE))
            )
        )

    def _told(
        self, entry_id: str, question: Question, scored: Sequence[Scored], others: Collection[str]
    ) -> Finding:
        facts = [each.fact for each in scored]
        tentative = self._index.is_tentative(facts[0].kind)
        settled = is_yes_no(question) and question.foreign < 1 and not offers_choice(question)
        settled = settled and not self._lacks_value(entry_id, question)
        settled = settled and not self._asks_origin(facts[0], question)
        answer = verdict(facts[0], question, others, tentative) if settled else None
        return Finding(
            Form.FACTS,
            "fact",
            about=(entry_id,),
            related=self._index.targets(facts),
            told=(Told(entry_id, tuple(facts), answer),),
            asked=fact_kinds(facts),
            reasons=tuple(f"{each.fact.kind} {each.score:.1f}" for each in scored[:3]),
        )

    def _asks_origin(self, fact: Fact, question: Question) -> bool:
        """Tell whether a place is named, but not what a fact tells of it.

        To be used there is not to be from there, nor to be made there.
        """
        if fact.kind in (*question.properties, *question.relations):
            return False
        return any(self._index.is_place(each) for each in fact.values)

    def opened(self, entry_id: str) -> Finding:
        """Return the description of an entry that somebody chose, with what is related to it."""
        return self._describing.opened(entry_id)

    def around(self, entry_id: str, question: Question) -> Finding | None:
        """Return what an entry that is only mentioned has to do with, when that may be meant."""
        return self._ties.around(entry_id, question)

    def in_category(
        self, entry_id: str, question: Question, evidence: float, categories: Collection[str]
    ) -> Finding | None:
        """Return what ties an entry to others of some categories ("which tools has ...")."""
        return self._ties.in_category(entry_id, question, evidence, categories)
