"""Whether a fact is of the kind that the question word wants: "when", "how many", "who"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.engine.direct import asks_doer
from bot.engine.facts import Scored
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import SPECIFIC, Question

BESIDE = 2  # words from "how many" to what is counted


class Fitting:
    """Judges facts by the question word."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the arranged knowledge base."""
        self._index = index

    def fits(self, kind: str, question: Question) -> bool:
        """Tell whether a fact is of the kind that "when" or "how many" wants."""
        specific = question.question_words & SPECIFIC
        if not specific:
            return not self._asks_who_made_so(kind, question)
        counted = specific == {"how-many"} and self._is_counted(kind, question)
        return counted or bool(specific & set(self._index.answers(kind)))

    def asks_who_else(self, entry_id: str, question: Question, scored: Sequence[Scored]) -> bool:
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
