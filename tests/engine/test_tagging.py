"""Finding phrases with a meaning in a message."""

from __future__ import annotations

import pytest

from bot.engine.hits import How, Tagged
from bot.engine.marks import Kind
from bot.engine.names import find_names
from bot.engine.spelling import FOREIGN, PROPER, SLIP
from bot.engine.tagging import tag
from bot.language.words import split
from tests.engine.small import LEXICON, lexicon


def tagged(text: str) -> Tagged:
    """Tag a message in English."""
    words = split(text)
    return tag(words, find_names(words, LEXICON), "en", LEXICON)


@pytest.mark.parametrize(
    ("text", "kind", "ids"),
    [
        ("is it run by someone", Kind.OWN_RELATION, ["run-by"]),
        ("who ran it", Kind.RELATION, ["run-by", "runs"]),
        ("picture books", Kind.VALUE, ["comics"]),
        ("picturebook", Kind.VALUE, ["comics"]),
        ("what does that mean", Kind.ACT, ["describe"]),
        ("hopeful", Kind.RELATION, ["hopes-for", "hoped-by"]),
        ("libraries", Kind.CATEGORY, ["library"]),
        ("the second", Kind.REFERENCE, ["2"]),
        ("not bad", Kind.AGREEMENT, ["agreement"]),
    ],
)
def test_phrases_are_found_in_all_their_forms(text: str, kind: Kind, ids: list[str]) -> None:
    """Inflected, joined, with a gap and with any ending."""
    assert tagged(text).ids(kind) == ids


def test_a_longer_phrase_takes_the_meaning_of_the_words_within_it() -> None:
    """In "run by" the word "run" says nothing of its own."""
    assert tagged("run by").ids(Kind.RELATION) == []


def test_a_name_takes_the_meaning_of_its_words() -> None:
    """Nothing within the name of an entry asks for anything."""
    assert tagged("the corner").ids(Kind.NAME) == ["corner"]
    assert tagged("Corner House").ids(Kind.CATEGORY) == []


def test_a_gap_has_an_end() -> None:
    """It stands for six words at most, and for none of another sentence."""
    assert tagged("what a b c d e f mean").ids(Kind.ACT) == ["describe"]
    assert tagged("what a b c d e f g mean").ids(Kind.ACT) == []
    assert tagged("what now? I mean").ids(Kind.ACT) == []


def test_tells_a_plural_category() -> None:
    """By the label, so that "libraries" asks for a list."""
    hits = tagged("library or libraries").of(Kind.CATEGORY)
    assert [hit.is_plural for hit in hits] == [False, True]


def test_words_without_a_meaning_are_foreign() -> None:
    """A slip of the pen weighs half, a name that is not ours three times as much."""
    words = tagged("zzz qwertyuiop from Timbuktu 12 345 ☂")
    assert words.foreign == {0: SLIP, 1: FOREIGN, 2: FOREIGN, 3: PROPER, 5: SLIP}


def test_a_compound_is_taken_apart() -> None:
    """Both parts mean something, or one beside a real word, which explains it half."""
    whole, half = tagged("comiclibrary"), tagged("comicrabbit")
    assert [(hit.how, hit.ids(Kind.VALUE, Kind.CATEGORY)) for hit in whole.hits] == [
        (How.COMPOUND, ("comics", "library"))
    ]
    assert [hit.how for hit in half.hits] == [How.PARTIAL]
    assert (whole.foreign, half.foreign) == ({}, {0: SLIP})


def test_a_compound_may_be_written_as_two_words() -> None:
    """Two words that as one would be a cue count as that cue."""
    world = lexicon(soft_words=("storytelling",))
    words = split("map s")
    assert tag(words, [], "en", world).ids(Kind.VALUE) == ["maps"]


def test_words_side_by_side_with_capitals_are_a_name_that_is_not_ours() -> None:
    """They lose their meaning, and count heavily against an answer."""
    words = tagged("ask the Free Library about it")
    assert (words.ids(Kind.PROPERTY, Kind.CATEGORY), words.foreign) == ([], {2: PROPER, 3: PROPER})


def test_places_are_those_of_all_words_of_a_kind() -> None:
    """Of each phrase with such a meaning."""
    assert tagged("hello, are you a bot").places(Kind.SOCIAL) == {0, 1, 2, 3, 4}
