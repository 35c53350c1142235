"""The forms of words in the dictionaries."""

from __future__ import annotations

import pytest

from bot.language.lemmas import is_known, keys


def test_forms_of_one_word_share_a_key() -> None:
    """Singular and plural meet in the lemma of their language."""
    one, many = (keys(word, word, ("nl", "en")) for word in ("platform", "platforms"))
    assert one & many != frozenset()


@pytest.mark.parametrize(("one", "other"), [("stad", "stem"), ("argu", "argos"), ("idee", "ide")])
def test_different_words_share_no_key(one: str, other: str) -> None:
    """Words that only look alike are not the same."""
    assert keys(one, one, ("nl", "en")) & keys(other, other, ("nl", "en")) == frozenset()


def test_a_word_is_known_per_dictionary() -> None:
    """A dictionary knows its own language; no dictionary knows nothing."""
    assert is_known("gemeente", "nl") is True
    assert is_known("gemeente", "en") is False
    assert is_known("gemeente", "") is False
