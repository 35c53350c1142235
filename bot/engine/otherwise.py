"""Others of the kind that was listed: "and which are not?", "and how many are free?".

And those that are as something turned out not to be: "is it free?", "no", "which are, then?".
"""

from __future__ import annotations

from bot.engine.find_stage import FindStage
from bot.engine.finding import Finding, Form, Told
from bot.engine.followup import points_back
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import CONTENT, Kind
from bot.engine.question import Question
from bot.engine.seeking import SHORT
from bot.engine.turns import Memory

FLAGS = frozenset({Kind.PROPERTY, Kind.OPPOSITE})
SURE = 0.85  # confidence in what is told of each


class OtherwiseStage:
    """Lists what is otherwise than those that were listed last."""

    def __init__(self, index: KnowledgeIndex, finder: FindStage) -> None:
        """Take the knowledge base, and the stage that reads what is wanted."""
        self._index = index
        self._finder = finder

    def look_up(self, question: Question, memory: Memory) -> Finding | None:
        """Return others of the kind that was listed ("and how many are not?")."""
        found = (
            self._which_then(question, memory)
            or self._which_else(question, memory)
            or self._alike(question, memory)
        )
        if found:
            return found
        opens = any(hit.places[0] <= 1 for hit in question.tagged.of(Kind.OPENER))
        asks_if = opens and not question.question_words
        if "list" not in memory.asked or asks_if or question.relations:
            return None
        if question.names or question.categories or question.foreign or question.values:
            return None
        kinds = {key for each in memory.listed for key in self._index.entries[each].categories}
        alike = self._index.in_category.union(kinds)
        flags = self._flags_wanted(question, memory)
        if not flags or not {each for each, _ in flags}.issuperset(question.properties):
            return None
        about = tuple(alike & self._index.with_flag[flags[0]])
        return self._found(about, flags[0][0]) if about else None

    def _which_then(self, question: Question, memory: Memory) -> Finding | None:
        """Return others of the kind that are what the last subject is not, or are not what it is.

        "Which are, then?", "and which are not?", "what is free, then?".
        """
        if not memory.subjects or "list" in memory.asked or not _asks_which_then(question):
            return None
        named = self._finder.wanted(question).flags
        flags = [each for each, _ in named] or self._flags_asked(memory)
        if not flags or (question.tagged.has(*CONTENT) and not named):
            return None
        if named and (len(memory.listed) > 1 or not question.has(Kind.FOLLOW_UP)):
            return None  # "which one is free" of two
        subject = self._index.entries[memory.subjects[0]]
        wanted = subject.id not in self._index.with_flag[flags[0], True]
        if wanted is question.has(Kind.NEGATION) or (named and named != ((flags[0], wanted),)):
            return None
        alike = self._index.in_category.union(subject.categories)
        about = tuple(alike & self._index.with_flag[flags[0], wanted])
        return self._found(about, flags[0]) if about else None

    def _which_else(self, question: Question, memory: Memory) -> Finding | None:
        """Return others that are as the last subject turned out to be ("which other ones?")."""
        flags = self._flags_asked(memory)
        if not flags or not memory.subjects or question.tagged.has(*CONTENT):
            return None
        others = question.acts & {"else", "alternative"} and "which" in question.question_words
        if not others or question.foreign:
            return None
        subject = self._index.entries[memory.subjects[0]]
        so = subject.id in self._index.with_flag[flags[0], True]
        alike = self._index.in_category.union(subject.categories)
        about = alike & self._index.with_flag[flags[0], so]
        left = tuple(each for each in about if each != subject.id)
        return self._found(left, flags[0]) if left else None

    def _alike(self, question: Question, memory: Memory) -> Finding | None:
        """Return others of the kind of the last subject: "is there anything similar?"."""
        if not memory.subjects or "list" in memory.asked:
            return None
        if "alternative" not in question.acts or question.foreign:
            return None
        content = question.tagged.of(*CONTENT)
        if not all("alternative" in hit.ids(Kind.ACT) for hit in content):
            return None
        subjects = self._index.roll.members(memory.subjects)
        kinds = {key for each in subjects for key in self._index.entries[each].categories}
        left = tuple(self._index.in_category.union(kinds) - subjects - self._index.mentioned)
        if not left:
            return None
        return Finding(Form.LIST, "context", left, asked=("list",), confidence=SURE)

    def _flags_asked(self, memory: Memory) -> list[str]:
        """Return the yes-or-no properties that were asked for last."""
        return [each for each in memory.asked if self._index.is_flag(each)]

    def _flags_wanted(self, question: Question, memory: Memory) -> tuple[tuple[str, bool], ...]:
        """Return what others of the kind should be or not be, when it is for a new list."""
        flags = self._finder.wanted(question).flags
        if "count" in question.acts:
            return flags
        if not flags and "which" in question.question_words and question.has(Kind.NEGATION):
            return tuple((each, False) for each in memory.asked if self._index.is_flag(each))
        turned = question.has(Kind.FOLLOW_UP) and not question.question_words
        return tuple(each for each in flags if turned and each[0] in memory.asked)

    def _found(self, about: tuple[str, ...], flag: str) -> Finding:
        """Return a list; of the only one, what is told of the flag goes with it."""
        facts = [fact for fact in self._index.entries[about[0]].facts if fact.kind == flag]
        told = (Told(about[0], tuple(facts)),) if len(about) == 1 else ()
        return Finding(
            Form.LIST, "context", about, told=told, asked=(flag, "list"), confidence=SURE
        )


def _asks_which_then(question: Question) -> bool:
    """Tell whether a message is no more than "which are, then?" or "what is free, then?"."""
    content = {place for hit in question.tagged.of(*CONTENT) for place in hit.places}
    small = len(question.tagged.words) - len(content) <= SHORT + 1 and not question.foreign
    then = "what" in question.question_words and question.has(Kind.FOLLOW_UP)
    asks = "which" in question.question_words or (then and not points_back(question))
    return small and asks and not question.has(*(CONTENT - FLAGS))
