"""Finding words in dictionaries of word forms, however they are written."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.word_forms import AS_BEFORE, HEAD, IN_FULL, WordForms

WORDS = st.text(alphabet="abcë-'", max_size=90)


def alike(one: bytes, other: bytes) -> int:
    """Count the bytes with which both begin."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def number(value: int) -> bytes:
    """Write a number as the dictionaries do: seven bits a byte, the lowest first."""
    low, high = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + number(high) if high else bytes([low])


def written(forms: Mapping[str, str]) -> bytes:
    """Write a dictionary, with only the differences between words and between their forms."""
    rows, before, form_before = [HEAD, number(len(forms))], b"", None
    for word, form in sorted((word.encode(), form.encode()) for word, form in forms.items()):
        same, kept = alike(before, word), alike(word, form)
        rows += [number(same), number(len(word) - same), word[same:]]
        less = len(word) - kept
        less, told = (less, form[kept:]) if less < AS_BEFORE else (IN_FULL, form)
        if form == form_before:
            rows.append(bytes([AS_BEFORE]))
        else:
            rows += [bytes([less]), number(len(told)), told]
        before, form_before = word, form
    return b"".join(rows)


@given(st.dictionaries(WORDS, WORDS), WORDS)
def test_every_word_is_found_and_no_other(forms: dict[str, str], other: str) -> None:
    """A dictionary gives back each word with its form, and nothing for a word that it lacks."""
    found = WordForms(written(forms))

    assert dict(found) == forms
    assert len(found) == len(forms)
    assert found.get(other) == forms.get(other)


@pytest.mark.parametrize("length", [0, 1, 63, 64, 127, 128, 300, 20_000])
def test_long_words_are_found_as_short_ones(length: int) -> None:
    """However long a word and its form are, it and those around it are found."""
    forms = {"aa": "a", f"b{'c' * length}": f"d{'e' * length}", f"b{'c' * length}en": "b", "c": "c"}

    assert dict(WordForms(written(forms))) == forms


@pytest.mark.parametrize("lost", [1, 2, 3, 200])
def test_a_dictionary_that_breaks_off_is_refused(lost: int) -> None:
    """Half a dictionary would say of words that are in the other half that they do not exist."""
    whole = written({"aap": "aap", "b" * 300: "c" * 300})

    with pytest.raises(ValueError, match="breaks off"):
        WordForms(whole[:-lost])


def test_what_is_no_dictionary_is_refused() -> None:
    """Other data is told from a dictionary by how it begins."""
    with pytest.raises(ValueError, match="not a dictionary"):
        WordForms(b"PK\3\4")
