"""The knowledge base, arranged for looking up. Built once, then only read."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence

from bot.engine.histories import Histories
from bot.engine.lexicon import Lexicon
from bot.engine.marks import Kind
from bot.engine.members import Members, Postings, Roll
from bot.engine.text_index import TextIndex
from bot.knowledge.model import Entry, Fact, KnowledgeBase, PropertyKind
from bot.language.words import Word


class KnowledgeIndex:
    """Answers small questions about the knowledge base quickly.

    Attributes:
        main: the category that it is mostly about: the first of the ontology.
        roll: all entries, and sets of them.
        with_value: the entries that have a value.
        with_kind: the entries that have a fact of a property or relation, also with themselves.
        stating: those of which it is stated, rather than derived from what another entry states.
        with_flag: the entries that have a yes-or-no property, by the answer. Where the fact is
            that it is not known to be so, that counts as no: its sentence says how it is.
        called: the entries of which a category is stated.
        in_category: the entries of a category, with those of the narrower ones.
        tied: the entries that have a relation with those of a category, or that are themselves of
            it and have the relation with nobody in particular; by relation and category.
        pointing: the entries of which a fact is stated that points to another one.
        mentioned: the entries that are only mentioned in passing.
        linked: the entries that have a web address.
    """

    def __init__(self, knowledge: KnowledgeBase, lexicon: Lexicon) -> None:
        """Arrange the facts of all entries."""
        self.knowledge = knowledge
        self.ontology = knowledge.ontology
        self.entries = knowledge.entries
        self.main = next(iter(self.ontology.categories), "")
        self._lexicon = lexicon
        self._arrange()
        self._texts = TextIndex(self.entries.values(), self.roll, lexicon)
        self._histories = Histories(knowledge)

    def _arrange(self) -> None:
        """Sort the entries by what they have."""
        entries = self.entries.values()
        facts = [(fact, each.id) for each in entries for fact in each.facts]
        stated = [(fact, owner) for fact, owner in facts if not fact.derived]
        roll = self.roll = Roll(self.entries)
        self.with_value = Postings(roll, ((val, id_) for fact, id_ in facts for val in fact.values))
        self.with_kind = Postings(
            roll, ((each, id_) for f, id_ in facts for each in self._kinds(f))
        )
        self.stating = Postings(roll, ((fact.kind, owner) for fact, owner in stated))
        self.with_flag = Postings(
            roll,
            (((f.kind, bool(f.flag)), owner) for f, owner in facts if self.is_flag(f.kind)),
        )
        self.called = Postings(roll, ((c, each.id) for each in entries for c in each.categories))
        self.in_category = Postings(
            roll, ((category, each.id) for each in entries for category in self._all_of(each))
        )
        self.tied = Postings(
            roll,
            (
                ((fact.kind, category), owner)
                for fact, owner in facts
                for category in self._all_of(self.entries[fact.target or owner])
            ),
        )
        self.pointing = Postings(roll, ((f.target, owner) for f, owner in stated if f.target))
        self.mentioned = roll.members(each.id for each in entries if each.mentioned)
        self.linked = roll.members(each.id for each in entries if each.links)

    def _kinds(self, fact: Fact) -> Iterator[str]:
        """Yield the property or relation of a fact; who is related to nobody else, is to itself.

        What is "made by the club of that name" also makes something.
        """
        yield fact.kind
        relation = self.ontology.relations.get(fact.kind)
        if relation and not fact.target and not relation.lineage:
            yield relation.inverse

    def _all_of(self, entry: Entry) -> Iterator[str]:
        """Yield the categories of an entry, with the wider ones."""
        for category in entry.categories:
            yield from self.broader(category)

    def broader(self, category: str) -> tuple[str, ...]:
        """Return a category with all the wider ones that it belongs to."""
        found: list[str] = []
        while category and category not in found:
            found.append(category)
            category = self.ontology.categories[category].broader
        return tuple(found)

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
        return any(entry_id in self.in_category[each] for each in categories)

    def uses(self, entry_id: str, word: Word) -> bool:
        """Tell whether the texts of an entry use a word."""
        return entry_id in self._texts.users(word)

    def users(self, word: Word) -> Members:
        """Return the entries whose texts use a word."""
        return self._texts.users(word)

    def is_word(self, word: Word) -> bool:
        """Tell whether some dictionary holds a word."""
        return self._lexicon.is_word(word.raw, word.form)

    def is_held(self, kind: str) -> bool:
        """Tell whether any entry has a fact of this property or relation."""
        return bool(self.with_kind[kind])

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
        return self._histories.is_step(kind)

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
        return self._rarity(self.with_value[value])

    def rarity_of_kind(self, kind: str) -> float:
        """Return how much having a fact of a property or relation tells entries apart."""
        return self._rarity(self.with_kind[kind])

    def _rarity(self, having: Collection[str]) -> float:
        return math.log(1 + len(self.entries) / len(having)) if having else 0.0

    def lineage(self, entry_id: str) -> tuple[str, ...]:
        """Return the history that an entry is part of, oldest first; empty when there is none."""
        return self._histories.of(entry_id)

    def steps(self, entry_id: str) -> tuple[Fact, ...]:
        """Return the steps in a history that are stated of an entry."""
        return self._histories.steps(entry_id)

    def targets(self, facts: Sequence[Fact]) -> tuple[str, ...]:
        """Return the entries that facts point to, in order."""
        return tuple(dict.fromkeys(fact.target for fact in facts if fact.target))
