"""Wishes to which any list of entries would claim what the source does not tell."""

from __future__ import annotations

from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.wants import Wanted

PAIR = 2  # properties that things are to have at once


def is_not_told(question: Question, wanted: Wanted, index: KnowledgeIndex) -> bool:
    """Tell whether a search would claim what is not told."""
    return (
        _asks_for_both(question, wanted, index)
        or _asks_what_lacks(question, wanted, index)
        or _asks_who_does_not(question, wanted, index)
    )


def _asks_who_does_not(question: Question, wanted: Wanted, index: KnowledgeIndex) -> bool:
    """Tell whether no more is asked than who of a kind does not do something."""
    if not question.question_words & {"who", "which"} or not wanted.categories:
        return False
    if wanted.excluded or any(want.is_solid for want in wanted.wants):
        return False
    relations = index.ontology.relations
    doing = [want for want in wanted.wants if not relations.keys().isdisjoint(want.kinds)]
    return bool(doing) and all(want.is_denied for want in doing)


def _asks_what_lacks(question: Question, wanted: Wanted, index: KnowledgeIndex) -> bool:
    """Tell whether things are asked for without what some of them have: "libraries without comics".

    Of the others it is not told that they lack it; so little as "not dependent on others" says of
    things that none of them are independent.
    """
    if not question.has_plural_category or index.main not in question.categories:
        return False
    solid = [want for want in wanted.wants if want.is_solid]
    if not solid or not all(want.is_denied and want.values for want in solid):
        return False
    values = {each for want in solid for each in want.values}
    return any(index.with_value[each] & index.in_category[index.main] for each in values)


def _asks_for_both(question: Question, wanted: Wanted, index: KnowledgeIndex) -> bool:
    """Tell whether things are asked for that "are both free and large", when none is."""
    copulas = question.tagged.places(Kind.COPULA)
    both = any(
        hit.places[0] - 1 in copulas
        for hit in question.tagged.of(Kind.REFERENCE)
        if "both" in hit.ids(Kind.REFERENCE)
    )
    if not both or len(wanted.flags) != PAIR:
        return False
    one, other = (index.with_flag[each] for each in wanted.flags)
    return not one & other
