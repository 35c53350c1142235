"""Whether all of a kind are so: "are all platforms free?" -> the one that is not."""

from __future__ import annotations

from bot.engine.find_stage import FindStage
from bot.engine.finding import MOST_NAMED, Finding, Form, Told
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.yes_no import is_yes_no
from bot.knowledge.model import Fact

SURE = 0.85  # confidence in what is known not to be so


class AllStage:
    """Looks up the exceptions to what is asked of all of a kind."""

    def __init__(self, index: KnowledgeIndex, finder: FindStage) -> None:
        """Take the knowledge base, and the stage that reads what is wanted."""
        self._index = index
        self._finder = finder

    def look_up(self, question: Question) -> Finding | None:
        """Return those of a kind that are known not to be as is asked of all; None for none.

        Args:
            question: what is asked.
        """
        if question.names or question.foreign or not _asks_of_all(question):
            return None
        wanted = self._finder.wanted(question)
        if not wanted.categories or len(wanted.flags) != 1:
            return None
        if wanted.values or wanted.kinds or "seek" in question.acts:
            return None
        flag, answer = wanted.flags[0]
        index = self._index
        alike = index.in_category.union(wanted.categories) - index.mentioned
        others = tuple(alike & index.with_flag[flag, not answer])[:MOST_NAMED]
        if not others:
            return None
        told = tuple(
            Told(each, self._facts(each, flag), None if number else False)
            for number, each in enumerate(others)
        )
        return Finding(Form.FACTS, "all", others, told=told, asked=(flag, "list"), confidence=SURE)

    def _facts(self, entry_id: str, flag: str) -> tuple[Fact, ...]:
        return tuple(fact for fact in self._index.entries[entry_id].facts if fact.kind == flag)


def _asks_of_all(question: Question) -> bool:
    """Tell whether it is asked if each of a kind is so, rather than for all that are.

    "Are all platforms free" asks that, "can you name all free platforms" does not.
    """
    tagged = question.tagged
    copulas = tagged.places(Kind.COPULA) & tagged.places(Kind.OPENER)
    kinds = [hit.places[-1] for hit in tagged.of(Kind.CATEGORY)]
    said = [hit.places[0] for hit in tagged.of(Kind.PROPERTY, Kind.OPPOSITE)]
    if not (copulas and kinds and said) or not question.has(Kind.ALL):
        return False
    return is_yes_no(question) and min(copulas) < min(kinds) < min(said)
