"""Carrying the last question over to what is only described: "and the one from Iceland?"."""

from __future__ import annotations

from bot.engine.again import ask_again, matters_asked
from bot.engine.find_stage import FindStage
from bot.engine.finding import Finding
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.seeking import carries_on
from bot.engine.turns import Memory

LONGEST = 7  # words of a message that only says which other one is meant
_OTHERWISE = (
    Kind.QUESTION_WORD,
    Kind.OPENER,
    Kind.RELATION,
    Kind.OWN_RELATION,
    Kind.LINK_KIND,
    Kind.NEGATION,
)
"""What a message has that asks something of its own."""


class DescribedCarryingStage:
    """Asks once more what was asked last, of the only entry that is as described."""

    def __init__(self, index: KnowledgeIndex, finder: FindStage) -> None:
        """Take the arranged knowledge base, and the stage that finds what is described."""
        self._index = index
        self._finder = finder

    def look_up(self, question: Question, memory: Memory) -> Finding | None:
        """Return the last question asked of what is described, when no more is said."""
        matters = [each for each in matters_asked(memory) if self._index.is_kind(each)]
        if not matters or "list" in memory.asked or not _says_which(question):
            return None
        meant = self._from_place(question) if question.names else self._finder.only_one(question)
        if meant is None or meant in memory.subjects:
            return None
        return ask_again(meant, memory, self._index)

    def _from_place(self, question: Question) -> str | None:
        """Return the only thing that has to do with a place that is named, if it is the only one.

        A place is what is only mentioned.
        """
        index = self._index
        named = {each for name in question.names for each in name.ids}
        if len(named) != 1 or question.values or not named <= set(index.mentioned):
            return None
        near = index.roll.members(index.neighbours(named.pop()))
        things = tuple(near & index.in_category[index.main])
        return things[0] if len(things) == 1 else None


def _says_which(question: Question) -> bool:
    """Tell whether a message is no more than "and" and what is meant, with "the" before it."""
    tagged = question.tagged
    if len(tagged.words) > LONGEST or question.foreign or not carries_on(question):
        return False
    described = question.values or question.properties or question.names
    return bool(described) and 1 in tagged.places(Kind.ARTICLE) and not tagged.has(*_OTHERWISE)
