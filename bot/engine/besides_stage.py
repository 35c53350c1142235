"""Questions that set something aside: "which platforms besides Pleio", "what else does it do".

What is set aside is an entry, or a matter of the entry that is asked about.
"""

from __future__ import annotations

from collections.abc import Collection

from bot.engine.entry_stage import EntryStage
from bot.engine.facts import fact_kinds
from bot.engine.find_stage import FindStage
from bot.engine.finding import Finding, Form, Told
from bot.engine.followup import points_back, points_there
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import CONTENT, Kind
from bot.engine.members import Members
from bot.engine.off_point import asks_elsewhere
from bot.engine.question import Question
from bot.engine.turns import Memory
from bot.engine.unheld import unheld, unknown
from bot.engine.yes_no import is_yes_no

SURE = 0.8  # confidence in what else an entry has to do with
BACKING = 1.0  # evidence that one of the others is meant: a name that was set aside
SEEKING = frozenset({"list", "count", "seek", "else", "alternative"})
TELLING = frozenset({"describe", "else", "more"})


class BesidesStage:
    """Looks up what there is beside the entries that a question sets aside."""

    def __init__(self, index: KnowledgeIndex, entries: EntryStage, finder: FindStage) -> None:
        """Take the knowledge base and the stages for one entry and for a search."""
        self._index = index
        self._entries = entries
        self._finder = finder

    def look_up(self, question: Question, memory: Memory) -> Finding | None:
        """Return what is left without what is set aside; None when nothing is, or nothing else."""
        out = question.excepted
        there = self._beside_it(out, question, memory) if out else self._more(question, memory)
        if there:
            return there
        kept = [each.ids[0] for each in question.names if out.isdisjoint(each.ids)]
        if not out or not self._asks_for_others(question, bool(kept)):
            return None
        set_aside = self._index.roll.members(out)
        first = next(iter(set_aside))
        lacking = unheld(question, self._index)
        if lacking:
            return unknown(first, lacking)
        if asks_elsewhere(question, self._index):
            return unknown(first)
        if kept:
            return self._ties(kept[0], out, question)
        others = self._others(set_aside, question)
        if not self._describes(question):
            return _listed(others) if others else unknown(first)
        found = self._finder.look_up(question, others, backing=BACKING)
        return found or self._finder.look_up(question, set_aside) or unknown(first)

    def _beside_it(self, out: frozenset[str], question: Question, memory: Memory) -> Finding | None:
        """Return what else what was spoken of has ("is there another one on it besides Pleio")."""
        if len(question.names) != len(out) or not (points_there(question) or points_back(question)):
            return None
        for each in (*memory.subjects, *memory.targets):
            if not out.isdisjoint(self._index.neighbours(each)):
                found = self._ties(each, out, question)
                if found:
                    return found
        return None

    def _more(self, question: Question, memory: Memory) -> Finding | None:
        """Return what else there is to an entry than one matter ("what has it besides meetups")."""
        named = [each.ids[0] for each in question.names] or [*memory.subjects[:1]]
        aside = question.matters_excepted
        if len(named) != 1 or not aside:
            return None
        if question.acts.isdisjoint(TELLING) and not is_yes_no(question):
            return None
        kinds = {kind for hit in aside for kind in hit.ids(Kind.PROPERTY)}
        values = {value for hit in aside for value in hit.ids(Kind.VALUE)}
        facts = self._index.entries[named[0]].facts
        told = any(
            each.kind in kinds or (each.values and values.issuperset(each.values)) for each in facts
        )
        return self._ties(named[0], frozenset(), question) if told else None

    def _others(self, out: Members, question: Question) -> Members:
        """Return the entries without those set aside, and without what belongs to such a place.

        Where no category is asked for, they are of the kind of what is set aside.
        """
        index = self._index
        places = out & index.mentioned
        near = index.roll.members(each for place in places for each in index.neighbours(place))
        kinds = {kind for each in out for kind in index.entries[each].categories}
        alike = index.in_category.union(kinds)
        ids = index.roll.everyone if question.categories or not alike else alike
        passing = index.mentioned - index.called.union(question.categories or kinds)
        others = ids - out - near - passing
        return others & index.in_category.union(question.categories) or others

    def _asks_for_others(self, question: Question, of_another: bool) -> bool:
        """Tell whether a question seeks entries, rather than something of those it names."""
        lists = question.has_plural_category and not is_yes_no(question)
        asks = lists or question.acts & SEEKING or question.question_words & {"which", "who"}
        if not asks:
            return False
        if of_another or "alternative" in question.acts:
            return True
        return _asks_what_else(question) or self._describes(question)

    def _describes(self, question: Question) -> bool:
        """Tell whether a question says which others are wanted."""
        wants = self._finder.wanted(question).wants
        return any(want.is_solid or want.categories for want in wants)

    def _ties(self, entry_id: str, out: frozenset[str], question: Question) -> Finding | None:
        """Return what ties an entry to others than those that are set aside."""
        asked = self._index.in_category.union(question.categories)
        facts = tuple(
            fact
            for fact in self._index.entries[entry_id].facts
            if fact.target and fact.target not in out and (not asked or fact.target in asked)
            if not self._index.is_tentative(fact.kind)
        )
        if not facts:
            return None
        return Finding(
            Form.FACTS,
            "besides",
            (entry_id,),
            self._index.targets(facts),
            told=(Told(entry_id, facts),),
            asked=fact_kinds(facts),
            confidence=SURE,
        )


def _listed(ids: Collection[str]) -> Finding:
    return Finding(Form.LIST, "besides", tuple(ids), asked=("list",), confidence=SURE)


def _asks_what_else(question: Question) -> bool:
    """Tell whether no more is asked than what else there is, and not what somebody else does."""
    tagged = question.tagged
    matters = [hit for hit in tagged.of(*CONTENT) if not hit.has({Kind.NAME})]
    doing = tagged.places(Kind.OPENER) - tagged.places(Kind.COPULA)
    asks = bool(question.acts & {"else", "list"})
    return asks and not (matters or doing or question.foreign)
