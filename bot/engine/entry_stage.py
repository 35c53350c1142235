"""Answering a question about a known entry: a fact, a link, its history, or what it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.engine.beside import is_another_matter, is_elsewhere
from bot.engine.direct import asks_a_part, asks_doer, is_bare, is_direct
from bot.engine.evidence import CUE, DIRECT, NAME, PLACE, Scale, is_common
from bot.engine.facts import FactFinder, Scored, fact_kinds
from bot.engine.finding import MOST_RELATED, Finding, Form, Told
from bot.engine.index import KnowledgeIndex
from bot.engine.links import LinkFinder
from bot.engine.marks import Kind
from bot.engine.question import SPECIFIC, Question
from bot.engine.seeking import asks_elsewhere
from bot.engine.unheld import is_twofold, near_to, unheld, unknown
from bot.engine.yes_no import is_yes_no, offers_choice, verdict
from bot.knowledge.model import Fact

CERTAIN = 0.95  # confidence in a history: it was asked for by its own words

FEW_FOREIGN = 1.0  # weight of foreign words beside the name of a place that may be a slip
BESIDE = 2  # words from "how many" to what is counted

_ASKED = (Kind.PROPERTY, Kind.OPPOSITE, Kind.OWN_RELATION, Kind.RELATION)


class EntryStage:
    """Looks up what a question asks of one entry."""

    def __init__(self, index: KnowledgeIndex, floor: float) -> None:
        """Take the knowledge base and the confidence below which nothing is claimed."""
        self._index = index
        self._finder = FactFinder(index)
        self._links = LinkFinder(index)
        self._scale = Scale(index)
        self._floor = floor

    def facts(
        self, entry_id: str, question: Question, others: Collection[str] = ()
    ) -> tuple[Scored, ...]:
        """Return the facts of an entry that answer a question, best first."""
        return self._finder.best(entry_id, question, others)

    def confidence(self, entry_id: str, question: Question, evidence: float) -> float:
        """Return how sure it is that a question is answered by an entry (0 to 1)."""
        return self._scale.confidence(entry_id, question, evidence)

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
        lacking = unheld(question, self._index)
        if lacking and not is_twofold(question, lacking, self._index):
            return unknown(entry_id, lacking)
        if self._scale.is_uncertain(entry_id, question):
            evidence = min(evidence, PLACE)
        scored = self._answering(entry_id, question, self.facts(entry_id, question, others))
        history = self._history(entry_id, question, scored)
        if history:
            return history
        link = self._links.find(entry_id, question, scored)
        if link:
            return self._gated(link, entry_id, question, evidence + 2 * CUE)
        elsewhere = self._elsewhere(entry_id, question)
        if elsewhere:
            return elsewhere
        if scored and self._asks_who_else(entry_id, question, scored):
            asked = question.relations
            instead = self._instead(entry_id, asked, question, evidence)
            return instead or unknown(entry_id, next(iter(asked), ""))
        if scored and self._fits_question_word(scored[0].fact.kind, question):
            found = replace(self._told(entry_id, question, scored, others), matter=lacking)
            return self._gated(found, entry_id, question, evidence + scored[0].score / 2)
        if lacking:
            return unknown(entry_id, lacking)
        return self._without_fact(entry_id, question, evidence)

    def _answering(
        self, entry_id: str, question: Question, scored: tuple[Scored, ...]
    ) -> tuple[Scored, ...]:
        """Return the facts that fit what is asked, else those that fit the question word alone."""
        fits = scored and self._fits_question_word(scored[0].fact.kind, question)
        if fits or question.relations or question.foreign >= 1:
            return scored
        if not (scored or is_bare(question)):
            return scored
        return self._finder.by_question_word(entry_id, question) or scored

    def has_value(self, entry_id: str, values: Collection[str]) -> bool:
        """Tell whether an entry has one of some values of the vocabulary."""
        return any(entry_id in self._index.with_value.get(each, ()) for each in values)

    def _lacks_value(self, entry_id: str, question: Question) -> bool:
        """Tell whether something is asked about that an entry does not have."""
        return any(
            not self.has_value(entry_id, hit.ids(Kind.VALUE))
            for hit in question.tagged.of(Kind.VALUE)
            if not hit.has({Kind.PROPERTY, Kind.OPPOSITE, Kind.BACKGROUND})
        )

    def _has_unheld_value(self, question: Question) -> bool:
        """Tell whether a value is spoken of that no entry has, such as another city."""
        return any(not self._index.with_value.get(each) for each in question.values)

    def _gated(
        self, finding: Finding, entry_id: str, question: Question, evidence: float
    ) -> Finding:
        """Return a finding with its confidence, or that it is unknown when that is too low."""
        confidence = self.confidence(entry_id, question, evidence)
        if confidence < self._floor:
            return unknown(entry_id)
        return replace(finding, confidence=confidence)

    def _history(
        self, entry_id: str, question: Question, scored: Sequence[Scored]
    ) -> Finding | None:
        """Return the history of an entry when a step of it was asked for."""
        asked = [each for each in question.relations if self._index.is_lineage(each)]
        chain = self._index.lineage(entry_id)
        if question.has(Kind.TIE) and {each.ids[0] for each in question.names} <= set(chain):
            asked, scored = [fact.kind for fact in self._index.steps(chain[-1])], ()
        if not asked or not chain:
            return None
        if scored and not self._index.is_lineage(scored[0].fact.kind):
            return None
        newest_first = tuple(reversed(chain))
        first = self._grown_from(entry_id, question, chain) or entry_id
        facts = tuple(fact for each in newest_first for fact in self._index.steps(each))
        return Finding(
            Form.LINEAGE,
            "lineage",
            about=(first, *(each for each in newest_first if each != first)),
            related=chain,
            told=(Told(entry_id, facts),),
            asked=tuple(asked[:1]),
            confidence=CERTAIN,
        )

    def _grown_from(self, entry_id: str, question: Question, chain: Sequence[str]) -> str:
        """Return what came next, when that is described: "the one that grew out of" a name."""
        starts = {name.places[0] for name in question.names if entry_id in name.ids}
        stated = {fact.kind for each in chain for fact in self._index.steps(each)}
        beside = any(
            hit.places[-1] + 1 in starts and stated & set(hit.ids(Kind.OWN_RELATION))
            for hit in question.tagged.of(Kind.OWN_RELATION)
        )
        return next(iter(chain[chain.index(entry_id) + 1 :]), "") if beside else ""

    def _asks_who_else(self, entry_id: str, question: Question, scored: Sequence[Scored]) -> bool:
        """Tell whether somebody is asked for ("which company made it"), but no fact names one."""
        if "who" not in question.question_words:
            return False
        if question.categories and self._index.may_be_called(entry_id, question.categories):
            return False  # the entry itself may be who is asked for
        doing = any(
            "who" in self._index.answers(each) and not self._index.is_lineage(each)
            for each in question.relations
        ) or (scored[0].fact.flag is not None and asks_doer(question))
        return doing and not {"who", "what"} & set(self._index.answers(scored[0].fact.kind))

    def _fits_question_word(self, kind: str, question: Question) -> bool:
        """Tell whether a fact is of the kind that "when" or "how many" wants."""
        specific = question.question_words & SPECIFIC
        if not specific:
            return not self._asks_who_made_so(kind, question)
        counted = specific == {"how-many"} and self._is_counted(kind, question)
        return counted or bool(specific & set(self._index.answers(kind)))

    def _asks_who_made_so(self, kind: str, question: Question) -> bool:
        """Tell whether "who" asks for a doer, where a fact only says that it is so or not."""
        asked = question.relations or question.categories or question.acts & {"list"}
        return "who" in question.question_words and self._is_mere_flag(kind) and not asked

    def _is_mere_flag(self, kind: str) -> bool:
        """Tell whether a fact only says that something is so, and not who made it so."""
        return self._index.is_flag(kind) and "who" not in self._index.answers(kind)

    def _is_counted(self, kind: str, question: Question) -> bool:
        """Tell whether "how many" stands right before the words for a kind of fact."""
        ends = [
            hit.places[-1]
            for hit in question.tagged.of(Kind.QUESTION_WORD)
            if "how-many" in hit.ids(Kind.QUESTION_WORD)
        ]
        return not self._index.is_text(kind) and any(
            kind in hit.ids(Kind.PROPERTY) and (hit.places[0] - end <= BESIDE)
            for hit in question.tagged.of(Kind.PROPERTY)
            for end in ends
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

    def _asks_if_called(self, question: Question) -> bool:
        """Tell whether the kind of an entry is all that is asked ("is it a foundation")."""
        other = question.values or question.properties or question.relations
        asks = is_yes_no(question) and question.categories and not other
        return bool(asks) and question.foreign < 1 and not question.link_kinds

    def _elsewhere(self, entry_id: str, question: Question) -> Finding | None:
        """Return that it is not known, when another place is meant, or asked about."""
        if is_elsewhere(entry_id, question, self._index):
            return unknown(entry_id)
        if is_common(entry_id, question) and self._has_unheld_value(question):
            return unknown(entry_id)
        used = self._asked_of_elsewhere(entry_id, question)
        return unknown(entry_id, used) if used else None

    def _asked_of_elsewhere(self, entry_id: str, question: Question) -> str:
        """Return what is asked of a place that no entry has, and not known of this one; or empty.

        Where an entry belongs does not tell whether "a town in Flanders uses it".
        """
        if not asks_elsewhere(question, self._index):
            return ""
        values = self._index.ontology.values
        asked = {values[each].of for each in question.values if self._index.is_place(each)}
        lacking = (each for each in question.properties if each in asked)
        return next((each for each in lacking if entry_id not in self._index.with_kind[each]), "")

    def _asks_origin(self, fact: Fact, question: Question) -> bool:
        """Tell whether a question only names a place: to be used there is not to be from there."""
        matter = question.properties or question.relations
        return not matter and any(self._index.is_place(each) for each in fact.values)

    def _without_fact(self, entry_id: str, question: Question, evidence: float) -> Finding:
        """Return the description of an entry, if that is what the question may want."""
        specific = question.question_words & SPECIFIC
        inverse = None if specific else self.in_category(entry_id, question, evidence)
        if inverse:
            return inverse
        if is_another_matter(entry_id, question, self._index) or asks_doer(question):
            return unknown(entry_id)
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
        if asked and not broad:
            return self._instead(entry_id, asked, question, evidence) or unknown(entry_id, asked[0])
        acts = {"describe", "more", "else"} & question.acts
        wants = broad or bool(acts) or question.has(Kind.TIE)
        wants = wants or self._asks_if_called(question)
        if (
            specific
            or asks_a_part(entry_id, question, self._index)
            or not (wants or is_bare(question))
        ):
            return unknown(entry_id)
        return self._describe(entry_id, question, evidence + (CUE if wants else 0.0))

    def around(self, entry_id: str, question: Question) -> Finding | None:
        """Return what an entry that is only mentioned has to do with, when that may be meant."""
        entry = self._index.entries[entry_id]
        asks = question.question_words & {"what", "which"} or question.acts & {"describe", "list"}
        if not entry.mentioned or not asks or question.question_words & SPECIFIC:
            return None
        if unheld(question, self._index) or question.properties or is_yes_no(question):
            return None
        facts = tuple(fact for fact in entry.facts if fact.derived)
        if not facts or question.foreign > FEW_FOREIGN:
            return None
        found = Finding(
            Form.FACTS,
            "inverse",
            about=(entry_id,),
            related=self._index.targets(facts),
            told=(Told(entry_id, facts),),
            asked=fact_kinds(facts),
        )
        return self._gated(found, entry_id, question, PLACE + CUE)

    def _instead(
        self, entry_id: str, asked: Sequence[str], question: Question, evidence: float
    ) -> Finding | None:
        """Return what tells something near to what is asked, where that is not known."""
        near = near_to(entry_id, asked, self._index, question)
        return self._gated(near, entry_id, question, evidence) if near else None

    def opened(self, entry_id: str) -> Finding:
        """Return the description of an entry that somebody chose, with what is related to it."""
        return Finding(
            Form.DESCRIBE,
            "button",
            about=(entry_id,),
            related=self._index.neighbours(entry_id)[:MOST_RELATED],
            asked=("describe",),
            confidence=1.0,
        )

    def _describe(self, entry_id: str, question: Question, evidence: float) -> Finding:
        found = Finding(
            Form.DESCRIBE,
            "describe",
            about=(entry_id,),
            related=self._index.neighbours(entry_id)[:MOST_RELATED],
            asked=("describe",),
            more="more" in question.acts,
        )
        return self._gated(found, entry_id, question, evidence)

    def in_category(self, entry_id: str, question: Question, evidence: float) -> Finding | None:
        """Return what ties an entry to others of the category asked for ("which tools has ...")."""
        wanted = {
            each for category in question.categories for each in self._index.in_category[category]
        }
        entry = self._index.entries[entry_id]
        listing = entry.mentioned and question.acts & {"list", "seek"} and not question.own
        facts = tuple(
            fact for fact in entry.facts if fact.target in wanted or (listing and fact.derived)
        )
        if (question.own and not wanted) or not facts:
            return None
        if self._index.is_called(entry_id, question.categories):
            return None
        found = Finding(
            Form.FACTS,
            "inverse",
            about=(entry_id,),
            related=self._index.targets(facts),
            told=(Told(entry_id, facts),),
            asked=fact_kinds(facts),
        )
        return self._gated(found, entry_id, question, evidence + 2 * CUE)
