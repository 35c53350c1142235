"""Wants for a kind of thing: which one is asked for, and which only stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

from bot.engine.hits import Hit
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.seeking import asks_bare_which
from bot.engine.wants import Want

ASIDE = 0.2  # weight of a category beside the one that is asked for
DONE = 3.0  # weight of being done by one of a kind: nothing makes up for it
DOERS = 0.8  # weight of those who do something, where "who" is asked and nothing else tells
TIED = 1.2  # weight of being tied to one of the categories beside it


def heads(question: Question) -> Mapping[int, bool]:
    """Return the places of the categories that a question word asks for; True for a plural.

    In "which outfit keeps the apps running" that is the outfit; with "and" there may be more.
    """
    asking = question.tagged.places(Kind.QUESTION_WORD)
    joining = question.tagged.places(Kind.JOINING, Kind.EITHER)
    heads: dict[int, bool] = {}
    for hit in question.tagged.of(Kind.CATEGORY):
        first, last = hit.places[0], hit.places[-1]
        joined = first - 1 in joining and first - 2 in heads
        if last in asking or first - 1 in asking or joined:
            heads[last] = hit.is_plural
    return heads


class KindWants:
    """Weighs the categories that a question speaks of against each other."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the arranged knowledge base."""
        self._index = index

    def aside(self, want: Want, hit: Hit, heads: Mapping[int, bool], question: Question) -> Want:
        """Return a want as a mere hint, when it is a part of another or another was asked for.

        In "which platform is run by a foundation" those that are run by one are wanted. Where
        nothing is known to tie them, it may decide; not so where many are asked for.
        """
        if (heads or asks_bare_which(question)) and _is_doer(hit, question):
            relations = {*question.relations, *want.kinds}
            done = self._index.tied.union(product(relations, hit.ids(Kind.CATEGORY)))
            return Want(weight=DONE, users=done, is_deciding=True)
        if not want.is_only_category or hit.places[-1] in heads:
            return want
        if _is_within_value(hit, question):
            return replace(want, weight=min(ASIDE, want.weight))
        if not heads or _is_what_they_are(hit, heads, question):
            return want
        members = self._index.in_category.union(want.categories)
        tied = self._index.tied.union(product(question.relations, want.categories))
        if tied:
            return replace(want, weight=TIED, categories=(), users=tied, is_deciding=True)
        users = self._index.roll.nobody if any(heads.values()) else members
        return replace(want, weight=ASIDE, categories=(), users=users, is_deciding=bool(users))

    def without_objects(self, wants: list[Want]) -> list[Want]:
        """Return wants with a category as a mere hint, where something decides who is meant.

        Of "who wants to manage tools" whoever wants that is asked for, and no tool.
        """
        if not any(want.is_deciding for want in wants):
            return wants
        return [
            replace(
                want,
                weight=ASIDE,
                categories=(),
                users=self._index.in_category.union(want.categories),
            )
            if want.is_only_category and self._index.main in want.categories
            else want
            for want in wants
        ]

    def with_doers(self, wants: list[Want]) -> list[Want]:
        """Return wants with those who can do something, where only what is so is wanted.

        "Who works with free software" asks for no software. Not so where it is told of none of
        them ("who is commercial").
        """
        index = self._index
        categories = index.ontology.categories.values()
        doers = tuple(each.id for each in categories if "who" in each.answers)
        so = index.with_flag.union(flag for want in wants for flag in want.flags)
        others = any(want.kinds or (want.is_weighty and not want.flags) for want in wants)
        if others or not so & index.in_category.union(doers):
            return wants
        return [*wants, Want(categories=doers, weight=DOERS)]

    def narrowest(self, wants: list[Want]) -> list[Want]:
        """Of a wide and a narrow category, the narrow one was meant."""
        named = {each for want in wants for each in want.categories}
        wide = {broad for each in named for broad in self._index.broader(each)[1:]}
        return [
            want
            for want in wants
            if not want.categories or want.is_solid or not wide.issuperset(want.categories)
        ]


def _is_what_they_are(hit: Hit, heads: Mapping[int, bool], question: Question) -> bool:
    """Tell whether a category is what those asked for are: "which museums are foundations"."""
    articles = question.tagged.places(Kind.ARTICLE, Kind.INDEFINITE)
    before = hit.places[0] - 1
    before -= before in articles
    return before in question.tagged.places(Kind.COPULA) and before - 1 in heads


def _is_doer(hit: Hit, question: Question) -> bool:
    """Tell whether a phrase is a kind that stands right behind what it does: "run by a club"."""
    if not hit.ids(Kind.CATEGORY):
        return False
    tagged = question.tagged
    before = hit.places[0] - 1
    before -= before in tagged.places(Kind.ARTICLE, Kind.INDEFINITE)
    done = [each.places for each in tagged.of(Kind.RELATION, Kind.OWN_RELATION)]
    if any(len(places) > 1 and places[-1] == before for places in done):
        return True
    by = before in tagged.places(Kind.FUNCTION) - tagged.places(Kind.SERVING)
    here = tagged.words[hit.places[0]].clause
    copulas = tagged.places(Kind.COPULA)
    is_done = any(tagged.words[each].clause == here for each in copulas if each < before)
    return by and is_done and any(places[-1] == before - 1 for places in done)


def _is_within_value(hit: Hit, question: Question) -> bool:
    """Tell whether a category is part of a longer phrase ("examples of tools", "by museums")."""
    return any(set(hit.places) < set(each.places) for each in question.tagged.of(Kind.VALUE))
