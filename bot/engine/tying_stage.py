"""What ties entries together: those that a question names, or a name and what was spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from bot.engine.direction import is_turned_round
from bot.engine.entry_stage import EntryStage
from bot.engine.evidence import NAME
from bot.engine.facts import Scored
from bot.engine.finding import Finding, Form, Told
from bot.engine.fitting import Fitting
from bot.engine.followup import points_back, set_meant
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.turns import Memory
from bot.engine.unheld import unknown
from bot.engine.yes_no import is_yes_no, verdict
from bot.knowledge.model import Fact

RELATED = 3.5  # score of a fact that surely ties two named entries together
BEST = 3  # facts of an entry among which such a tie is looked for
PAIR = 2  # entries that something can tie together
STRANGE = 1.0  # foreign words from which on a message may be about quite other things


class TyingStage:
    """Looks up facts of one entry that point to another."""

    def __init__(self, index: KnowledgeIndex, entries: EntryStage) -> None:
        """Take the knowledge base and the stage for one entry."""
        self._index = index
        self._entries = entries
        self._fitting = Fitting(index)

    def to_last(self, question: Question, memory: Memory) -> Finding | None:
        """Return what ties what was spoken of last to a name ("is it from Springfield").

        Not so where the name itself has what is asked, or where only a third entry ties them.
        """
        named = [each.ids[0] for each in question.names]
        ids = tuple(dict.fromkeys((*memory.subjects[:1], *named)))
        asks_if = is_yes_no(question) and not question.question_words  # not "what is that Central"
        if question.has(Kind.TIE) and points_back(question) and len(ids) == PAIR:
            return self.all_ties(ids, question) or unknown(ids[0])
        points = asks_if and bool(question.references & {"it", "there"})
        if not points or len(named) != 1 or len(ids) != PAIR:
            return None
        if self._entries.facts(named[0], question) and not self._ties(named[0], ids, question):
            return None
        found = self.tied(ids, question)
        return found if found and found.about[0] in ids else None

    def both_to_name(self, question: Question, memory: Memory) -> Finding | None:
        """Return what ties each of those spoken of to a name ("are both on that site?")."""
        named = [each.ids[0] for each in question.names]
        ids = set_meant(question, memory)
        if "both" not in question.references or len(named) != 1 or named[0] in ids:
            return None
        if not is_yes_no(question) or question.foreign >= STRANGE:
            return None
        told = [Told(each, facts) for each in ids if (facts := self._pointing(each, named))]
        return self._relation((*ids, *named), told, question) if told else None

    def tied(self, ids: Sequence[str], question: Question) -> Finding | None:
        """Return the fact that ties one named entry to another, when that is asked."""
        ties = [(scored, each) for each in ids for scored in self._ties(each, ids, question)]
        if not ties:
            tied = is_yes_no(question) and not self._has_matter(ids, question)
            return self.all_ties(ids, question) if tied else None
        scored, entry_id = max(ties, key=lambda tie: tie[0].score)
        if not any(self._fitting.fits(each.fact.kind, question) for each, _ in ties):
            return unknown(entry_id)
        others = [each for each in ids if each != entry_id]
        tentative = self._index.is_tentative(scored.fact.kind)
        settled = is_yes_no(question) and not is_turned_round(
            scored.fact, ids, question, self._index
        )
        answer = verdict(scored.fact, question, others, tentative) if settled else None
        return self._relation(ids, [Told(entry_id, (scored.fact,), answer)], question)

    def _has_matter(self, ids: Sequence[str], question: Question) -> bool:
        """Tell whether a property or value is asked of several entries, that one of them has."""
        asked = {*question.properties, *question.values}
        facts = (fact for each in ids for fact in self._index.entries[each].facts)
        return any(not asked.isdisjoint((fact.kind, *fact.values)) for fact in facts)

    def _ties(self, entry_id: str, ids: Sequence[str], question: Question) -> list[Scored]:
        """Return the facts that were asked for and that tie an entry to another of a few."""
        others = [each for each in ids if each != entry_id]
        facts = self._entries.facts(entry_id, question, others)[:BEST]
        return [each for each in facts if each.fact.target in others and each.score >= RELATED]

    def all_ties(self, ids: Sequence[str], question: Question) -> Finding | None:
        """Return all that ties the named entries, by themselves or through another entry."""
        if len(ids) < PAIR or question.foreign >= STRANGE:
            return None
        told = [Told(each, facts) for each in ids if (facts := self._pointing(each, ids))]
        if not told:
            between = self._index.pointing.all_of(ids)
            told = [Told(each, self._pointing(each, ids)) for each in between]
        return self._relation(ids, told, question) if told else None

    def _pointing(self, entry_id: str, ids: Sequence[str]) -> tuple[Fact, ...]:
        """Return what is stated of an entry that points to some of a few."""
        facts = self._index.entries[entry_id].facts
        return tuple(fact for fact in facts if not fact.derived and fact.target in ids)

    def _relation(self, ids: Sequence[str], told: Sequence[Told], question: Question) -> Finding:
        """Return facts that tie entries together; whose fact it is comes first."""
        first = told[0].entry_id
        return Finding(
            Form.FACTS,
            "relation",
            about=(first, *(each for each in ids if each != first)),
            told=tuple(told),
            asked=(told[0].facts[0].kind,),
            confidence=self._entries.confidence(ids[0], question, 2 * NAME),
        )
