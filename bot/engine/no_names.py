"""Names found in a message that are none there: everyday words, or part of a stranger's name."""

from __future__ import annotations

from collections.abc import Sequence

from bot.engine.hits import Hit, How
from bot.engine.lexicon import Lexicon
from bot.engine.marks import Kind
from bot.language.words import Word

PLAIN_NAME = 2  # words; a name of so many plain words may be no name after "our"


def without_strangers(named: list[Hit], words: Sequence[Word], lexicon: Lexicon) -> list[Hit]:
    """Leave out everyday words that are part of a longer name that is not ours."""
    return [
        hit
        for hit in named
        if hit.how is not How.COMMON
        or hit.places[0] == 0
        or not (words[hit.places[0]].proper and _is_named_before(hit.places[0], words))
        or lexicon.marks_of(lexicon.keys_of_word(words[hit.places[0] - 1]))
    ]


def without_plain(
    named: list[Hit], phrases: Sequence[Hit], words: Sequence[Word], lexicon: Lexicon
) -> list[Hit]:
    """Leave out everyday words that are meant as such: "our public code".

    That is so after a possessive, and where a kind of thing is asked for ("which initiatives deal
    with public code") by words that describe it as well.
    """
    return [
        hit
        for hit in named
        if not _is_office(hit, phrases)
        and (
            len(hit.places) != PLAIN_NAME
            or not all(_is_plain(words[place], lexicon) for place in hit.places)
            or not (_is_possessed(hit.places[0], words, lexicon) or _describes(hit, phrases))
        )
    ]


def _is_office(name: Hit, phrases: Sequence[Hit]) -> bool:
    """Tell whether an everyday word is what somebody is: "who is the consul of Spain"."""
    if name.how is not How.COMMON or len(name.places) > 1:
        return False
    article = name.places[0] - 1
    asking = {hit.places[-1] for hit in phrases if "who" in hit.ids(Kind.QUESTION_WORD)}
    copulas = {hit.places[-1] for hit in phrases if hit.has({Kind.COPULA})}
    articles = {hit.places[-1] for hit in phrases if hit.has({Kind.ARTICLE, Kind.INDEFINITE})}
    return article in articles and article - 1 in copulas and article - 2 in asking


def _describes(name: Hit, phrases: Sequence[Hit]) -> bool:
    """Tell whether a name stands for a matter, in a question for a kind of thing."""
    asking = {hit.places[-1] + 1 for hit in phrases if "which" in hit.ids(Kind.QUESTION_WORD)}
    kinds = {hit.places[0] for hit in phrases if hit.has({Kind.CATEGORY})}
    same = [hit for hit in phrases if hit.places == name.places]
    return not kinds.isdisjoint(asking) and any(hit.has({Kind.VALUE}) for hit in same)


def _is_plain(word: Word, lexicon: Lexicon) -> bool:
    return not word.proper and lexicon.is_word(word.raw, word.form)


def _is_possessed(place: int, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether "our" and the like stands right before a word."""
    if place == 0:
        return False
    marks = lexicon.marks_of(lexicon.keys_of_word(words[place - 1]))
    return any(mark.kind is Kind.POSSESSIVE for mark in marks)


def _is_named_before(place: int, words: Sequence[Word]) -> bool:
    """Tell whether the word before is written as a name as well, in the same clause."""
    before = words[place - 1]
    return before.proper and before.clause == words[place].clause
