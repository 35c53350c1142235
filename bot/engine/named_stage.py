"""Questions that name entries: one, one with another, or several side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.engine.entry_stage import NAME, EntryStage, is_yes_no
from bot.engine.facts import verdict
from bot.engine.find_stage import FindStage
from bot.engine.finding import Finding, Form, Told
from bot.engine.index import KnowledgeIndex
from bot.engine.question import Question

RELATED = 3.5  # score of a fact that surely ties two named entries together


class NamedStage:
    """Looks up questions in which entries are named."""

    def __init__(self, index: KnowledgeIndex, entries: EntryStage, finder: FindStage) -> None:
        """Take the knowledge base and the stages for one entry and for a search."""
        self._index = index
        self._finder = finder
        self._entries = entries

    def look_up(self, question: Question) -> Finding | None:
        """Return what is known of the entries that a question names; None when it names none."""
        ids = [each.ids[0] for each in question.names]
        if not ids:
            return None
        likeness = max(each.likeness for each in question.names)
        ids = self._without_bystanders(ids)
        if len(ids) > 1:
            return self._several(ids, question)
        if self._index.entries[ids[0]].mentioned:
            near = self._nearby(ids[0], question)
            if near:
                return near
        others = self._others(ids[0], question)
        found = self._entries.look_up(ids[0], question, others, NAME * likeness)
        if found.form is Form.UNKNOWN:
            return self._nearby(ids[0], question) or found
        return found

    def _nearby(self, entry_id: str, question: Question) -> Finding | None:
        """Return what fits the question among the entries that the named one has to do with."""
        if not question.own and not question.foreign:
            return None
        wants = self._finder.wanted(question).wants
        if not any(want.is_solid or want.categories or want.users for want in wants):
            return None
        found = self._finder.look_up(question, self._index.neighbours(entry_id))
        if found is None:
            return None
        return replace(found, related=(*found.related, entry_id))

    def _others(self, entry_id: str, question: Question) -> list[str]:
        return [each for name in question.names for each in name.ids if each != entry_id]

    def _without_bystanders(self, ids: Sequence[str]) -> list[str]:
        """Leave out entries that are only the place or the party around the one that is meant."""
        main = [each for each in ids if not self._index.entries[each].mentioned]
        return main or list(ids)

    def _several(self, ids: Sequence[str], question: Question) -> Finding:
        unheld = self._entries.unheld(question)
        if unheld:
            return self._entries.unknown(ids[0], unheld)
        history = self._history(ids, question)
        if history:
            return history
        tied = self._tied(ids, question) if "compare" not in question.acts else None
        if tied:
            return tied
        told = [self._told(each, question) for each in ids]
        if any(each.facts for each in told):
            return self._facts(ids, told, question)
        confidence = self._entries.confidence(ids[0], question, 2 * NAME)
        return Finding(
            Form.COMPARE, "compare", tuple(ids), asked=("compare",), confidence=confidence
        )

    def _tied(self, ids: Sequence[str], question: Question) -> Finding | None:
        """Return the fact that ties one named entry to another, when that is asked."""
        best = None
        for entry_id in ids:
            others = [each for each in ids if each != entry_id]
            for scored in self._entries.facts(entry_id, question, others)[:3]:
                tied = scored.fact.target in others and scored.score >= RELATED
                if tied and (best is None or scored.score > best[0].score):
                    best = (scored, entry_id, others)
        if best is None:
            return self._all_ties(ids, question)
        scored, entry_id, others = best
        tentative = self._index.is_tentative(scored.fact.kind)
        answer = verdict(scored.fact, question, others, tentative) if is_yes_no(question) else None
        return Finding(
            Form.FACTS,
            "relation",
            about=(entry_id, *others),
            told=(Told(entry_id, (scored.fact,), answer),),
            asked=(scored.fact.kind,),
            confidence=self._entries.confidence(entry_id, question, 2 * NAME),
        )

    def _all_ties(self, ids: Sequence[str], question: Question) -> Finding | None:
        """Return all that ties two named entries, for a yes-or-no question of another relation."""
        if not is_yes_no(question):
            return None
        told = []
        for entry_id in ids:
            facts = tuple(
                fact
                for fact in self._index.entries[entry_id].facts
                if fact.target in ids and not fact.derived
            )
            told += [Told(entry_id, facts)] if facts else []
        if not told:
            return None
        return Finding(
            Form.FACTS,
            "relation",
            about=(told[0].entry_id, *(each for each in ids if each != told[0].entry_id)),
            told=tuple(told),
            asked=(told[0].facts[0].kind,),
            confidence=self._entries.confidence(ids[0], question, 2 * NAME),
        )

    def _history(self, ids: Sequence[str], question: Question) -> Finding | None:
        chain = self._index.lineage(ids[0])
        asked = any(self._index.is_lineage(each) for each in question.relations)
        if asked and chain and set(ids) <= set(chain):
            return self._entries.look_up(ids[0], question)
        return None

    def _told(self, entry_id: str, question: Question) -> Told:
        return Told(entry_id, tuple(each.fact for each in self._entries.facts(entry_id, question)))

    def _facts(self, ids: Sequence[str], told: Sequence[Told], question: Question) -> Finding:
        """Tell the same matter of each entry; the one that fits comes first."""
        ranked = sorted(told, key=lambda each: -_fitness(each))
        kinds = tuple(dict.fromkeys(fact.kind for each in told for fact in each.facts))
        return Finding(
            Form.COMPARE,
            "compare",
            about=tuple(each.entry_id for each in ranked),
            told=tuple(ranked),
            asked=kinds[:2],
            confidence=self._entries.confidence(ids[0], question, 2 * NAME),
        )


def _fitness(told: Told) -> int:
    """Return 1 for an entry that has what was asked, 0 for one that is not known to, else -1."""
    if not told.facts:
        return -1
    return 1 if told.facts[0].flag else 0
