"""Reading what a question without a name wants, in the terms of the knowledge base."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.engine.asker import is_aside
from bot.engine.attribute import is_of_another_thing
from bot.engine.denied import belongs_to, is_denied, without_denied, without_excluded
from bot.engine.excepting import is_indifferent
from bot.engine.hits import Hit, How
from bot.engine.index import KnowledgeIndex
from bot.engine.kin import kin
from bot.engine.kind_wants import KindWants, heads
from bot.engine.marks import CONCEPTS, Kind
from bot.engine.question import Question
from bot.engine.seeking import asks_bare_which
from bot.engine.senses import distinct, told_beside, without_other_senses
from bot.engine.wants import Echo, Want, Wanted, once

# How much a phrase counts. A value counts as much as it is rare.
FLAG = 1.2  # a yes-or-no property
CATEGORY = 0.8
SOME_FACT = 0.25  # part of its rarity that having any fact of a property or relation counts
POINTED = 0.3  # words that point at one fact
PLACE = 1.5  # times as much as it is rare: no other place will do
SLIGHT = 0.05  # anything vague beside something that tells entries apart
WORD = 0.4  # part of its rarity that a word of the texts counts
TELLING = 10  # letters from which on a word is particular

SEVERAL = frozenset({"seek", "list", "count", "else"})
"""Acts that ask for things of a kind, when they stand right before it."""

NOTHING = Want()

_WANTED = CONCEPTS - {Kind.LINK_KIND, Kind.SOURCE, Kind.BACKGROUND}
"""Kinds by which a phrase may want something of an entry."""


class WantReader:
    """Reads what questions want, in the terms of the knowledge base."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the arranged knowledge base."""
        self._index = index
        self._kinds_of_thing = KindWants(index)

    def wanted(self, question: Question) -> Wanted:
        """Return what a question wants an entry to have."""
        background = question.tagged.places(Kind.BACKGROUND)
        asked = heads(question)
        excluded: list[str] = []
        described: int | None = None
        wants: list[Want] = []
        for hit in distinct(question.tagged.hits):
            if is_denied(hit, question) and hit.ids(Kind.CATEGORY):
                excluded += hit.ids(Kind.CATEGORY)
                described = hit.places[-1]
            elif described is not None and belongs_to(described, hit, question):
                described = hit.places[-1]  # "run no platform for debate" wants no debate
            elif not background.issuperset(hit.places):
                want = self._kinds_of_thing.aside(self._want(hit, question), hit, asked, question)
                wants.append(want if question.in_focus(hit) else told_beside(want, question))
        wants = [
            *without_other_senses(wants, self._index.ontology.values),
            *self._told_words(question),
        ]
        if not asked and "who" in question.question_words:
            wants = self._kinds_of_thing.with_doers(self._kinds_of_thing.without_objects(wants))
        wants = self._kinds_of_thing.narrowest([want for want in wants if want.weight])
        aside = {each for hit in question.matters_excepted for each in hit.ids(Kind.VALUE)}
        wants, unwanted = without_denied(wants, aside)
        if any(want.is_solid for want in wants):
            wants = [want if want.is_weighty else replace(want, weight=SLIGHT) for want in wants]
        if excluded:
            wants = [without_excluded(excluded, want) for want in wants]
        named = {each for want in wants for each in want.categories}
        ruled_out = once(each for each in excluded if each not in named)
        kinds = once(
            each
            for hit in question.tagged.of(Kind.CATEGORY)
            if hit.places[-1] in asked
            for each in hit.ids(Kind.CATEGORY)
        )
        wanted = Wanted(tuple(wants), ruled_out, kinds, tuple(self._echoes(question)), unwanted)
        return wanted.with_kin(kin(wants, wanted.categories, self._index))

    def _echoes(self, question: Question) -> Iterator[Echo]:
        """Yield the different words that stand in the texts of entries.

        Small words tell none apart, nor does what one calls any of the things that are asked for.
        """
        words = question.tagged.words
        plain = question.small | question.tagged.places(Kind.CATEGORY, Kind.ACT)
        said = {
            words[place].form: words[place] for place in range(len(words)) if place not in plain
        }
        for users in map(self._index.users, said.values()):
            if users:
                yield Echo(math.log(1 + len(self._index.entries) / len(users)), users)

    def _told_words(self, question: Question) -> Iterator[Want]:
        """Yield the words that are no cue for anything, but that the texts of an entry use.

        A word that half of the entries use tells none of them apart.
        """
        for place in question.tagged.foreign:
            users = self._index.users(question.tagged.words[place])
            if users and 2 * len(users) < len(self._index.entries):
                weight = WORD * math.log(1 + len(self._index.entries) / len(users))
                yield Want(weight=weight, users=users)

    def _want(self, hit: Hit, question: Question) -> Want:
        """Return what one phrase wants; it weighs nothing when that is nothing."""
        index = self._index
        if not hit.has(_WANTED):  # as most phrases
            return NOTHING
        if is_aside(hit, question, index):
            return NOTHING
        facts = hit.ids(Kind.FACT)
        if hit.how is How.PARTIAL:  # too little to go by
            return Want(facts=facts, kinds=hit.ids(Kind.PROPERTY), weight=POINTED)
        values = tuple(each for each in hit.ids(Kind.VALUE) if index.with_value[each])
        if not values and question.own_things.issuperset(hit.places):
            return NOTHING
        want = Want(
            categories=hit.ids(Kind.CATEGORY) if self._is_asked_for(hit, question) else (),
            flags=tuple(self._flags(hit, question)),
            values=values,
            kinds=tuple(self._kinds(hit, question)),
            facts=facts,
            is_place=any(index.is_place(each) for each in values),
            is_deciding=self._is_deciding(hit, question),
            is_denied=is_denied(hit, question),
        )
        longest = max(len(question.tagged.words[place].form) for place in hit.places)
        telling = want.is_place or len(hit.places) > 1 or longest >= TELLING
        return replace(want, weight=self._weight(want) * hit.likeness, is_telling=telling)

    def _weight(self, want: Want) -> float:
        """Return how much a want counts: as much as the strongest of its meanings."""
        index = self._index
        weights = [index.rarity(each) for each in want.values]
        weights = [PLACE * each for each in weights] if want.is_place else weights
        weights += [FLAG] if want.flags else []
        weights += [CATEGORY] if want.categories else []
        if weights:
            return max(weights)
        if want.kinds:
            return SOME_FACT * max(index.rarity_of_kind(each) for each in want.kinds)
        return POINTED if want.facts else 0.0

    def _kinds(self, hit: Hit, question: Question) -> Iterator[str]:
        """Yield the properties and relations of a phrase.

        Of a relation whose direction the words leave open, the doer is wanted, unless a thing was
        asked for or described.
        """
        ids = hit.ids(Kind.PROPERTY, Kind.RELATION, Kind.OWN_RELATION)
        if _qualifies_many(hit, question):
            return
        thing = self._index.main in question.categories and "who" not in question.question_words
        thing = thing or any(self._index.with_value[each] for each in question.values)
        thing = thing or asks_bare_which(question)
        for each in ids:
            if not thing and self._is_done_to(each, ids):
                continue
            if self._index.is_held(each) and not self._index.is_flag(each):
                yield each

    def _is_deciding(self, hit: Hit, question: Question) -> bool:
        """Tell whether a phrase asks who does something that few do: "which body hosts"."""
        if "who" not in question.question_words or hit.has({Kind.VALUE}):
            return False
        if matters := hit.ids(Kind.PROPERTY):
            only_one = any(len(self._index.with_kind[each]) == 1 for each in matters)
            return only_one and not question.names
        kinds = hit.ids(Kind.RELATION, Kind.OWN_RELATION)
        return any("what" in self._index.answers(each) for each in kinds)

    def _is_done_to(self, kind: str, ids: Collection[str]) -> bool:
        """Tell whether a relation is the passive side of one of which both sides are meant."""
        relation = self._index.ontology.relations.get(kind)
        if relation is None or relation.inverse not in ids:
            return False
        return "what" not in relation.answers and "what" in self._index.answers(relation.inverse)

    def _flags(self, hit: Hit, question: Question) -> Iterator[tuple[str, bool]]:
        about = hit.places[0] - 1 in question.tagged.places(Kind.ABOUT)
        about = about and not (question.categories or question.has(Kind.VAGUE))
        if is_indifferent(hit, question.tagged) or about:
            return  # "a course about free software" need not be free
        if is_of_another_thing(hit, question):
            return
        for kind, answer in ((Kind.PROPERTY, True), (Kind.OPPOSITE, False)):
            for each in hit.ids(kind):
                if self._index.is_flag(each) and self._index.is_held(each):
                    yield each, answer is not question.is_negated(hit)

    def _is_asked_for(self, hit: Hit, question: Question) -> bool:
        """Tell whether a category is what is wanted, rather than who wants it ("our city").

        Categories whose members are all only mentioned in passing are mostly the asker's own;
        they count when a question word or nothing at all stands before them, or what asks for
        several ("any other towns").
        """
        if self._index.in_category.union(hit.ids(Kind.CATEGORY)) - self._index.mentioned:
            return True
        before = hit.places[0] - 1
        qualifying = question.tagged.places(Kind.BACKGROUND, Kind.SOFT)
        asking = question.tagged.places(Kind.QUESTION_WORD)
        if hit.is_plural:
            acts = question.tagged.of(Kind.ACT)
            asking |= {act.places[-1] for act in acts if SEVERAL.intersection(act.ids(Kind.ACT))}
        while before in qualifying - asking:
            before -= 1
        return before < 0 or before in asking


def _qualifies_many(hit: Hit, question: Question) -> bool:
    """Tell whether a phrase ends in a kind of thing, in the plural: "Dutch foundations".

    It tells which things are meant then, and asks nothing of them.
    """
    if len(hit.places) == 1 or hit.has({Kind.RELATION, Kind.OWN_RELATION}):
        return False
    kinds = [each for each in question.tagged.of(Kind.CATEGORY) if each.is_plural]
    return any(each.places[-1] == hit.places[-1] for each in kinds)
