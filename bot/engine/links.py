"""Questions for the web address of an entry."""

from __future__ import annotations

from collections.abc import Sequence

from bot.engine.facts import Scored
from bot.engine.finding import MOST_RELATED, Finding, Form, Told
from bot.engine.index import KnowledgeIndex
from bot.engine.question import Question

FIRM_FACT = 2.0  # score of a fact that is told rather than an address


class LinkFinder:
    """Finds web addresses of entries."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the arranged knowledge base."""
        self._index = index

    def find(self, entry_id: str, question: Question, scored: Sequence[Scored]) -> Finding | None:
        """Return the web addresses of an entry when those were asked for.

        Args:
            entry_id: the entry.
            question: what is asked.
            scored: the facts of the entry that answer the question, best first.
        """
        if not self._is_asked(entry_id, question, scored):
            return None
        if self._index.entries[entry_id].links:
            return self._own(entry_id, question, scored)
        if scored:
            return None
        elsewhere = self._elsewhere(entry_id)
        about = (entry_id, elsewhere) if elsewhere else (entry_id,)
        return Finding(Form.LINKS, "link", about, asked=("link",))

    def _is_asked(self, entry_id: str, question: Question, scored: Sequence[Scored]) -> bool:
        if not question.link_kinds and "link" not in question.acts:
            return False
        if "describe" in question.acts and self._index.is_called(entry_id, question.categories):
            return False  # what kind of site is it
        if "who" in question.question_words and question.relations:
            return False
        firm = bool(scored) and scored[0].score >= FIRM_FACT
        return not firm or all(self._is_place_to_go(each) for each in scored)

    def _is_place_to_go(self, scored: Scored) -> bool:
        """Tell whether a fact tells where something can be seen, such as a trial."""
        return "where" in self._index.answers(scored.fact.kind) and bool(scored.fact.target)

    def _own(self, entry_id: str, question: Question, scored: Sequence[Scored]) -> Finding:
        kinds = question.link_kinds
        links = self._index.entries[entry_id].links
        fitting = [link.kind for link in links if not kinds or link.kind in kinds]
        return Finding(
            Form.LINKS,
            "link",
            (entry_id,),
            self._index.neighbours(entry_id)[:MOST_RELATED],
            told=(Told(entry_id, tuple(each.fact for each in scored[:1])),),
            key=fitting[0] if fitting else "",
            asked=("link",),
        )

    def _elsewhere(self, entry_id: str) -> str | None:
        """Return a near relative that does have a web address."""
        stated = [fact for fact in self._index.entries[entry_id].facts if not fact.derived]
        near = (*reversed(self._index.lineage(entry_id)), *self._index.targets(stated))
        return next((each for each in near if self._index.entries[each].links), None)
