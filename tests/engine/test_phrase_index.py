"""Finding phrases by how they begin."""

from __future__ import annotations

from bot.engine.cues import Phrase
from bot.engine.phrase_index import FEW, PhraseIndex


def indexed(*cues: str) -> PhraseIndex:
    """Index cues, of which each word is found by itself alone."""
    rows = [tuple(cue.split()) for cue in cues]
    phrases = [
        Phrase(tuple((word,) for word in row), (), "en", number) for number, row in enumerate(rows)
    ]
    return PhraseIndex(phrases, rows)


def test_a_word_fits_the_stars_of_its_beginnings() -> None:
    """Those that stand in a cue, and no others."""
    index = indexed("ma*", "old map*", "mapping*", "man")
    assert sorted(index.beginnings("maps")) == ["ma*", "map*"]
    assert index.beginnings("m") == []


def test_many_phrases_that_begin_alike_are_told_apart_by_their_second_word() -> None:
    """And are found as few would be, with a gap and by themselves too."""
    index = indexed("go", "go _ on", *(f"go {number}" for number in range(FEW + 1)))
    found = index.starting(["go"], ["3", "5"])
    assert [each.number for each in found] == [0, 1, 5, 7]


def test_a_phrase_is_found_once() -> None:
    """Also by several keys of a word, or of the next one."""
    both = Phrase((("map", "en:map"), ("is", "en:be")), (), "en", 0)
    index = PhraseIndex([both], [("map", "is")])
    assert index.starting(["map", "en:map"], ["is", "en:be"]) == [both]
