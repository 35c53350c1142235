"""Others of the kind that was listed: "and which are not?", "and how many are free?"."""

from __future__ import annotations

from bot.engine.find_stage import FindStage
from bot.engine.finding import Finding, Form, Told
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.turns import Memory

SURE = 0.85  # confidence in what is told of each


class OtherwiseStage:
    """Lists what is otherwise than those that were listed last."""

    def __init__(self, index: KnowledgeIndex, finder: FindStage) -> None:
        """Take the knowledge base, and the stage that reads what is wanted."""
        self._index = index
        self._finder = finder

    def look_up(self, question: Question, memory: Memory) -> Finding | None:
        """Return others of the kind that was listed ("and how many are not?")."""
        opens = any(hit.places[0] <= 1 for hit in question.tagged.of(Kind.OPENER))
        asks_if = opens and not question.question_words
        if "list" not in memory.asked or asks_if or question.relations:
            return None
        if question.names or question.categories or question.foreign or question.values:
            return None
        kinds = {key for each in memory.listed for key in self._index.entries[each].categories}
        alike = tuple(dict.fromkeys(each for key in kinds for each in self._index.in_category[key]))
        flags = self._flags_wanted(question, memory)
        if not flags or not {each for each, _ in flags}.issuperset(question.properties):
            return None
        return self._being(alike, *flags[0])

    def _flags_wanted(self, question: Question, memory: Memory) -> tuple[tuple[str, bool], ...]:
        """Return what others of the kind should be or not be, when it is for a new list."""
        flags = self._finder.wanted(question).flags
        if "count" in question.acts:
            return flags
        if not flags and "which" in question.question_words and question.has(Kind.NEGATION):
            return tuple((each, False) for each in memory.asked if self._index.is_flag(each))
        turned = question.has(Kind.FOLLOW_UP) and not question.question_words
        return tuple(each for each in flags if turned and each[0] in memory.asked)

    def _being(self, ids: tuple[str, ...], flag: str, holds: bool) -> Finding | None:
        """Return those of some entries of which a flag is told, and holds or does not."""
        told = tuple(
            Told(each, (fact,))
            for each in ids
            for fact in self._index.entries[each].facts
            if fact.kind == flag and bool(fact.flag) is holds
        )
        about = tuple(each.entry_id for each in told)
        if not told:
            return None
        return Finding(
            Form.LIST, "context", about, told=told, asked=(flag, "list"), confidence=SURE
        )
