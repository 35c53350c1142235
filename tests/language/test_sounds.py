"""How words sound, for who writes by ear."""

from __future__ import annotations

import pytest

from bot.language.sounds import Sounds

SOUNDS = Sounds(["ch=g", "ij=ei", "^y=j", "y=i", "ou=o"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [("stigting", "stichting"), ("jor", "your"), ("veiver", "vijver"), ("pitten", "piten")],
)
def test_two_spellings_of_one_sound_are_one(written: str, meant: str) -> None:
    """A sound at the beginning may be spelt otherwise than within; double letters are single."""
    assert SOUNDS.heard(written) == SOUNDS.heard(meant)


def test_other_sounds_stay_apart() -> None:
    """A y within a word is no j."""
    assert SOUNDS.heard("clarijt") != SOUNDS.heard("clarjt")
    assert SOUNDS.heard("city") != SOUNDS.heard("citj")


def test_of_two_rules_for_one_spelling_the_first_counts() -> None:
    """As where two languages say it differently."""
    assert Sounds(["g=k", "g=x"]).heard("g") == "k"


def test_without_rules_words_sound_as_they_are_written() -> None:
    """But for their double letters."""
    assert Sounds().heard("stichting") == "stichting"
