"""The knowledge base, arranged for looking up. Built once, then only read."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from functools import cache

from bot.engine.lexicon import Lexicon
from bot.engine.marks import Kind
from bot.knowledge.model import Entry, Fact, KnowledgeBase, PropertyKind
from bot.language.words import Word, split

Members = dict[str, None]
"""Ids of entries in their order, each once; whether one is among them takes no search."""

SHORTEST_PART = 4  # letters of a part of a compound in the texts


class KnowledgeIndex:
    """Answers small questions about the knowledge base quickly.

    Attributes:
        main: the category that it is mostly about: the first of the ontology.
        with_value: the entries that have a value, in order.
        with_kind: the entries that have a fact of a property or relation.
        with_flag: the entries that have a yes-or-no property, by the answer. Where the fact is
            that it is not known to be so, that counts as no: its sentence says how it is.
        in_category: the entries of a category, with those of the narrower ones.
    """

    def __init__(self, knowledge: KnowledgeBase, lexicon: Lexicon) -> None:
        """Arrange the facts of all entries."""
        self.knowledge = knowledge
        self.ontology = knowledge.ontology
        self.entries = knowledge.entries
        self.main = next(iter(self.ontology.categories), "")
        self._lexicon = lexicon
        self.with_value: dict[str, Members] = defaultdict(dict)
        self.with_kind: dict[str, Members] = defaultdict(dict)
        self.with_flag: dict[tuple[str, bool], Members] = defaultdict(dict)
        self.in_category: dict[str, Members] = defaultdict(dict)
        for entry in knowledge.entries.values():
            self._add(entry)
        found_by = cache(self._text_keys)
        self._words = {each.id: _entry_words(each, found_by) for each in self.entries.values()}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for entry_id, words in self._words.items():
            for word in words:
                self._by_word[word].append(entry_id)
        self._lineage = {each.id for each in self.ontology.relations.values() if each.lineage}
        self._backward = self._stated_steps()
        self._forward = frozenset(self.ontology.relations[each].inverse for each in self._backward)

    def _add(self, entry: Entry) -> None:
        for fact in entry.facts:
            self.with_kind[fact.kind][entry.id] = None
            for value in fact.values:
                self.with_value[value][entry.id] = None
            if self.is_flag(fact.kind):
                self.with_flag[fact.kind, bool(fact.flag)][entry.id] = None
        for category in entry.categories:
            for each in self.broader(category):
                self.in_category[each][entry.id] = None

    def broader(self, category: str) -> tuple[str, ...]:
        """Return a category with all the wider ones that it belongs to."""
        found: list[str] = []
        while category and category not in found:
            found.append(category)
            category = self.ontology.categories[category].broader
        return tuple(found)

    def _text_keys(self, raw: str, form: str) -> frozenset[str]:
        """Return what a word of a text can be found by; a compound also by its parts."""
        parts = self._parts(form)
        return self._keys_of(raw, form).union(
            *(self._lexicon.keys_of(each, each) for each in parts)
        )

    def _parts(self, form: str) -> tuple[str, str] | tuple[()]:
        """Return the two words that a compound is made of, the longer first part first."""
        for cut in range(len(form) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            head, tail = form[:cut], form[cut:]
            if self._lexicon.is_word(head, head) and self._lexicon.is_word(tail, tail):
                return head, tail
        return ()

    def _keys_of(self, raw: str, form: str) -> frozenset[str]:
        """Return what a word can be found by in the texts; nothing for a small word."""
        small = form in self._lexicon.function_words
        return frozenset() if small else self._lexicon.keys_of(raw, form)

    def is_small(self, word: Word) -> bool:
        """Tell whether a word goes with any subject, or names a category."""
        marks = self._lexicon.marks_of(self._lexicon.keys_of_word(word))
        return word.form in self._lexicon.function_words or any(
            mark.kind is Kind.CATEGORY for mark in marks
        )

    def is_called(self, entry_id: str, categories: Collection[str]) -> bool:
        """Tell whether one of some categories is stated of an entry."""
        return not set(categories).isdisjoint(self.entries[entry_id].categories)

    def may_be_called(self, entry_id: str, categories: Collection[str]) -> bool:
        """Tell whether an entry belongs to one of some categories, also as a wider one."""
        return any(entry_id in self.in_category.get(each, ()) for each in categories)

    def uses(self, entry_id: str, word: Word) -> bool:
        """Tell whether the texts of an entry use a word."""
        return not self._words[entry_id].isdisjoint(self._keys_of(word.raw, word.form))

    def users(self, word: Word) -> frozenset[str]:
        """Return the entries whose texts use a word."""
        return frozenset(
            each
            for key in self._keys_of(word.raw, word.form)
            for each in self._by_word.get(key, ())
        )

    def is_word(self, word: Word) -> bool:
        """Tell whether some dictionary holds a word."""
        return self._lexicon.is_word(word.raw, word.form)

    def is_held(self, kind: str) -> bool:
        """Tell whether any entry has a fact of this property or relation."""
        return bool(self.with_kind.get(kind))

    def is_kind(self, kind: str) -> bool:
        """Tell whether an id is that of a property or relation."""
        return kind in self.ontology.properties or kind in self.ontology.relations

    def is_flag(self, kind: str) -> bool:
        """Tell whether a property is answered by yes or no."""
        found = self.ontology.properties.get(kind)
        return found is not None and found.kind is PropertyKind.FLAG

    def is_text(self, kind: str) -> bool:
        """Tell whether a property holds no more than a sentence."""
        found = self.ontology.properties.get(kind)
        return found is not None and found.kind is PropertyKind.TEXT

    def is_broad(self, kind: str) -> bool:
        """Tell whether the description of an entry answers a property as well."""
        found = self.ontology.properties.get(kind)
        return found is not None and found.broad

    def instead(self, kind: str) -> tuple[str, ...]:
        """Return what tells something near to a property or relation that is not known."""
        found = self.ontology.properties.get(kind) or self.ontology.relations.get(kind)
        return found.instead if found else ()

    def answers(self, kind: str) -> tuple[str, ...]:
        """Return the question words that a property or relation can answer."""
        found = self.ontology.properties.get(kind) or self.ontology.relations.get(kind)
        return found.answers if found else ()

    def is_place(self, value: str) -> bool:
        """Tell whether a value answers "where"."""
        return "where" in self.answers(self.ontology.values[value].of)

    def is_lineage(self, kind: str) -> bool:
        """Tell whether a relation is a step in a history."""
        return kind in self._lineage

    def other_side(self, kind: str) -> str:
        """Return the other direction of a relation, or empty.

        It is empty for a property, and for a step in a history, where the two directions are
        different questions.
        """
        found = self.ontology.relations.get(kind)
        return found.inverse if found and not found.lineage else ""

    def is_tentative(self, kind: str) -> bool:
        """Tell whether a relation is a wish or a plan."""
        found = self.ontology.relations.get(kind)
        return found is not None and found.tentative

    def neighbours(self, entry_id: str) -> tuple[str, ...]:
        """Return the entries that an entry has a relation with, in the order of its facts."""
        return self.targets(self.entries[entry_id].facts)

    def rarity(self, value: str) -> float:
        """Return how much a value tells entries apart: more, the fewer entries have it."""
        return self._rarity(self.with_value.get(value, ()))

    def rarity_of_kind(self, kind: str) -> float:
        """Return how much having a fact of a property or relation tells entries apart."""
        return self._rarity(self.with_kind.get(kind, ()))

    def _rarity(self, having: Collection[str]) -> float:
        return math.log(1 + len(self.entries) / len(having)) if having else 0.0

    def lineage(self, entry_id: str) -> tuple[str, ...]:
        """Return the history that an entry is part of, oldest first; empty when there is none."""
        older = self._chain(entry_id, self._backward)
        newer = self._chain(entry_id, self._forward)
        chain = (*reversed(older), entry_id, *newer)
        return chain if len(chain) > 1 else ()

    def steps(self, entry_id: str) -> tuple[Fact, ...]:
        """Return the steps in a history that are stated of an entry."""
        facts = self.entries[entry_id].facts
        return tuple(fact for fact in facts if self.is_lineage(fact.kind) and not fact.derived)

    def _stated_steps(self) -> frozenset[str]:
        """Return the relations of a history that entries state: they point back in time."""
        return frozenset(fact.kind for each in self.entries for fact in self.steps(each))

    def _chain(self, entry_id: str, kinds: Collection[str]) -> list[str]:
        """Return the entries that are reached from one, step by step; each only once."""
        chain = [entry_id]
        while True:
            facts = (
                fact for fact in self.entries[chain[-1]].facts if fact.kind in kinds and fact.target
            )
            following = next((each.target for each in facts if each.target not in chain), "")
            if not following:
                return chain[1:]
            chain.append(following)

    def targets(self, facts: Sequence[Fact]) -> tuple[str, ...]:
        """Return the entries that facts point to, in order."""
        return tuple(dict.fromkeys(fact.target for fact in facts if fact.target))


def _entry_words(entry: Entry, found_by: Callable[[str, str], frozenset[str]]) -> frozenset[str]:
    """Return what the words of the texts of an entry can be found by."""
    texts = [*entry.summary.values(), *entry.details.values()]
    texts += [text for fact in entry.facts for text in fact.text.values()]
    words = {(word.raw, word.form) for text in texts for word in split(text)}
    return frozenset[str]().union(*(found_by(*each) for each in words))
