"""Opening the dictionaries of word forms of the library."""

from __future__ import annotations

import pytest
from simplemma.strategies.dictionaries import DEFAULT_DICTIONARY_FACTORY

from bot.language.dictionary import WordFormsFactory
from bot.language.word_forms import WordForms


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_dictionary_of_the_library_says_what_the_library_says(language: str) -> None:
    """Each word of a real dictionary has the form that the library itself reads there."""
    library = DEFAULT_DICTIONARY_FACTORY.get_dictionary(language)

    found = WordFormsFactory().get_dictionary(language)

    assert type(found) is WordForms
    assert len(found) == len(library)
    assert [word for word, form in library.items() if found.get(word) != form] == []


@pytest.mark.parametrize("word", ["", "a", "zzzz", "platformx", "\N{GRINNING FACE}", "é" * 90])
def test_what_is_no_word_has_no_form(word: str) -> None:
    """A word that a real dictionary lacks has no form: no neighbour is taken for it."""
    found = WordFormsFactory().get_dictionary("nl")

    assert found.get(word) == DEFAULT_DICTIONARY_FACTORY.get_dictionary("nl").get(word)
    with pytest.raises(KeyError):
        found["platformx"]


def test_a_dictionary_that_is_written_otherwise_is_read_by_the_library() -> None:
    """Swahili is written from right to left: its words are found all the same."""
    found = WordFormsFactory().get_dictionary("sw")

    assert type(found) is not WordForms
    assert found.get("watoto") == "mtoto"


def test_a_dictionary_is_opened_once() -> None:
    """A factory keeps what it opened."""
    factory = WordFormsFactory()

    assert factory.get_dictionary("en") is factory.get_dictionary("en")


@pytest.mark.parametrize("language", ["tlh", "", "../nl"])
def test_a_language_without_a_dictionary_is_refused(language: str) -> None:
    """There is no dictionary of a language that the library lacks."""
    with pytest.raises(ValueError, match="Unsupported language"):
        WordFormsFactory().get_dictionary(language)
