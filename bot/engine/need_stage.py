"""Needs that are told in words of one's own, when no stage before understood the question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from bot.engine.evidence import share
from bot.engine.finding import MOST_RELATED, Finding, Form
from bot.engine.index import KnowledgeIndex
from bot.engine.lexicon import Lexicon
from bot.engine.needs import Need, NeedReader
from bot.engine.not_told import is_not_told
from bot.engine.off_point import asks_elsewhere
from bot.engine.question import Question
from bot.engine.spelling import PROPER
from bot.engine.want_reader import WantReader
from bot.engine.wants import once
from bot.knowledge.model import SOURCE

NEAR = 0.85  # share of the weight of the best need by which another one is told beside it
EVIDENCE = 1.0  # for each group of words
FOREIGN = 0.4  # against: a word that nothing explains; stories hold many of them
MOST = 3  # entries to name
CLEAR = 0.9  # confidence that the source was meant: hardly any word is left unexplained


class NeedStage:
    """Looks up what people need."""

    def __init__(self, index: KnowledgeIndex, lexicon: Lexicon, floor: float) -> None:
        """Take what the stage needs.

        Args:
            index: the arranged knowledge base.
            lexicon: the index of phrases.
            floor: confidence below which nothing is claimed.
        """
        self._index = index
        self._needs = NeedReader(index.knowledge, lexicon)
        self._wants = WantReader(index)
        self._floor = floor

    def look_up(self, question: Question) -> Finding | None:
        """Return the entries that have what is needed; None when no need is told."""
        if question.names or self._is_about_others(question):
            return None
        if is_not_told(question, self._wants.wanted(question), self._index):
            return None
        needs = self._needs.read(question.tagged.words, question.language)
        if not needs:
            return None
        confidence = self._confidence(question, needs[0])
        if needs[0].wanted == SOURCE:
            finding = Finding(Form.SOURCE, "need", asked=(SOURCE,), confidence=confidence)
            return finding if confidence >= CLEAR else None
        near = [need for need in needs if need.weight >= NEAR * needs[0].weight]
        about = once(self._having(near, question))[:MOST]
        if confidence < self._floor or not about:
            return None
        related = self._index.neighbours(about[0])[:MOST_RELATED] if len(about) == 1 else ()
        reason = "; ".join(f"{need.wanted}: {' + '.join(need.groups)}" for need in needs[:MOST])
        return Finding(
            Form.LIST,
            "need",
            about=about,
            related=related,
            asked=("list",) if len(about) > 1 else ("describe",),
            confidence=confidence,
            reasons=(reason,),
        )

    def _confidence(self, question: Question, need: Need) -> float:
        """Return how sure a need is: what tells it, against words that nothing explains."""
        strange = question.tagged.foreign.items()
        foreign = sum(weight for place, weight in strange if place not in need.places)
        return share(EVIDENCE * len(need.groups), FOREIGN * foreign)

    def _is_about_others(self, question: Question) -> bool:
        """Tell whether something else is named: another product, or another place."""
        strange = any(weight >= PROPER for weight in question.tagged.foreign.values())
        return strange or asks_elsewhere(question, self._index)

    def _having(self, needs: Iterable[Need], question: Question) -> Iterator[str]:
        """Yield the first few entries that have what is needed, for one need after the other.

        Left out is what is said not to be wanted, such as what is not free.
        """
        index = self._index
        flags = self._wants.wanted(question).flags
        barred = index.mentioned | (index.roll.everyone - index.with_flag.all_of(flags))
        for need in needs:
            having = index.with_value[need.wanted] or index.with_kind[need.wanted]
            yield from islice(having - barred, MOST)
