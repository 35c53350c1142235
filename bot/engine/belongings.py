"""What is asked for of a name or of a kind of thing, and means nothing to the knowledge base.

In "the podcast of the library" and "libraries with a podcast" the podcast is the point, however
common the word is elsewhere ("I heard of it in a podcast").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from bot.engine.hits import How, Tagged
from bot.engine.lexicon import Lexicon
from bot.engine.marks import Kind
from bot.engine.spelling import SHORT_SLIP

THING = 3.0  # weight of what is asked for: no answer makes up for it
REACH = 3  # small words that may stand between a thing and the name that it goes with

_APART = (Kind.JOINING, Kind.EITHER, Kind.ABOUT, Kind.ACT, Kind.QUESTION_WORD)
_PLAIN = frozenset({Kind.BACKGROUND})
_COMMON = frozenset({Kind.SOFT, Kind.BACKGROUND, Kind.SOCIAL, Kind.ACT})
_COMPOUNDS = frozenset({How.COMPOUND, How.PARTIAL})


def belongings(tagged: Tagged, focus: Collection[int], lexicon: Lexicon) -> dict[int, float]:
    """Return the weights of the words for what a name or a kind of thing would have.

    Args:
        tagged: the message.
        focus: the clauses that ask something.
        lexicon: tells which words are no slip of the pen.
    """
    found = {*_of_names(tagged), *_held(tagged), *_likened(tagged), *_served(tagged)}
    return {
        place: THING
        for place in sorted(found)
        if tagged.words[place].clause in focus and _is_strange(place, tagged, lexicon)
    }


def _is_strange(place: int, tagged: Tagged, lexicon: Lexicon) -> bool:
    """Tell whether a word means nothing to the subject, and something in the language."""
    word = tagged.words[place]
    hits = [hit for hit in tagged.hits if place in hit.places]
    if any(len(hit.places) > 1 and hit.has({Kind.ACT, Kind.SOFT}) for hit in hits):
        return False  # "name a few museums"
    if len(word.form) <= SHORT_SLIP or word.form.isdigit():
        return False
    if not lexicon.is_real(word) and not any(hit.how in _COMPOUNDS for hit in hits):
        return False
    kinds = {mark.kind for hit in hits if hit.how is not How.PARTIAL for mark in hit.marks}
    return kinds <= (_COMMON if Kind.SOFT in kinds else _PLAIN)


def _of_names(tagged: Tagged) -> Iterator[int]:
    """Yield the places of nouns that a small word ties to a name: "the podcast of the library".

    They have an article, or open the clause ("podcasts of the library").
    """
    articles = tagged.places(Kind.ARTICLE, Kind.INDEFINITE)
    small, apart = tagged.places(Kind.FUNCTION), tagged.places(*_APART)
    copulas = tagged.places(Kind.COPULA)
    for name in tagged.of(Kind.NAME):
        start = name.places[0]
        between = []
        place = start - 1
        while place in small and place not in apart and start - place <= REACH:
            between.append(place)
            place -= 1
        if place < 0 or place in apart or not _in_one_clause(place, start, tagged):
            continue
        opens = place - 1 in articles or not _in_one_clause(place - 1, place, tagged)
        if opens and not articles.issuperset(between) and copulas.isdisjoint(between):
            yield place


def _held(tagged: Tagged) -> Iterator[int]:
    """Yield the places of what a thing has: "libraries with a podcast", "has it a podcast".

    Without an article only what ends the clause: "which library has long queues".
    """
    articles = tagged.places(Kind.ARTICLE, Kind.INDEFINITE)
    having = tagged.places(Kind.HAVING)
    holders = tagged.places(Kind.NAME, Kind.CATEGORY)
    for article in articles:
        place, before = article + 1, article - 1
        if place >= len(tagged.words) or not _in_one_clause(before, place, tagged):
            continue
        with_it = before in having and not holders.isdisjoint(range(before - REACH, before))
        asked = before in holders and not having.isdisjoint(range(before - REACH, before))
        if with_it or asked:
            yield place
    yield from _held_at_the_end(tagged, having, holders)


def _held_at_the_end(
    tagged: Tagged, having: Collection[int], holders: Collection[int]
) -> Iterator[int]:
    """Yield the places of what ends the clause, right after "has" but for what it is like.

    Where an article stands before it, as a relative pronoun of Dutch may be, a verb ends it.
    """
    small, articles = tagged.places(Kind.FUNCTION), tagged.places(Kind.ARTICLE)
    for place in having:
        if not articles.isdisjoint(range(place - REACH + 1, place)):
            continue
        last = place + 1
        while last - place < REACH and last < len(tagged.words) and not _ends(last, tagged):
            last += 1
        if last >= len(tagged.words) or not _ends(last, tagged):
            continue
        held = _in_one_clause(place, last, tagged) and small.isdisjoint(range(place + 1, last + 1))
        if held and not set(holders).isdisjoint(range(place - REACH, place)):
            yield last


def _served(tagged: Tagged) -> Iterator[int]:
    """Yield the places of what a thing is for and nothing explains: "tools for gardening"."""
    things = tagged.places(Kind.CATEGORY)
    for serving in tagged.places(Kind.SERVING):
        place = serving + 1
        if place not in tagged.foreign or not _ends(place, tagged):
            continue
        if any(_in_one_clause(thing, place, tagged) for thing in things if thing < serving):
            yield place


def _likened(tagged: Tagged) -> Iterator[int]:
    """Yield the places of what a thing is like: "how fast is the library", "a fast library".

    Also "which libraries are fast", where no more is said. Not so of what stands beside the thing
    that a question word asks for: "which library would suit a small town".
    """
    articles, degrees = tagged.places(Kind.INDEFINITE), tagged.places(Kind.DEGREE)
    copulas, things = tagged.places(Kind.COPULA), tagged.places(Kind.CATEGORY)
    asking = tagged.places(Kind.QUESTION_WORD)
    asked = min((each for each in things if each - 1 in asking), default=len(tagged.words))
    for place in range(1, len(tagged.words)):
        how = place - 1 in degrees and place + 1 in copulas
        attribute = place - 1 in articles and place + 1 in things and place < asked
        tie = _before_degree(place, tagged)
        said = _ends(place, tagged) and tie in copulas and tie - 1 in things
        if how or attribute or said:
            yield place


def _before_degree(place: int, tagged: Tagged) -> int:
    """Return the place before a word and its degree: "the most fast"."""
    light = tagged.places(Kind.ARTICLE, Kind.DEGREE)
    place -= 1
    while place in light:
        place -= 1
    return place


def _ends(place: int, tagged: Tagged) -> bool:
    words = tagged.words
    return place + 1 == len(words) or words[place + 1].clause != words[place].clause


def _in_one_clause(one: int, other: int, tagged: Tagged) -> bool:
    return one >= 0 and tagged.words[one].clause == tagged.words[other].clause
