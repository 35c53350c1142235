"""Questions without a name: lists, needs, places, and choices among what was listed before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.engine.entry_stage import EntryStage
from bot.engine.find import EntryFinder, Found
from bot.engine.finding import Finding, Form, Told
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import SPECIFIC, Question
from bot.engine.wants import Wanted, WantReader

VALUE = 1.0  # evidence of each value or yes-or-no property that was asked for
WORD = 0.4  # evidence of a word that the texts of the entry use
SOME = 0.7  # evidence of a category, or of anything else that was asked for
LEFT = 0.5  # weight against of something wanted that even the best entry lacks
ASKING = 0.5  # evidence of a word that seeks, lists or counts
FOREIGN = 1.2  # weight of a word that nothing explains
ROOM = 12  # words; in a longer message words that nothing explains weigh less
LEAST = 1.2  # evidence that a longer message needs
SHORT = 3  # words; a message of so few needs no more than one concept
LIST_ACTS = frozenset({"list", "count"})
SEEK_ACTS = frozenset({"seek", "list", "count", "else"})


class FindStage:
    """Looks up questions that describe what is wanted."""

    def __init__(
        self, index: KnowledgeIndex, entries: EntryStage, floor: float, gap: float
    ) -> None:
        """Take what the stage needs.

        Args:
            index: the arranged knowledge base.
            entries: the stage for a single entry.
            floor: confidence below which nothing is claimed.
            gap: share of the best score within which another entry is named as well.
        """
        self._index = index
        self._entries = entries
        self._reader = WantReader(index)
        self._finder = EntryFinder(index, gap)
        self._floor = floor

    def wanted(self, question: Question) -> Wanted:
        """Return what a question wants an entry to have."""
        return self._reader.wanted(question)

    def look_up(
        self,
        question: Question,
        among: Collection[str] | None = None,
        barred: Collection[str] = (),
    ) -> Finding | None:
        """Return the entries that fit a question; None when it describes none.

        Args:
            question: what is asked.
            among: choose only from these; None chooses from all.
            barred: leave these out when an alternative is wanted.
        """
        wanted = self._reader.wanted(question)
        solid = any(want.is_solid for want in wanted.wants)
        if not wanted.categories and not solid and among is None:
            return None
        if among is None and (self._asks_meaning(question, wanted) or "compare" in question.acts):
            return None
        listing = "list" in question.acts and wanted.categories and wanted.flags
        if self._entries.unheld(question) and not listing:
            return None
        if self._asks_elsewhere(question) or self._wants_another_kind(question, wanted):
            return None
        if wanted.is_empty and self._is_vague(question):
            return self._clarify(wanted, question)
        if among is None and not self._is_seeking(question, wanted):
            return None
        if "alternative" in question.acts and among is None:
            among = [each for each in self._index.entries if each not in barred]
        found = self._finder.find(wanted, among)
        confidence = self._confidence(question, wanted, found)
        if not found.ids or confidence < self._floor:
            return None
        return self._finding(question, wanted, found, confidence)

    def _wants_another_kind(self, question: Question, wanted: Wanted) -> bool:
        """Tell whether "when", "how much" or "how many" is asked of something that is no list."""
        specific = question.question_words & SPECIFIC
        return bool(specific - {"how-many"}) or bool(specific and not wanted.categories)

    def _asks_meaning(self, question: Question, wanted: Wanted) -> bool:
        """Tell whether a message asks what a word means rather than for an entry."""
        if "describe" not in question.acts or question.acts & {"seek", "count", "else"}:
            return False
        if wanted.categories and ("list" in question.acts or question.has_plural_category):
            return False
        if any(want.is_place for want in wanted.wants):
            return False
        return self._solid(wanted) < 2 and len(question.tagged.words) > 1

    def _solid(self, wanted: Wanted) -> int:
        """Return how many different values and yes-or-no properties are wanted."""
        return len({(want.values, want.flags) for want in wanted.wants if want.is_solid})

    def _asks_elsewhere(self, question: Question) -> bool:
        """Tell whether a value is asked for that no entry has, such as another city."""
        background = self._places(question, Kind.BACKGROUND)
        for hit in question.tagged.of(Kind.VALUE):
            values = [each for each in hit.ids(Kind.VALUE) if self._is_place(each)]
            if not values:
                continue
            held = any(self._index.with_value.get(each) for each in values)
            if not held and background.isdisjoint(hit.places):
                return True
        return False

    def _is_place(self, value: str) -> bool:
        return "where" in self._index.answers(self._index.ontology.values[value].of)

    def _places(self, question: Question, *kinds: Kind) -> set[int]:
        return {place for hit in question.tagged.of(*kinds) for place in hit.places}

    def _is_vague(self, question: Question) -> bool:
        """Tell whether a message holds a category in the singular and asks nothing of it."""
        asking = question.acts & SEEK_ACTS or question.question_words
        return not asking and self._content(question) <= 1 and question.foreign < 1

    def _content(self, question: Question) -> int:
        small = self._places(question, Kind.FUNCTION, Kind.SOFT, Kind.SOCIAL)
        return len(set(range(len(question.tagged.words))) - small)

    def _clarify(self, wanted: Wanted, question: Question) -> Finding | None:
        found = self._finder.find(wanted)
        if not found.ids:
            return None
        if len(found.ids) == 1:
            return self._finding(question, wanted, found, 0.7)
        return Finding(Form.CLARIFY, "find", related=found.ids[:6], asked=("list",), confidence=0.6)

    def _is_seeking(self, question: Question, wanted: Wanted) -> bool:
        """Tell whether a message seeks something rather than tells something."""
        if len(question.tagged.words) <= SHORT:
            return True
        if "order" in question.acts:
            return False
        asking = bool(question.acts & SEEK_ACTS) or bool(question.question_words)
        if wanted.is_empty:
            return asking
        flagged = "list" in question.acts and bool(wanted.flags)
        leaning = any(hit.places[0] == 0 for hit in question.tagged.of(Kind.FOLLOW_UP))
        asks = "seek" in question.acts or bool(question.question_words - {"how"})
        asking = asks or flagged or leaning
        if "how" in question.question_words and not asking:
            return bool(wanted.categories)
        if wanted.categories or self._solid(wanted) > 1:
            return True
        solid = [want for want in wanted.wants if want.is_solid]
        return asking and (len(solid) > 1 or any(want.is_telling for want in solid))

    def _confidence(self, question: Question, wanted: Wanted, found: Found) -> float:
        """Return the share of the evidence in all that was said, lowered where wants are left."""
        evidence = sum(VALUE for want in found.satisfied if want.is_solid)
        if not evidence or any(want.categories for want in found.satisfied):
            evidence += SOME
        evidence += WORD * sum(bool(want.users) for want in found.satisfied)
        evidence += ASKING if question.acts & SEEK_ACTS or question.question_words else 0.0
        if evidence < LEAST and len(question.tagged.words) > SHORT:
            return 0.0
        against = self._weight(wanted) * self._foreign(question, found)
        against += sum(
            LEFT for want in wanted.wants if want.is_solid and want not in found.satisfied
        )
        return round(evidence / (evidence + against), 3) if evidence else 0.0

    def _weight(self, wanted: Wanted) -> float:
        """Return the weight of a word that nothing explains: less, the more is explained."""
        solid = self._solid(wanted) + 0.5 * bool(wanted.categories)
        return FOREIGN if solid <= 1 else FOREIGN * 0.75 if solid < 2 else FOREIGN * 0.6

    def _foreign(self, question: Question, found: Found) -> float:
        words = question.tagged.words
        known = sum(
            weight
            for place, weight in question.tagged.foreign.items()
            if found.ids
            and self._index.knows_word(found.ids[0], self._index.word_keys(words[place].raw))
        )
        longer = 1.0 + max(0, len(words) - ROOM) / ROOM
        return max(0.0, question.foreign - known) / longer

    def _finding(
        self, question: Question, wanted: Wanted, found: Found, confidence: float
    ) -> Finding:
        """Return one entry with what more was asked of it, or all that fit."""
        many = bool(question.acts & LIST_ACTS) or not wanted.values
        ids = found.ids if many or len(found.ids) <= 3 else found.ids[:3]
        asked = (*(each for each, _ in wanted.flags[:1]), *wanted.kinds[:1])
        asked = (*asked, "list") if len(ids) > 1 else asked or ("describe",)
        finding = Finding(
            Form.LIST,
            "find",
            about=ids,
            key=next(iter(wanted.categories), ""),
            asked=asked,
            confidence=confidence,
            reasons=(f"wanted: {', '.join(self._asked_for(wanted))}", f"fit {found.share:.2f}"),
        )
        if len(ids) > 1:
            return finding
        facts = tuple(
            fact
            for fact in self._index.entries[ids[0]].facts
            if fact.kind in wanted.kinds or any(each in fact.values for each in wanted.values)
        )
        return replace(finding, told=(Told(ids[0], facts),), related=self._index.targets(facts))

    def _asked_for(self, wanted: Wanted) -> list[str]:
        flags = [flag if answer else f"not {flag}" for flag, answer in wanted.flags]
        return [*wanted.categories, *flags, *wanted.values, *wanted.kinds]
