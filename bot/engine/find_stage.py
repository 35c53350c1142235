"""Questions without a name: lists, needs, places, and choices among what was listed before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.engine.evidence import share, unexplained
from bot.engine.facts import fact_kinds
from bot.engine.find import EntryFinder, Found
from bot.engine.finding import MATTERS, MOST_RELATED, Finding, Form, Told
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.off_point import asks_elsewhere, denies_link, is_matter_alone, misses_the_point
from bot.engine.question import Question
from bot.engine.seeking import (
    SEEK_ACTS,
    SHORT,
    asks_bare_which,
    carries_on,
    is_keywords,
    is_seeking,
    is_vague,
)
from bot.engine.unheld import unheld
from bot.engine.want_reader import WantReader
from bot.engine.wants import Wanted

# Evidence for an answer, and the weight against it of what is left.
VALUE = 1.0  # each value or yes-or-no property that was asked for
WORD = 0.4  # a word that the texts of the entry use
SOME = 0.7  # a category, or anything else that was asked for
ASKING = 0.5  # a word that seeks, lists or counts
LEFT = 0.5  # against: something wanted that even the best entry lacks
UNHELD = 1.6  # against: a matter of which the source tells nothing
FOREIGN = 1.2  # against: a word that nothing explains
LEAST = 1.2  # evidence that a message of more than a few words needs
ROOM = 12  # words; in a longer message words that nothing explains weigh less

# The more is explained, the less a word weighs that is not.
CATEGORY = 0.5  # a category explains as much as half a value
SOME_EXPLAINED = 0.75
MUCH_EXPLAINED = 0.6
MUCH = 2  # values, from which on much is explained

CLEAR = 0.7  # confidence in the only entry of a category that was named and nothing else
UNCLEAR = 0.6  # confidence in a question back


class FindStage:
    """Looks up questions that describe what is wanted."""

    def __init__(self, index: KnowledgeIndex, floor: float, gap: float) -> None:
        """Take what the stage needs.

        Args:
            index: the arranged knowledge base.
            floor: confidence below which nothing is claimed.
            gap: share of the best score within which another entry is named as well.
        """
        self._index = index
        self._reader = WantReader(index)
        self._finder = EntryFinder(index, gap)
        self._floor = floor

    def wanted(self, question: Question) -> Wanted:
        """Return what a question wants an entry to have."""
        return self._reader.wanted(question)

    def only_one(self, question: Question) -> str | None:
        """Return the only entry that has all that a question describes; None for none or more."""
        wanted = self._reader.wanted(question)
        if not wanted.different or asks_elsewhere(question, self._index):
            return None
        found = self._finder.find(wanted)
        whole = all(want in found.satisfied for want in wanted.wants if want.is_solid)
        return found.ids[0] if len(found.ids) == 1 and whole else None

    def look_up(
        self,
        question: Question,
        among: Collection[str] | None = None,
        barred: Collection[str] = (),
        backing: float = 0.0,
    ) -> Finding | None:
        """Return the entries that fit a question; None when it describes none.

        Args:
            question: what is asked.
            among: choose only from these; None chooses from all.
            barred: leave these out when an alternative is wanted.
            backing: evidence from elsewhere that one of these is meant.
        """
        wanted = self._reader.wanted(question)
        if among is None and not wanted.categories and asks_bare_which(question):
            wanted = wanted.of_kind(self._index.main)
        if misses_the_point(question, wanted, self._index, among is not None):
            return None
        if denies_link(question):
            return self._without_link(wanted)
        others = bool(barred) and "alternative" in question.acts
        if is_vague(question, wanted) and not others:
            return self._clarify(wanted)
        alone = is_matter_alone(question, wanted, self._index)
        if among is None and not alone and not is_seeking(question, wanted):
            return None
        if among is None and "alternative" in question.acts:
            among = self._index.roll.everyone - self._index.roll.members(barred)
        found = self._finder.find(wanted, among)
        confidence = self._confidence(question, wanted, found, backing) if found.ids else 0.0
        if not found.ids or confidence < self._floor:
            return None
        return self._finding(wanted, found, confidence)

    def _without_link(self, wanted: Wanted) -> Finding | None:
        """Return those of a kind of which no web address is told; that is all that is claimed."""
        index = self._index
        asked = index.in_category.union(wanted.categories) - index.linked - index.mentioned
        if not asked:
            return None
        return Finding(Form.LINKS, "find", tuple(asked), asked=("link", "list"), confidence=CLEAR)

    def _clarify(self, wanted: Wanted) -> Finding | None:
        found = self._finder.find(wanted)
        if len(found.ids) == 1:
            return self._finding(wanted, found, CLEAR)
        if not found.ids:
            return None
        options = found.ids[:MOST_RELATED]
        return Finding(Form.CLARIFY, "find", related=options, asked=("list",), confidence=UNCLEAR)

    def _confidence(
        self, question: Question, wanted: Wanted, found: Found, backing: float
    ) -> float:
        """Return the share of the evidence in all that was said, lowered where wants are left."""
        solid = {(want.values, want.flags) for want in found.satisfied if want.is_solid}
        evidence = backing + VALUE * len(solid)
        if not solid or any(want.categories for want in found.satisfied):
            evidence += SOME
        evidence += WORD * sum(bool(want.users) for want in found.satisfied)
        asks = self._asks(question, wanted)
        evidence += ASKING if asks else 0.0
        if evidence < LEAST and len(question.tagged.words) > SHORT:
            return 0.0
        foreign = unexplained(found.ids[0], question, self._index, ROOM)
        left = [each for each in wanted.wants if each.is_solid and each not in found.satisfied]
        against = self._weight(wanted) * foreign + LEFT * len(left)
        return share(evidence, against + self._unheld(question, wanted, found))

    def _unheld(self, question: Question, wanted: Wanted, found: Found) -> float:
        """Return the weight against an answer of a matter that the source does not tell.

        Or that it does not tell of any of a kind that is asked for by it alone, such as which of
        them was the first.
        """
        if wanted.categories and wanted.is_empty and any(map(str.isdigit, question.references)):
            return UNHELD
        if wanted.is_plain_list and wanted.categories and not wanted.flags:
            matters = [want for want in wanted.wants if want.kinds and not want.is_clear]
            told = any(want in matters or want.is_deciding for want in found.satisfied)
            asked = self._index.ontology.properties.keys() | _own_relations(question)
            if not told and any(asked & set(want.kinds) for want in matters):
                return UNHELD
        listing = "list" in question.acts and wanted.categories and wanted.flags
        return UNHELD if not listing and unheld(question, self._index) else 0.0

    def _asks(self, question: Question, wanted: Wanted) -> bool:
        """Tell whether something is asked, be it in no more than keywords."""
        acts = question.acts & (SEEK_ACTS | {"link"})
        if acts or question.question_words:
            return True
        if question.has(Kind.CORRECTION, Kind.REFUSAL, Kind.VAGUE):
            return True
        return carries_on(question) or is_keywords(question, wanted)

    def _weight(self, wanted: Wanted) -> float:
        """Return the weight of a word that nothing explains."""
        explained = wanted.different + CATEGORY * bool(wanted.categories)
        if explained <= 1:
            return FOREIGN
        return FOREIGN * (SOME_EXPLAINED if explained < MUCH else MUCH_EXPLAINED)

    def _finding(self, wanted: Wanted, found: Found, confidence: float) -> Finding:
        """Return one entry with what more was asked of it, or all that fit."""
        ids = found.ids
        asked = (*(each for each, _ in wanted.flags[:1]), *wanted.kinds[:1])
        finding = Finding(
            Form.LIST,
            "find",
            about=ids,
            asked=(*asked, "list") if len(ids) > 1 else asked or ("describe",),
            confidence=confidence,
            reasons=(f"wanted: {', '.join(wanted.in_words)}", f"fit {found.share:.2f}"),
        )
        return finding if len(ids) > 1 else self._with_facts(finding, wanted)

    def _with_facts(self, finding: Finding, wanted: Wanted) -> Finding:
        """Return a finding of one entry with the facts that were asked for."""
        entry = self._index.entries[finding.about[0]]
        facts = tuple(
            fact
            for fact in entry.facts
            if fact.kind in wanted.kinds
            or not set(wanted.values).isdisjoint(fact.values)
            or fact.kind in {flag for flag, _ in wanted.flags}
        )
        related = self._index.targets(facts)
        asked = fact_kinds(facts)[:MATTERS] or finding.asked
        return replace(finding, told=(Told(entry.id, facts),), related=related, asked=asked)


def _own_relations(question: Question) -> set[str]:
    """Return the relations that are asked for in one direction, by more than a small word."""
    small = question.tagged.places(Kind.FUNCTION)
    hits = (
        hit for hit in question.tagged.of(Kind.OWN_RELATION) if not small.issuperset(hit.places)
    )
    return {each for hit in hits for each in hit.ids(Kind.OWN_RELATION)}
