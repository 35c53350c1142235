"""What tells a few entries apart, or is told of each of them."""

from __future__ import annotations

from bot.engine.again import matters_asked
from bot.engine.carrying import names_no_matter
from bot.engine.entry_stage import EntryStage
from bot.engine.facts import fact_kinds
from bot.engine.finding import MATTERS, Finding, Form, Told
from bot.engine.followup import is_sure_of_both, several_meant
from bot.engine.index import KnowledgeIndex
from bot.engine.question import ONE_ENTRY_ACTS, Question
from bot.engine.turns import Memory
from bot.knowledge.model import Fact

SURE = 0.85  # confidence in what tells a few entries apart
LIKELY = 0.8  # confidence in a choice by what the entries have to do with


class ToldOfFew:
    """Looks up what is asked of a few entries at once."""

    def __init__(self, index: KnowledgeIndex, entries: EntryStage) -> None:
        """Take the knowledge base and the stage for one entry."""
        self._index = index
        self._entries = entries

    def having(self, ids: tuple[str, ...], question: Question) -> Finding | None:
        """Return those of a few that have to do with a place or party that is named."""
        named = tuple(dict.fromkeys(each for name in question.names for each in name.ids))
        if set(named) & set(ids) or not all(self._index.entries[each].mentioned for each in named):
            return None
        tied = tuple(each for each in ids if set(named) & set(self._index.neighbours(each)))
        if not tied:
            return None
        return Finding(Form.LIST, "context", tied, named, asked=("list",), confidence=LIKELY)

    def doers(self, ids: tuple[str, ...], question: Question) -> Finding | None:
        """Return who of a few does something ("who of the two hosts?").

        Where it is told what it is for, whoever does it to such a thing goes first.
        """
        if not question.question_words & {"who", "which"}:
            return None
        doing = {each: self._doing(each, question) for each in ids}
        able = [each for each in ids if doing[each]]
        if not able:
            return None
        first = next((each for each in able if self._fits(doing[each], question)), able[0])
        facts = doing[first]
        return Finding(
            Form.FACTS,
            "context",
            (first,),
            self._index.targets(facts),
            told=(Told(first, facts),),
            asked=(facts[0].kind,),
            confidence=SURE,
        )

    def _doing(self, entry_id: str, question: Question) -> tuple[Fact, ...]:
        """Return the facts that tell what an entry does, also to itself."""
        doing = {each for each in question.relations if "what" in self._index.answers(each)}
        return tuple(
            fact
            for fact in self._index.entries[entry_id].facts
            if fact.kind in doing
            or (not fact.target and self._index.other_side(fact.kind) in doing)
        )

    def _fits(self, facts: tuple[Fact, ...], question: Question) -> bool:
        """Tell whether something is done to what has the values that are spoken of."""
        things = (fact.target or fact.subject for fact in facts)
        return any(self._entries.has_value(each, question.values) for each in things)

    def side_by_side(self, ids: tuple[str, ...], question: Question) -> Finding | None:
        """Return what was asked of each of a few; those of which it is known come first."""
        told = [
            Told(each, tuple(scored.fact for scored in self._entries.facts(each, question)))
            for each in ids
        ]
        kinds = fact_kinds([fact for each in told for fact in each.facts])
        if not kinds:
            return None
        ranked = sorted(told, key=lambda each: not each.facts)
        return Finding(
            Form.COMPARE,
            "context",
            tuple(each.entry_id for each in ranked),
            told=tuple(ranked),
            asked=kinds[:MATTERS],
            confidence=SURE,
        )

    def each_told(self, ids: tuple[str, ...], question: Question, memory: Memory) -> Finding | None:
        """Return what each of a few is, or what was asked last of each ("and the first two?")."""
        pointed = several_meant(question, memory) or is_sure_of_both(question)
        told = question.acts & ONE_ENTRY_ACTS
        if not pointed or not (told or names_no_matter(question)) or question.foreign >= 1:
            return None
        kinds = () if told else matters_asked(memory)
        facts = {
            each: tuple(fact for fact in self._index.entries[each].facts if fact.kind in kinds)
            for each in ids
        }
        return Finding(
            Form.COMPARE,
            "context",
            ids,
            told=tuple(Told(each, found) for each, found in facts.items()),
            asked=kinds or ("link" if "link" in question.acts else "describe",),
            confidence=SURE,
        )
