"""What the parts of a message are for: politeness, the question itself, what is denied."""

from __future__ import annotations

from bot.engine.hits import Tagged
from bot.engine.marks import CONTENT, Kind
from bot.language.words import Word

REACH = 4  # words after a negation that it may still deny
POLITE_TALK = frozenset({"greeting", "thanks", "apology"})

_ASKING = (Kind.QUESTION_WORD, Kind.ACT, Kind.OPENER)


def core(tagged: Tagged) -> tuple[Word, ...]:
    """Return a message without its politeness, as long as anything else is left.

    Set phrases ("I was wondering") go wherever they stand, greetings and thanks only from the
    beginning and the end.
    """
    words = tagged.words
    polite, edges = tagged.places(Kind.POLITE), _polite_talk(tagged)
    content = tagged.places(*CONTENT)
    if tagged.places(*_ASKING) - edges:
        content |= {place for place, weight in tagged.foreign.items() if weight >= 1}
    if not content - edges - polite:
        return words
    kept = [place for place in range(len(words)) if place not in polite]
    while kept and kept[0] in edges:
        kept.pop(0)
    while kept and kept[-1] in edges:
        kept.pop()
    return tuple(words[place] for place in kept)


def _polite_talk(tagged: Tagged) -> set[int]:
    """Return the places of greetings, thanks and apologies."""
    found = {
        place
        for hit in tagged.of(Kind.SOCIAL)
        if POLITE_TALK.issuperset(hit.ids(Kind.SOCIAL))
        for place in hit.places
    }
    return found - tagged.places(Kind.NAME)


def negated(tagged: Tagged) -> frozenset[int]:
    """Return the places that a negation reaches: the next few words of its clause.

    What means something of its own is not denied once more: "don't mind", "not commercial".
    """
    settled = tagged.places(Kind.AGREEMENT)
    for hit in tagged.of(*CONTENT):
        settled.update(hit.places if len(hit.places) > 1 else ())
    reached: set[int] = set()
    for hit in tagged.of(Kind.NEGATION):
        within = set(range(hit.places[0], hit.places[-1])).difference(hit.places)
        if within:  # "leaving the platforms aside"
            reached.update(within)
        elif not settled.issuperset(hit.places):
            reached.update(_within_reach(hit.places, tagged.words))
    return frozenset(reached)


def _within_reach(denial: tuple[int, ...], words: tuple[Word, ...]) -> list[int]:
    """Return the places of the next few words of the clause; those before, when it ends there."""
    clause = words[denial[-1]].clause
    last = denial[-1]
    places = range(last + 1, min(last + 1 + REACH, len(words)))
    after = [place for place in places if words[place].clause == clause]
    if after or len(denial) < 2:
        return after
    before = range(max(0, denial[0] - REACH), denial[0])  # "commercial offerings to be excluded"
    return [place for place in before if words[place].clause == clause]


def focus(tagged: Tagged) -> frozenset[int]:
    """Return the clauses that ask something; all when none does, or when they only point back."""
    words = tagged.words
    asking = {words[place].clause for place in tagged.places(*_ASKING)}
    if any(hit.places[0] == 0 for hit in tagged.of(Kind.FOLLOW_UP)):
        asking.add(words[0].clause)
    content = {words[place].clause for place in tagged.places(*CONTENT).union(tagged.foreign)}
    return frozenset(asking if asking & content else (word.clause for word in words))
