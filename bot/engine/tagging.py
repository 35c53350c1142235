"""From words to tagged words: which phrases with a meaning stand in a message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.engine.hits import Hit, Tagged, places_of
from bot.engine.lexicon import Lexicon
from bot.engine.marks import CONCEPTS, Kind, Mark
from bot.engine.matching import phrases_in
from bot.engine.no_names import without_plain, without_strangers
from bot.engine.other_names import without_other_names
from bot.engine.spelling import PROPER, explain
from bot.language.words import Word

LONGEST_NAME = 3  # words of the name of who writes
LISTED = frozenset({"last", "former", "other"})  # references into a list, beside the numbers

_COVERING = (CONCEPTS - {Kind.FACT}) | {
    Kind.CORRECTION,
    Kind.SOCIAL,
    Kind.POLITE,
    Kind.CLAUSE,
    Kind.ABOUT,
    Kind.TIE,
}
"""Kinds whose longer phrases take the meaning off the concepts within them.

The own words of a fact only help to choose among facts: they leave the rest its meaning.
"""

_LISTED = frozenset({Kind.RELATION, Kind.OWN_RELATION, Kind.FACT, Kind.VALUE})
"""Kinds that words lose within a phrase that asks for a list."""

_QUALIFYING = frozenset({Kind.PROPERTY, Kind.OPPOSITE, Kind.VALUE, Kind.RELATION})
"""Kinds of which a phrase may qualify the noun that ends it."""


def tag(words: tuple[Word, ...], named: list[Hit], language: str, lexicon: Lexicon) -> Tagged:
    """Find the phrases in a message.

    Args:
        words: the message.
        named: the names in it, as ``find_names`` gives them.
        language: code of the language that it is in.
        lexicon: the index of phrases.

    Returns:
        The words with everything found.
    """
    found = list(phrases_in(words, language, lexicon))
    named = without_plain(without_strangers(named, words, lexicon), found, words, lexicon)
    taken = {place for hit in named for place in hit.places}
    phrases = [hit for hit in found if not taken >= {*hit.places}]
    hits = named + _with_plurals(_longest_concepts(phrases, taken), words, lexicon)
    hits, strange = without_other_names(hits, words)
    known = taken.union(strange, *(hit.places for hit in hits))
    left = {place: word for place, word in enumerate(words) if place not in known}
    compounds, foreign = explain(left, lexicon)
    foreign = _without_own_name({**strange, **foreign}, hits)
    return Tagged(words, (*hits, *compounds), foreign)


def _without_own_name(foreign: Mapping[int, float], hits: Sequence[Hit]) -> dict[int, float]:
    """Leave out who writes and from where ("I am Ann", "I live in Rome"): nobody asks for it."""
    after = {
        hit.places[-1] + step
        for hit in hits
        if hit.has({Kind.INTRODUCTION, Kind.WHEREABOUTS})
        for step in range(1, LONGEST_NAME + 1)
    }
    return {
        place: weight for place, weight in foreign.items() if place not in after or weight < PROPER
    }


def _longest_concepts(phrases: Sequence[Hit], taken: set[int]) -> list[Hit]:
    """Drop concepts that lie within a longer one, and concepts within a name."""
    kept: list[Hit] = []
    ranked = sorted(phrases, key=lambda hit: (-len(hit.places), hit.places))
    covers: dict[int, Hit] = {}
    for hit in ranked:
        lost = CONCEPTS if not taken.isdisjoint(hit.places) else _lost_within(hit, covers)
        left = hit.without(lost)
        if left is None:
            continue
        kept.append(left)
        if left.has(_COVERING) or _points_into_a_list(left) or _asks_for_a_list(left):
            for place in hit.places:
                covers.setdefault(place, hit)
    return _without_verbs_that_point(_merged(_without_split_questions(kept)))


def _without_split_questions(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield phrases without the question words that a longer way to ask what something is holds.

    So "what for" asks no reason in "what for club is that".
    """
    longer = [hit for hit in hits if len(hit.places) > 2 and "describe" in hit.ids(Kind.ACT)]
    for hit in hits:
        if not any(set(hit.places) < set(each.places) for each in longer):
            yield hit
            continue
        marks = tuple(mark for mark in hit.marks if not _is_taken_up(mark, hit))
        if marks:
            yield replace(hit, marks=marks)


def _without_verbs_that_point(hits: list[Hit]) -> list[Hit]:
    """Drop what points from a verb: Dutch "are" is also "his".

    It is a verb before what points, and after "which".
    """
    copulas, pointing = places_of(hits, Kind.COPULA), places_of(hits, Kind.REFERENCE)
    which = {hit.places[-1] for hit in hits if "which" in hit.ids(Kind.QUESTION_WORD)}
    verbs = {place for place in copulas & pointing if place + 1 in pointing or place - 1 in which}
    if not verbs:
        return hits
    pointing_only = frozenset({Kind.REFERENCE})
    left = (
        hit.without(pointing_only) if len(hit.places) == 1 and hit.places[0] in verbs else hit
        for hit in hits
    )
    return [hit for hit in left if hit]


def _is_taken_up(mark: Mark, hit: Hit) -> bool:
    """Tell whether a question word asks nothing by itself within a phrase that asks what it is.

    Of single words that is only so for "where": what it is about, is asked with it in Dutch.
    """
    return mark.kind is Kind.QUESTION_WORD and (len(hit.places) > 1 or mark.id == "where")


def _points_into_a_list(hit: Hit) -> bool:
    """Tell whether a phrase is "the latter", "the second" and the like."""
    return any(each.isdigit() or each in LISTED for each in hit.ids(Kind.REFERENCE))


def _asks_for_a_list(hit: Hit) -> bool:
    """Tell whether a phrase of a few words asks for a list ("make a list")."""
    return len(hit.places) > 2 and hit.ids(Kind.ACT) == ("list",)


def _lost_within(hit: Hit, covers: Mapping[int, Hit]) -> frozenset[Kind]:
    """Return the kinds of meaning that a phrase loses within the longer ones that cover it.

    The noun that ends a longer phrase keeps its category: a "commercial platform" is a platform.
    The own words of a fact only help to choose among facts, and are lost in hardly any.
    """
    if covers.keys().isdisjoint(hit.places):
        return frozenset()
    longer = [covers[place] for place in hit.places if place in covers]
    longer = [each for each in longer if len(each.places) > len(hit.places)]
    if not longer:
        return frozenset()
    if any(each.has({Kind.TIE}) for each in longer):
        return CONCEPTS  # "to do with" does nothing
    if all(_asks_for_a_list(each) for each in longer):
        return _LISTED  # "make a list" makes no platform, "an example of a platform" is one
    if any(each.has({Kind.CLAUSE, Kind.ABOUT}) for each in longer):
        return CONCEPTS | {Kind.QUESTION_WORD}  # neither "when I said" nor "when it comes to"
    ends = all(each.places[-1] == hit.places[-1] and each.has(_QUALIFYING) for each in longer)
    kept = {Kind.CATEGORY, Kind.FACT} if ends else {Kind.FACT}
    return CONCEPTS - kept


def _merged(hits: Iterable[Hit]) -> list[Hit]:
    """Return one hit for each run of words, with all of its meanings."""
    by_places: dict[tuple[int, ...], list[Hit]] = defaultdict(list)
    for hit in hits:
        by_places[hit.places].append(hit)
    alike = (by_places[places] for places in sorted(by_places))
    return [each[0] if len(each) == 1 else _one(each) for each in alike]


def _one(alike: Sequence[Hit]) -> Hit:
    """Return phrases at the same places as one, with the meanings of all."""
    marks = dict.fromkeys(mark for hit in alike for mark in hit.marks)
    return replace(alike[0], marks=tuple(marks))


def _with_plurals(hits: Sequence[Hit], words: Sequence[Word], lexicon: Lexicon) -> list[Hit]:
    """Mark the categories that are named in the plural."""
    return [
        replace(hit, is_plural=True)
        if hit.has({Kind.CATEGORY}) and words[hit.places[-1]].form in lexicon.plurals
        else hit
        for hit in hits
    ]
