"""Finding entries without a name, by what a question wants them to have.

Each phrase of a question is one want. A phrase with several meanings is satisfied by an entry
that has any of them, so that an ambiguous word helps where it fits and does little harm elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from bot.engine.index import KnowledgeIndex
from bot.engine.lexicon import Kind
from bot.engine.question import Question
from bot.engine.tagging import Hit

ENOUGH = 0.5  # share of what was wanted that an entry has to have
FLAG = 1.2  # weight of a yes-or-no property; a value weighs as much as it is rare
CATEGORY = 0.8
SOME_FACT = 0.5  # weight of having any fact of a property or relation
WORD = 0.4  # part of its rarity that a word of the texts weighs
POINTED = 0.3  # weight of words that point at one fact
SLIGHT = 0.05  # weight of anything vague beside something that tells entries apart
TELLING = 10  # letters
TIE = 0.02  # what such words add to decide between entries that fit equally


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


@dataclass(frozen=True, slots=True)
class Found:
    """Entries that fit, best first.

    Attributes:
        ids: the entries.
        share: the share of the weight of all wants that the best one satisfies (0 to 1).
        satisfied: the wants that the best one satisfies.
    """

    ids: tuple[str, ...] = ()
    share: float = 0.0
    satisfied: tuple[Want, ...] = ()


class EntryFinder:
    """Finds the entries that have what a question wants."""

    def __init__(self, index: KnowledgeIndex, gap: float) -> None:
        """Take the knowledge base and the gap.

        Args:
            index: the arranged knowledge base.
            gap: share of the best score by which another entry may fall short and still be named.
        """
        self._index = index
        self._gap = gap

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
        if hit.how == "part of compound":  # too little to go by
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

    def find(self, wanted: Wanted, among: Collection[str] | None = None) -> Found:
        """Return the entries that fit.

        Args:
            wanted: what they have to have.
            among: only these entries are looked at; None looks at all.
        """
        counting = self._counting(wanted)
        total = sum(want.weight for want in counting)
        if not total:
            return Found()
        scored = []
        for entry_id in self._candidates(wanted, among):
            satisfied = tuple(w for w in wanted.wants if self._satisfies(entry_id, w, wanted))
            share = sum(want.weight for want in satisfied if want in counting) / total
            if share >= ENOUGH:
                share += sum(TIE for want in satisfied if self._is_singled_out(entry_id, want))
                scored.append((share, satisfied, entry_id))
        if not scored:
            return Found()
        main = next(iter(self._index.ontology.categories))
        scored.sort(key=lambda each: (-each[0], self._order(each[2], main)))
        best, satisfied, _ = scored[0]
        least = best * (1 - self._gap) if not wanted.is_plain_list else best - 1e-9
        return Found(tuple(each for share, _, each in scored if share >= least), best, satisfied)

    def _counting(self, wanted: Wanted) -> list[Want]:
        """Return the wants that decide: the vague ones only when there are no others."""
        clear = [want for want in wanted.wants if want.is_solid or want.categories]
        return clear if wanted.is_plain_list and clear else list(wanted.wants)

    def _is_singled_out(self, entry_id: str, want: Want) -> bool:
        """Tell whether words for a yes-or-no property are the very words of an entry's own fact.

        So "newest" singles out what is not just new.
        """
        flags = {flag for flag, _ in want.flags}
        facts = self._index.entries[entry_id].facts
        return any(
            facts[int(number)].kind in flags
            for owner, number in (each.split("#") for each in want.facts)
            if owner == entry_id
        )

    def _order(self, entry_id: str, main: str) -> tuple[bool, bool]:
        """Order entries that fit equally: what is only mentioned last, the main category first."""
        entry = self._index.entries[entry_id]
        return (entry.mentioned, main not in entry.categories)

    def _candidates(self, wanted: Wanted, among: Collection[str] | None) -> Iterable[str]:
        index = self._index
        barred = {each for key in wanted.excluded for each in index.in_category[key]}
        ids = [each for each in (index.entries if among is None else among) if each not in barred]
        if wanted.is_plain_list and wanted.categories:
            allowed = {each for key in wanted.categories for each in index.in_category[key]}
            ids = [each for each in ids if each in allowed]
        if among is None and wanted.is_plain_list and not self._only_kinds(wanted):
            ids = [each for each in ids if self._is_listed(each, wanted)]
        return ids

    def _only_kinds(self, wanted: Wanted) -> bool:
        return not wanted.categories and not wanted.flags

    def _is_listed(self, entry_id: str, wanted: Wanted) -> bool:
        """Tell whether an entry belongs in a plain list.

        What is only mentioned in passing does not, unless its own category was asked for.
        """
        entry = self._index.entries[entry_id]
        if wanted.categories:
            return not entry.mentioned or any(
                each in entry.categories for each in wanted.categories
            )
        main = next(iter(self._index.ontology.categories))
        properties = self._index.ontology.properties
        anywhere = not any(properties[flag].applies_to for flag, _ in wanted.flags)
        return not entry.mentioned and (anywhere or main in entry.categories)

    def _satisfies(self, entry_id: str, want: Want, wanted: Wanted) -> bool:
        index = self._index
        return (
            any(entry_id in index.with_value[each] for each in want.values)
            or any(
                self._has_flag(entry_id, flag, answer, wanted, bool(want.values))
                for flag, answer in want.flags
            )
            or any(entry_id in index.in_category[each] for each in want.categories)
            or (not want.is_solid and any(entry_id in index.with_kind[each] for each in want.kinds))
            or (not want.is_solid and self._is_pointed_at(entry_id, want))
            or entry_id in want.users
        )

    def _is_pointed_at(self, entry_id: str, want: Want) -> bool:
        return any(each.startswith(f"{entry_id}#") for each in want.facts)

    def _has_flag(
        self, entry_id: str, flag: str, answer: bool, wanted: Wanted, has_values: bool
    ) -> bool:
        """Tell whether an entry has a flag, or is of a kind to which the flag does not apply.

        The latter counts only when that kind was asked for.
        """
        if entry_id in self._index.with_flag[flag, answer]:
            return True
        applies = self._index.ontology.properties[flag].applies_to
        if not applies or has_values:
            return False
        categories = self._index.entries[entry_id].categories
        asked = [each for each in wanted.categories if each not in applies]
        return not any(each in applies for each in categories) and any(
            entry_id in self._index.in_category[each] for each in asked
        )
