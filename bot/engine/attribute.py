"""What a word tells of a thing that is not asked for: "the new square"."""

from __future__ import annotations

from bot.engine.hits import Hit
from bot.engine.marks import Kind
from bot.engine.question import Question

_EVERYDAY = frozenset({Kind.SOFT})


def is_of_another_thing(hit: Hit, question: Question) -> bool:
    """Tell whether a word stands between an article and an everyday noun.

    It says what that noun is like, and nothing of what is looked for. Nouns that stand for anything
    ("a new thing") do not count, nor do those of the subject ("a new platform").

    Args:
        hit: a phrase; one of several words means more than an adjective.
        question: what is asked.
    """
    tagged = question.tagged
    first, after = hit.places[0], hit.places[-1] + 1
    if len(hit.places) > 1 or after >= len(tagged.words):
        return False
    if first - 1 not in tagged.places(Kind.ARTICLE, Kind.INDEFINITE, Kind.POSSESSIVE):
        return False
    if tagged.words[after].clause != tagged.words[first].clause:
        return False
    kinds = {mark.kind for each in tagged.hits if after in each.places for mark in each.marks}
    return kinds == _EVERYDAY or after in tagged.foreign
