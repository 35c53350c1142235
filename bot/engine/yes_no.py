"""Questions that want yes or no, and which of the two a fact says."""

from __future__ import annotations

from collections.abc import Collection

from bot.engine.hits import Hit
from bot.engine.marks import CONTENT, Kind
from bot.engine.question import Question
from bot.knowledge.model import Fact


def is_yes_no(question: Question) -> bool:
    """Tell whether a question wants yes or no."""
    if question.question_words - {"what"} or "compare" in question.acts:
        return False
    return any(_opens(hit, question) for hit in question.tagged.of(Kind.OPENER))


def _opens(opener: Hit, question: Question) -> bool:
    """Tell whether "is", "does" and the like open a question, rather than stand within one.

    They may also end it ("..., is it?"), and as a phrase of several words stand anywhere.
    """
    words = question.tagged.words
    first, last = opener.places[0], opener.places[-1]
    clause = [place for place, word in enumerate(words) if word.clause == words[first].clause]
    light = question.tagged.places(Kind.FOLLOW_UP, Kind.JOINING, Kind.SOCIAL, Kind.CORRECTION)
    opens = light.issuperset(place for place in clause if place < first)
    return opens or len(opener.places) > 1 or clause[-1] <= last


def offers_choice(question: Question) -> bool:
    """Tell whether a question offers two things ("is it free or paid"), so that yes says little."""
    tagged = question.tagged
    concepts = [hit.places for hit in tagged.of(*CONTENT - {Kind.NAME})]
    return any(
        any(each[-1] < either.places[0] for each in concepts)
        and any(each[0] > either.places[-1] for each in concepts)
        for either in tagged.of(Kind.EITHER)
    )


def verdict(
    fact: Fact, question: Question, others: Collection[str], tentative: bool = False
) -> bool | None:
    """Return yes (True) or no (False) when a fact settles a yes-or-no question, else None.

    Args:
        fact: the fact that answers.
        question: what is asked.
        others: further entries that the question names.
        tentative: whether the fact is a wish or a plan, which settles nothing.
    """
    if question.has(Kind.LIMIT) or (question.has(Kind.EXCEPT) and fact.values):
        return None  # "only there?", "also outside of Springfield?"
    if fact.flag is not None:
        denied = any(question.is_negated(hit) for hit in _asking_for(fact, question))
        return None if denied else fact.flag is _asks_if_so(fact, question)
    if fact.target and fact.target in others:
        return None if tentative else not question.negated
    if question.negated or not any(each in fact.values for each in question.values):
        return None
    asked = (*question.relations, *question.properties)
    return None if question.relations and fact.kind not in asked else True  # "made by schools"


def _asking_for(fact: Fact, question: Question) -> list[Hit]:
    """Return the phrases that ask for a yes-or-no property."""
    asking = question.tagged.of(Kind.PROPERTY, Kind.OPPOSITE)
    return [hit for hit in asking if fact.kind in hit.ids(Kind.PROPERTY, Kind.OPPOSITE)]


def _asks_if_so(fact: Fact, question: Question) -> bool:
    """Tell whether the question asks if it is so, rather than if the opposite is so."""
    return not any(
        fact.kind in hit.ids(Kind.OPPOSITE) and fact.kind not in hit.ids(Kind.PROPERTY)
        for hit in question.tagged.of(Kind.OPPOSITE)
    )
