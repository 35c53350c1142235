"""Finding the word that a misspelt one stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.fuzzy import SpellingIndex, distance
from bot.language.slips import keyboard

WORDS = ("pleio", "platform", "participatie", "consul", "stad", "priorities", "argu", "vng")


@pytest.fixture(params=[False, True], ids=["quick", "thorough"])
def index(request: pytest.FixtureRequest) -> SpellingIndex:
    """Both kinds of index."""
    return SpellingIndex(WORDS, thorough=request.param)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("pleio", "pleio"),
        ("plieo", "pleio"),
        ("pleoi", "pleio"),
        ("consull", "consul"),
        ("cosnul", "consul"),
        ("prioriteis", "priorities"),
        ("participaite", "participatie"),
        ("stda", "stad"),
        ("staad", "stad"),
        ("onsul", "consul"),  # the first letter is missed out at times, but seldom mistaken
    ],
)
def test_one_slip_is_forgiven(index: SpellingIndex, written: str, meant: str) -> None:
    """Letters swapped, dropped or doubled still find the word."""
    found = index.nearest(written)
    assert found is not None
    assert found[0] == meant


@pytest.mark.parametrize(
    "written",
    ["argos", "pleister", "consulaat", "staf", "xleio", "nsul", "plat", "stem", ""],
)
def test_another_word_is_not_taken_for_ours(index: SpellingIndex, written: str) -> None:
    """Two slips in a short word, or a wrong first letter, make another word."""
    assert index.nearest(written) is None


def test_the_likelier_slip_is_forgiven_in_a_short_word() -> None:
    """Of four letters, one may be the key beside the right one, where the keyboard is known."""
    keys = keyboard(["qwertyuiop", "asdfghjkl"])
    index = SpellingIndex(WORDS, keys=keys)
    assert index.nearest("staf") == ("stad", 0.75)
    assert index.nearest("stak") is None


def test_of_equally_near_words_the_first_is_meant() -> None:
    """The order of the words says which of them people write more."""
    assert SpellingIndex(("that", "than")).likeliest("tha", shortest=3) == ("that", 1.0)
    assert SpellingIndex(("than", "that")).likeliest("tha", shortest=3) == ("than", 1.0)


@pytest.mark.parametrize("written", ["vng", "vgn", "vn"])
def test_short_words_are_left_alone(index: SpellingIndex, written: str) -> None:
    """Below four letters nothing is guessed, not even what is written right."""
    assert index.nearest(written) is None


@pytest.mark.parametrize("written", ["partcipaite", "prticpatie", "paticipatei"])
def test_a_thorough_index_finds_every_pair_of_slips(written: str) -> None:
    """Two slips in a long word are found, wherever they are."""
    found = SpellingIndex(WORDS, thorough=True).nearest(written)
    assert found is not None
    assert found[0] == "participatie"


def test_likeness_tells_how_near_a_word_is(index: SpellingIndex) -> None:
    """A word that is written right is wholly alike; each slip takes off its share."""
    assert index.nearest("pleio") == ("pleio", 1.0)
    assert index.nearest("plieo") == ("pleio", 0.8)


def test_a_wrong_first_letter_weighs_more() -> None:
    """People seldom mistake the first letter, unless they swap it with the second."""
    assert distance("pleio", "plxio") == 1.0
    assert distance("pleio", "xleio") == 1.5
    assert distance("pleio", "lpeio") == 1.0


def test_an_empty_index_finds_nothing() -> None:
    """Without words there is nothing to find."""
    assert SpellingIndex(()).nearest("pleio") is None


@given(st.text(max_size=40))
def test_any_text_may_be_looked_up(text: str) -> None:
    """What is found is always one of the words, with a likeness between 0 and 1."""
    found = SpellingIndex(WORDS).nearest(text)
    assert found is None or (found[0] in WORDS and 0.0 < found[1] <= 1.0)
