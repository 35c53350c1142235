"""Questions that a search for entries would miss the point of: a meaning, a time, elsewhere."""

from __future__ import annotations

from bot.engine.direct import asks_doer
from bot.engine.hits import Hit
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.not_told import is_not_told
from bot.engine.of_source import asks_of_source
from bot.engine.question import SPECIFIC, Question
from bot.engine.seeking import (
    KEYWORDS,
    asks_if_any,
    compares,
    opens_sentence,
    points_at_category,
)
from bot.engine.wants import Wanted

FEW = 3  # entries; what no more than these have may be asked for by a word alone


def misses_the_point(
    question: Question, wanted: Wanted, index: KnowledgeIndex, chosen: bool
) -> bool:
    """Tell whether a search for entries would miss the point of a question.

    Args:
        question: what is asked.
        wanted: what it wants.
        index: the arranged knowledge base.
        chosen: whether the entries to choose from are given.
    """
    if denies_background(question, wanted) or is_not_told(question, wanted, index):
        return True
    if not chosen:
        telling = any(want.is_solid or want.decides_by_itself for want in wanted.wants)
        if not wanted.categories and not telling:
            return not is_matter_alone(question, wanted, index)
        if _asks_otherwise(question, wanted, index):
            return True
    return asks_elsewhere(question, index) or asks_other_kind(question, wanted, index)


def _asks_otherwise(question: Question, wanted: Wanted, index: KnowledgeIndex) -> bool:
    """Tell whether something else is asked than which entries have something."""
    lists_kind = wanted.categories and question.has_plural_category and not wanted.different
    placed = wanted.different == 1 and any(want.is_place for want in wanted.wants)  # "as in Rome"
    return (
        (compares(question) and not lists_kind and not placed)
        or asks_meaning(question, wanted, index)
        or asks_where_a_place_is(question, wanted)
        or asks_who_does_something_to(question, wanted)
        or asks_of_what_is_so(question, wanted, index)
    )


def is_matter_alone(question: Question, wanted: Wanted, index: KnowledgeIndex) -> bool:
    """Tell whether a message is but one phrase for what few entries have ("hosting").

    What seeks it may stand before it ("is there a demo").
    """
    everything = set(range(len(question.tagged.words)))
    pointing = question.tagged.places(Kind.REFERENCE) - question.tagged.places(Kind.ARTICLE)
    if "who" in question.question_words and not pointing:  # "who does the hosting"
        everything -= question.small | question.tagged.places(Kind.QUESTION_WORD)
    elif asks_if_any(question) and not question.question_words:
        everything -= question.small
    whole = any(everything <= set(hit.places) for hit in question.tagged.hits)
    whole = whole or asks_of_source(question)
    if not whole or not wanted.kinds:
        return False
    return all(len(index.with_kind[each]) <= FEW for each in wanted.kinds)


def _acts_alone(hit: Hit, question: Question) -> tuple[str, ...]:
    """Return the acts of a phrase that is no part of a thing, as "an overview of" may be."""
    things = (set(each.places) for each in question.tagged.of(Kind.VALUE))
    return () if any(thing >= set(hit.places) for thing in things) else hit.ids(Kind.ACT)


def asks_meaning(question: Question, wanted: Wanted, index: KnowledgeIndex) -> bool:
    """Tell whether a message asks what a word means rather than for an entry."""
    if asks_of_source(question):
        return False
    acts = {act for hit in question.tagged.of(Kind.ACT) for act in _acts_alone(hit, question)}
    if "describe" not in acts or question.acts & {"seek", "count", "else", "alternative"}:
        return False
    site = "link" in question.acts and question.link_kinds  # "what is the site with examples"
    if "who" in question.question_words or site:
        return False
    if wanted.is_empty and points_at_category(question):
        return False
    listed = {"list"} & question.acts or {"which"} & question.question_words
    if wanted.categories and (listed or question.has_plural_category):
        return False
    if wanted.flags and ("list" in question.acts or wanted.categories):
        return False  # what is the commercial one, what is the newest club
    if any(want.is_place for want in wanted.wants):
        return _asks_of_place(question, index)
    return wanted.different <= 1 and len(question.tagged.words) > 1


def _asks_of_place(question: Question, index: KnowledgeIndex) -> bool:
    """Tell whether "what is" stands right before a place ("what is Iceland's capital")."""
    copulas = question.tagged.places(Kind.COPULA)
    ends = {
        hit.places[-1] + 1
        for hit in question.tagged.of(Kind.ACT)
        if "describe" in hit.ids(Kind.ACT)
        if not copulas.isdisjoint(hit.places)  # not "tell me what Iceland uses"
    }
    return any(
        hit.places[0] in ends and any(index.is_place(each) for each in hit.ids(Kind.VALUE))
        for hit in question.tagged.of(Kind.VALUE)
    )


def denies_link(question: Question) -> bool:
    """Tell whether it is asked which of a kind have no web address."""
    links = [
        hit
        for hit in question.tagged.of(Kind.LINK_KIND, Kind.ACT)
        if hit.has({Kind.LINK_KIND}) or "link" in hit.ids(Kind.ACT)
    ]
    other = question.values or question.properties or question.relations
    return question.has_plural_category and not other and any(map(question.is_negated, links))


def asks_other_kind(question: Question, wanted: Wanted, index: KnowledgeIndex) -> bool:
    """Tell whether "when", "how much" or "how many" is asked of something that is no list.

    Not so where a matter is asked for that answers it ("when is the library open"); reasons are
    asked for of anything.
    """
    answered = {word for kind in wanted.kinds for word in index.answers(kind)} - {"why"}
    specific = (question.question_words & SPECIFIC) - answered
    counts = "count" in question.acts and len(question.tagged.words) <= KEYWORDS
    flagged = wanted.flags and (counts or "alternative" in question.acts)
    listed = wanted.categories or flagged
    return bool(specific - {"how-many"}) or bool(specific and not listed)


def asks_where_a_place_is(question: Question, wanted: Wanted) -> bool:
    """Tell whether "where" or "who is" is asked of nothing but a place.

    That is geography, or about people: "who is the mayor of Springfield".
    """
    wants = [want for want in wanted.wants if not want.users]
    if question.names or not wants or not all(want.is_place for want in wants):
        return False
    copulas = question.tagged.places(Kind.COPULA)
    who_is = any(
        "who" in hit.ids(Kind.QUESTION_WORD) and hit.places[-1] + 1 in copulas
        for hit in question.tagged.of(Kind.QUESTION_WORD)
    )
    return who_is or ("where" in question.question_words and len(wanted.wants) == 1)


def asks_who_does_something_to(question: Question, wanted: Wanted) -> bool:
    """Tell whether a kind of thing is only what somebody is asked to do something to.

    "Who helps museums" asks for no museums, and what helps them is not told by the word alone.
    """
    if "who" not in question.question_words or wanted.different or not wanted.categories:
        return False
    decided = any(want.is_deciding and not want.categories for want in wanted.wants)
    return asks_doer(question) and not decided


def asks_of_what_is_so(question: Question, wanted: Wanted, index: KnowledgeIndex) -> bool:
    """Tell whether who or where is asked of what happens to all that is as described.

    "Who promotes free software" and "where do they meet about it" ask for no free software.
    """
    words = question.tagged.words
    asking = [hit for hit in question.tagged.of(Kind.QUESTION_WORD) if opens_sentence(hit, words)]
    if not any({"who", "where"} & {*hit.ids(Kind.QUESTION_WORD)} for hit in asking):
        return False
    matters = {each for hit in question.tagged.of(Kind.PROPERTY) for each in _matters(hit)}
    happens = any(not index.is_flag(each) for each in matters)
    return happens and bool(wanted.flags) and not (wanted.values or wanted.categories)


def _matters(hit: Hit) -> tuple[str, ...]:
    """Return the properties that a phrase asks for, and no relation as well."""
    return () if hit.has({Kind.RELATION, Kind.OWN_RELATION}) else hit.ids(Kind.PROPERTY)


def asks_elsewhere(question: Question, index: KnowledgeIndex) -> bool:
    """Tell whether a place is asked for that no entry has, such as another city.

    Where who writes is, is not asked for ("I live in Rome").
    """
    background = question.tagged.places(Kind.BACKGROUND) | question.whereabouts
    for hit in question.tagged.of(Kind.VALUE):
        places = [each for each in hit.ids(Kind.VALUE) if index.is_place(each)]
        held = any(index.with_value[each] for each in places)
        if places and not held and background.isdisjoint(hit.places):
            return True
    return False


def denies_background(question: Question, wanted: Wanted) -> bool:
    """Tell whether only what all have in common is denied: which are there, but not Dutch."""
    return not wanted.different and any(
        question.is_negated(hit) for hit in question.tagged.of(Kind.BACKGROUND)
    )
