"""Comparing what is only described: "the difference between the Icelandic one and the free one"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.engine.find_stage import FindStage
from bot.engine.finding import Finding, Form
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.seeking import compares
from bot.engine.wants import once

SURE = 0.85  # confidence in two entries, each the only one that is as described
TWO = 2  # entries that can be compared


class DescribedComparisonStage:
    """Looks up comparisons in which one or both of two entries are described, not named."""

    def __init__(self, index: KnowledgeIndex, finder: FindStage) -> None:
        """Take the arranged knowledge base, and the stage that reads what is wanted."""
        self._index = index
        self._finder = finder

    def look_up(self, question: Question) -> Finding | None:
        """Return two entries side by side; None unless each description fits one entry alone.

        Args:
            question: what is asked.
        """
        if not compares(question) or question.foreign or not self._speaks_of_things(question):
            return None
        named = once(each.ids[0] for each in question.names)
        if len(named) >= TWO:
            return None
        described = list(self._described(question))
        ids = once((*named, *(each for each in described if each)))
        if "" in described or len(ids) != TWO:
            return None
        return Finding(Form.COMPARE, "compare", ids, asked=("compare",), confidence=SURE)

    def _speaks_of_things(self, question: Question) -> bool:
        """Tell whether things or places are meant, and not what a word means ("to vote")."""
        things = question.categories or question.names or question.has(Kind.VAGUE)
        return bool(things) or any(map(self._index.is_place, question.values))

    def _described(self, question: Question) -> Iterator[str]:
        """Yield the only thing that each description fits; an empty id where more or none do."""
        index = self._index
        things = index.in_category[index.main]
        for want in self._finder.wanted(question).wants:
            if want.is_solid:
                fitting = index.with_value.union(want.values) | index.with_flag.union(want.flags)
                only = tuple(fitting & things)
                yield only[0] if len(only) == 1 else ""
