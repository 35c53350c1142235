"""What a message tells of who writes it, and of no thing that is asked for: "I am new here"."""

from __future__ import annotations

from bot.engine.hits import Hit
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question

_WANTED = frozenset({Kind.VALUE, Kind.CATEGORY})


def is_aside(hit: Hit, question: Question, index: KnowledgeIndex) -> bool:
    """Tell whether a phrase only says what somebody else is like, beside the question.

    What is so or is done is said of who writes in a clause of its own ("I am new here. What is
    there?"); and where the question itself says what has to be so, it is said of something else
    ("we had a paid one, which are free?").

    Args:
        hit: a phrase.
        question: what is asked.
        index: the arranged knowledge base.
    """
    if question.in_focus(hit):
        return False
    so = _tells_so(hit, index)
    asked = question.tagged.of(Kind.PROPERTY, Kind.OPPOSITE)
    if so and any(question.in_focus(each) and _tells_so(each, index) for each in asked):
        return True
    return (so or not hit.has(_WANTED)) and _is_of_asker(hit, question)


def _tells_so(hit: Hit, index: KnowledgeIndex) -> bool:
    """Tell whether a phrase is one for a yes-or-no property."""
    return any(map(index.is_flag, hit.ids(Kind.PROPERTY, Kind.OPPOSITE)))


def _is_of_asker(hit: Hit, question: Question) -> bool:
    """Tell whether a clause tells who writes, and looks for nothing."""
    words = question.tagged.words
    clause = words[hit.places[0]].clause
    beside = [
        each
        for each in question.tagged.of(Kind.INTRODUCTION, Kind.ACT)
        if words[each.places[0]].clause == clause
    ]
    seeks = any("seek" in each.ids(Kind.ACT) for each in beside)
    return not seeks and any(each.has({Kind.INTRODUCTION}) for each in beside)
