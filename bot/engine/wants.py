"""What a question without a name wants an entry to have.

Each phrase of a question is one want. A phrase with several meanings is satisfied by an entry
that has any of them, so that an ambiguous word helps where it fits and does little harm elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.engine.hits import Hit, How
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question

FLAG = 1.2  # weight of a yes-or-no property; a value weighs as much as it is rare
CATEGORY = 0.8
SOME_FACT = 0.5  # weight of having any fact of a property or relation
WORD = 0.4  # part of its rarity that a word of the texts weighs
POINTED = 0.3  # weight of words that point at one fact
SLIGHT = 0.05  # weight of anything vague beside something that tells entries apart
TELLING = 10  # letters


@dataclass(frozen=True, slots=True)
class Want:
    """What one phrase wants: any of these, and how much that counts.

    Attributes:
        categories: be in one of these.
        flags: have one of these yes-or-no properties with this answer.
        values: have one of these values.
        kinds: have a fact of one of these properties or relations.
        facts: be the entry of one of these facts (entry#number).
        weight: how much it counts.
        is_telling: whether its words are so particular (a phrase, a long compound) that they
            count by themselves.
        is_place: whether its values answer "where".
        users: be one of these entries, whose texts use the very word.
    """

    categories: tuple[str, ...] = ()
    flags: tuple[tuple[str, bool], ...] = ()
    values: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    weight: float = 0.0
    is_telling: bool = False
    is_place: bool = False
    users: frozenset[str] = frozenset()

    @property
    def is_solid(self) -> bool:
        """Tell whether it asks for something that tells entries apart by itself."""
        return bool(self.flags or self.values)


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that a question wants, with the categories that it rules out."""

    wants: tuple[Want, ...]
    excluded: tuple[str, ...] = ()

    @property
    def categories(self) -> tuple[str, ...]:
        """Categories wanted."""
        return tuple(dict.fromkeys(each for want in self.wants for each in want.categories))

    @property
    def flags(self) -> tuple[tuple[str, bool], ...]:
        """Yes-or-no properties wanted, with the answer."""
        return tuple(dict.fromkeys(each for want in self.wants for each in want.flags))

    @property
    def values(self) -> tuple[str, ...]:
        """Values wanted."""
        return tuple(dict.fromkeys(each for want in self.wants for each in want.values))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Properties and relations of which some fact is wanted."""
        return tuple(dict.fromkeys(each for want in self.wants for each in want.kinds))

    @property
    def is_plain_list(self) -> bool:
        """Tell whether only categories and yes-or-no properties are wanted."""
        return not any(want.values for want in self.wants)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is wanted but perhaps a category."""
        return not any(want.flags or want.values or want.kinds for want in self.wants)


class WantReader:
    """Reads what questions want, in the terms of the knowledge base."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the arranged knowledge base."""
        self._index = index

    def wanted(self, question: Question) -> Wanted:
        """Return what a question wants an entry to have."""
        background = {place for hit in question.tagged.of(Kind.BACKGROUND) for place in hit.places}
        excluded: dict[str, None] = {}
        wants = []
        for hit in question.tagged.hits:
            if question.is_negated(hit) and hit.ids(Kind.CATEGORY):
                excluded.update(dict.fromkeys(hit.ids(Kind.CATEGORY)))
            elif not background.issuperset(hit.places):
                wants.append(self._want(hit, question))
        wants += self._told_words(question)
        wants = self._narrowest([want for want in wants if want.weight])
        if any(want.is_solid for want in wants):
            wants = [
                want
                if want.is_solid or want.categories or want.users
                else replace(want, weight=SLIGHT)
                for want in wants
            ]
        named = {each for want in wants for each in want.categories}
        return Wanted(tuple(wants), tuple(each for each in excluded if each not in named))

    def _told_words(self, question: Question) -> Iterator[Want]:
        """Yield the words that are no cue for anything, but that the texts of an entry use."""
        for place in question.tagged.foreign:
            word = question.tagged.words[place]
            users = self._index.users(self._index.word_keys(word.raw))
            if users and 2 * len(users) < len(self._index.entries):
                weight = WORD * math.log(1 + len(self._index.entries) / len(users))
                yield Want(weight=weight, users=users)

    def _want(self, hit: Hit, question: Question) -> Want:
        index = self._index
        values = tuple(each for each in hit.ids(Kind.VALUE) if index.with_value.get(each))
        flags = tuple(self._flags(hit, question))
        categories = hit.ids(Kind.CATEGORY) if self._is_asked_for(hit, question) else ()
        kinds = tuple(self._kinds(hit, question))
        if hit.how is How.PARTIAL:  # too little to go by
            return Want(facts=hit.ids(Kind.FACT), kinds=hit.ids(Kind.PROPERTY), weight=POINTED)
        weights = [index.rarity(each) for each in values]
        weights += [FLAG] if flags else []
        weights += [CATEGORY] if categories else []
        weights += [SOME_FACT] if kinds and not weights else []
        facts = hit.ids(Kind.FACT)
        if question.own_things.issuperset(hit.places) and not values:
            return Want()
        weights += [POINTED] if facts and not weights else []
        weight = max(weights, default=0.0) * hit.likeness
        place = self._is_place(values)
        telling = (
            len(hit.places) > 1
            or place
            or any(len(question.tagged.words[each].form) >= TELLING for each in hit.places)
        )
        return Want(categories, flags, values, kinds, facts, weight, telling, place)

    def _is_place(self, values: tuple[str, ...]) -> bool:
        """Tell whether values answer "where": their names are not everyday words."""
        of = {self._index.ontology.values[each].of for each in values}
        return any("where" in self._index.answers(each) for each in of)

    def _kinds(self, hit: Hit, question: Question) -> Iterator[str]:
        """Yield the properties and relations of a phrase.

        Of a relation whose direction the words leave open, the doer is wanted, unless a thing was
        asked for.
        """
        ids = hit.ids(Kind.PROPERTY, Kind.RELATION, Kind.OWN_RELATION)
        main = next(iter(self._index.ontology.categories))
        for each in ids:
            relation = self._index.ontology.relations.get(each)
            passive = (
                relation is not None and relation.inverse in ids and "what" not in relation.answers
            )
            open_ended = "what" in self._index.answers(relation.inverse) if relation else False
            if passive and open_ended and main not in question.categories:
                continue
            if self._index.is_held(each) and not self._index.is_flag(each):
                yield each

    def _flags(self, hit: Hit, question: Question) -> Iterator[tuple[str, bool]]:
        for kind, answer in ((Kind.PROPERTY, True), (Kind.OPPOSITE, False)):
            for each in hit.ids(kind):
                if self._index.is_flag(each) and self._index.is_held(each):
                    yield each, answer is not question.is_negated(hit)

    def _is_asked_for(self, hit: Hit, question: Question) -> bool:
        """Tell whether a category is what is wanted, rather than who wants it ("our city").

        Categories whose members are all only mentioned in passing are mostly the asker's own;
        they count when a question word or nothing at all stands before them.
        """
        members = {each for key in hit.ids(Kind.CATEGORY) for each in self._index.in_category[key]}
        if not all(self._index.entries[each].mentioned for each in members):
            return True
        before = hit.places[0] - 1
        asking = question.tagged.of(Kind.QUESTION_WORD)
        return before < 0 or any(before in each.places for each in asking)

    def _narrowest(self, wants: list[Want]) -> list[Want]:
        """Of a wide and a narrow category, the narrow one was meant."""
        named = {each for want in wants for each in want.categories}
        wide = {broad for each in named for broad in self._index.broader(each)[1:]}
        return [
            want
            for want in wants
            if not want.categories or want.is_solid or not wide.issuperset(want.categories)
        ]
