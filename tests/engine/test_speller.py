"""Finding the word that was meant, in the language of the message first."""

from __future__ import annotations

from bot.engine.speller import Speller, all_keyboards, all_sounds
from bot.language.sounds import Sounds
from tests.engine.small import language

SPELLER = Speller({"nl": ("waar", "idee\u00ebn", "werk"), "en": ("warm", "work", "where")}, {})


def test_the_language_of_the_message_goes_first() -> None:
    """The same slip stands for another word in another language."""
    assert SPELLER.likeliest("wark", "nl") is None
    assert SPELLER.likeliest("wwork", "nl") == "work"
    assert SPELLER.likeliest("wwork", "nl", only=True) is None
    assert (SPELLER.likeliest("waarr", "nl"), SPELLER.likeliest("wheer", "en")) == ("waar", "where")


def test_without_a_language_the_nearest_word_of_all_is_meant() -> None:
    """As before it is known what language a message is in."""
    assert SPELLER.likeliest("whree", "") == "where"
    assert SPELLER.likeliest("xyzzy", "") is None


def test_a_word_comes_back_with_its_accents() -> None:
    """Though it is looked for without them."""
    assert SPELLER.likeliest("iedeen", "nl") == "idee\u00ebn"


def test_an_unknown_word_of_three_letters_may_have_lost_one() -> None:
    """But not one of two."""
    assert SPELLER.likeliest("wrk", "nl") == "werk"
    assert SPELLER.likeliest("wk", "nl") is None


def test_keyboards_of_all_languages_count() -> None:
    """Somebody may write one language on the keyboard of another."""
    found = all_keyboards([language(keyboard=("qw",)), language(keyboard=("aw",))])
    assert {key: set(near) for key, near in found.items()} == {
        "q": {"w"},
        "w": {"q", "a"},
        "a": {"w"},
    }


def test_a_word_that_is_written_by_ear_is_found_by_its_sound() -> None:
    """More than one letter may be off then; a short word sounds like too many others."""
    sounds = Sounds(["ch=g", "ij=ei"])
    speller = Speller({"nl": ("stichting", "wijk", "overheid")}, {}, sounds)
    assert speller.likeliest("stigting", "nl") == "stichting"
    assert speller.likeliest("overhijd", "nl") == "overheid"
    assert Speller({"nl": ("stichting",)}, {}).likeliest("stigting", "nl") is None
    assert speller.likeliest("weik", "nl") is None


def test_sounds_of_all_languages_count() -> None:
    """A name of one language is written by ear in another."""
    found = all_sounds([language(sounds=("ch=g",)), language(sounds=("ph=f",))])
    assert (found.heard("chaos"), found.heard("phone")) == ("gaos", "fone")
