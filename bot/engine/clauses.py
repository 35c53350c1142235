"""What the parts of a message are for: politeness, the question itself, what is denied."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import takewhile

from bot.engine.hits import Tagged
from bot.engine.marks import CONTENT, Kind
from bot.language.words import Word

REACH = 4  # words after a negation that it may still deny
LEAST_BEFORE = 3  # words before a question word that begins a clause of its own
POLITE_TALK = frozenset({"greeting", "thanks", "apology"})
FRAME_TALK = POLITE_TALK | {"help", "chatter", "compliment", "goodbye"}
"""Small talk that people put around a question, in sentences of its own."""

_ASKING = (Kind.QUESTION_WORD, Kind.ACT, Kind.OPENER)
_POINTING = (*_ASKING, Kind.REFERENCE, Kind.FOLLOW_UP)


def core(tagged: Tagged) -> tuple[Word, ...]:
    """Return a message without its politeness, as long as anything else is left.

    Set phrases ("I was wondering") go wherever they stand, greetings and thanks only from the
    beginning and the end, and so do whole sentences of small talk ("May I ask something?").
    """
    words = tagged.words
    polite, edges = _polite_phrases(tagged), _polite_talk(tagged) | _sentences_of_talk(tagged)
    if not _matter(tagged, polite | edges):
        return words
    kept = [place for place in range(len(words)) if place not in polite]
    while kept and kept[0] in edges:
        kept.pop(0)
    denials = tagged.places(Kind.NEGATION)
    while kept and kept[-1] in edges and kept[-1] - 1 not in denials:  # not "it is not clear"
        kept.pop()
    return _opened([words[place] for place in _without_address(kept, tagged)], words)


def unpunctuated(tagged: Tagged) -> tuple[Word, ...]:
    """Return the words of a message without any punctuation, cut into clauses all the same.

    A new one begins at each question word with enough before it: "i am new here who runs it".
    """
    words = tagged.words
    if len({word.clause for word in words}) > 1:
        return words
    opened = {hit.places[0] for hit in tagged.of(Kind.QUESTION_WORD)}
    starts = [place for place in opened if place >= LEAST_BEFORE]
    if not starts:
        return words
    return tuple(
        replace(word, clause=word.clause + sum(start <= place for start in starts))
        for place, word in enumerate(words)
    )


def _without_address(kept: list[int], tagged: Tagged) -> list[int]:
    """Leave out what is left of a first clause of politeness, such as "dear"."""
    words, opening = tagged.words, tagged.words[kept[0]].clause
    rest = [place for place in kept if words[place].clause != opening]
    small = tagged.places(Kind.SOFT) - tagged.places(*CONTENT, *_POINTING)
    whole = len(kept) == len(words)
    return kept if whole or not rest or not small.issuperset(set(kept) - set(rest)) else rest


def _opened(kept: list[Word], words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return words with the first as the beginning of a sentence: its capital tells nothing."""
    if kept[0] == words[0] or not kept[0].proper:
        return tuple(kept)
    return (replace(kept[0], proper=False), *kept[1:])


def _matter(tagged: Tagged, frame: set[int]) -> frozenset[int]:
    """Return the places of what a message is about, outside a frame of politeness.

    Where there is small talk besides, what points back is a part of that ("thanks, that was it").
    """
    matter = tagged.places(*CONTENT)
    if tagged.places(*_ASKING) - frame:
        matter |= {place for place, weight in tagged.foreign.items() if weight >= 1}
    talk = tagged.places(Kind.SOCIAL) - frame
    if not talk and tagged.has(Kind.POLITE, Kind.QUESTION_WORD):
        matter |= tagged.places(*_POINTING)
    return matter - frame


def _polite_phrases(tagged: Tagged) -> set[int]:
    """Return the places of set phrases, but for what is part of a longer phrase that asks."""
    asking = [set(hit.places) for hit in tagged.of(*CONTENT)]
    return {
        place
        for hit in tagged.of(Kind.POLITE)
        if not any(set(hit.places) < longer for longer in asking)
        for place in hit.places
    }


def _polite_talk(tagged: Tagged) -> set[int]:
    """Return the places of greetings, thanks and apologies."""
    return _talk(tagged, POLITE_TALK) - tagged.places(Kind.NAME)


def _sentences_of_talk(tagged: Tagged) -> set[int]:
    """Return the places of the sentences that hold small talk and small words only."""
    talk = _talk(tagged, FRAME_TALK)
    small = talk | tagged.places(Kind.POLITE, Kind.FUNCTION, Kind.SOFT)
    small -= tagged.places(*CONTENT, *_POINTING) - talk - tagged.places(Kind.POLITE)
    sentences: dict[int, set[int]] = {}
    for place, word in enumerate(tagged.words):
        sentences.setdefault(word.sentence, set()).add(place)
    wholly = (each for each in sentences.values() if each <= small and not each.isdisjoint(talk))
    return set().union(*wholly) - tagged.places(Kind.NAME)


def _talk(tagged: Tagged, kinds: frozenset[str]) -> set[int]:
    """Return the places of small talk of some kinds, and of no other."""
    return {
        place
        for hit in tagged.of(Kind.SOCIAL)
        if kinds.issuperset(hit.ids(Kind.SOCIAL))
        for place in hit.places
    }


def negated(tagged: Tagged) -> frozenset[int]:
    """Return the places that a negation reaches: the next few words of its clause.

    What means something of its own is not denied once more: "don't mind", "not commercial".
    """
    settled = set(tagged.places(Kind.AGREEMENT)) | _setting_aside_a_name(tagged)
    settled |= _taking_back(tagged)
    for hit in tagged.of(*CONTENT):
        settled.update(hit.places if len(hit.places) > 1 else ())
    reached: set[int] = set()
    for hit in tagged.of(Kind.NEGATION):
        within = set(range(hit.places[0], hit.places[-1])).difference(hit.places)
        if within:  # "leaving the platforms aside"
            reached.update(within)
        elif not settled.issuperset(hit.places):
            reached.update(_within_reach(hit.places, tagged))
    return frozenset(reached)


def _setting_aside_a_name(tagged: Tagged) -> set[int]:
    """Return the places of what only denies a name: "other than Pleio", "except for ARGU"."""
    names = {hit.places[0] for hit in tagged.of(Kind.NAME)}
    return {
        place
        for hit in tagged.of(Kind.NEGATION)
        if (len(hit.places) > 1 or hit.has({Kind.EXCEPT})) and hit.places[-1] + 1 in names
        for place in hit.places
    }


def _taking_back(tagged: Tagged) -> set[int]:
    """Return the places of a refusal before a correction: "no, I mean the free one"."""
    corrected = {hit.places[0] for hit in tagged.of(Kind.CORRECTION)}
    return {
        place
        for hit in tagged.of(Kind.REFUSAL)
        if hit.places[0] == 0 and hit.places[-1] + 1 in corrected
        for place in hit.places
    }


def _within_reach(denial: tuple[int, ...], tagged: Tagged) -> list[int]:
    """Return the places of the next few words of the clause; those before, when it ends there.

    "But" and the like open a clause of their own.
    """
    words, opening = tagged.words, tagged.places(Kind.CLAUSE)
    clause = words[denial[-1]].clause
    last = denial[-1]
    places = range(last + 1, min(last + 1 + REACH, len(words)))
    within = takewhile(lambda place: place not in opening, places)
    after = [place for place in within if words[place].clause == clause]
    if after or len(denial) < 2:
        return after
    before = range(max(0, denial[0] - REACH), denial[0])  # "commercial offerings to be excluded"
    return [place for place in before if words[place].clause == clause]


def focus(tagged: Tagged, asked: Collection[int] = ()) -> frozenset[int]:
    """Return the clauses that ask something; all when none does, or when they only point back.

    Args:
        tagged: the message.
        asked: numbers of the sentences that end in a question mark; where there are any, the
            others tell something ("We have so little money. Who can help?").
    """
    words = tagged.words
    asking = {words[place].clause for place in tagged.places(*_ASKING)}
    if any(hit.places[0] == 0 for hit in tagged.of(Kind.FOLLOW_UP)):
        asking.add(words[0].clause)
    marked = {word.clause for word in words if word.sentence in asked}
    asking = asking & marked or marked or asking
    content = {words[place].clause for place in tagged.places(*CONTENT).union(tagged.foreign)}
    return frozenset(asking if asking & content else (word.clause for word in words))
