"""Telling the language of a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.terminal_sentences import SENTENCES
from bot.language.detect import LanguageDetector
from bot.language.load import load_languages
from bot.language.words import split

LANGUAGES = Path(__file__).parents[2] / "config" / "languages"


@pytest.fixture(scope="module")
def detector() -> LanguageDetector:
    """A detector for the real languages, with a few words of phrases beside their small words."""
    languages = load_languages(LANGUAGES, SENTENCES)
    small = {code: frozenset(each.function_words) for code, each in languages.items()}
    own = {code: frozenset({"please", *(["zwerx"] * (code == "nl"))}) for code in languages}
    return LanguageDetector(languages, small, own)


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("Wat is het verschil tussen die twee?", "nl"),
        ("wie beheert dat", "nl"),
        ("gemeente", "nl"),
        ("What is the difference between those two?", "en"),
        ("who manages that", "en"),
        ("municipality", "en"),
        ("ik wil weten what they do met hun gegevens", "nl"),
    ],
)
def test_most_words_decide(detector: LanguageDetector, message: str, language: str) -> None:
    """Small words weigh most; a word out of a dictionary alone will do."""
    assert detector.detect(split(message))[0] == language


@pytest.mark.parametrize("message", ["", "2", "10 20", "Xqzt", "👍", "?!"])
def test_no_evidence_is_no_language(detector: LanguageDetector, message: str) -> None:
    """Numbers, pictures and strange words leave it to the conversation."""
    assert detector.detect(split(message)) == ("", 0.0)


def test_a_word_of_all_languages_proves_nothing(detector: LanguageDetector) -> None:
    """What is a small word in both has a vote for each."""
    assert detector.detect(split("is")) == ("", 0.0)


def test_the_words_of_phrases_count(detector: LanguageDetector) -> None:
    """A word by which the bot is asked for something counts, though no dictionary has it."""
    assert detector.detect(split("zwerx")) == ("nl", 1.0)


def test_a_borrowed_word_is_its_own_languages(detector: LanguageDetector) -> None:
    """Of two languages that use a word, the one whose dictionary has it leads a little."""
    assert detector.detect(split("please")) == ("en", 0.5)


def test_more_evidence_is_a_larger_lead(detector: LanguageDetector) -> None:
    """The lead says how sure it is."""
    leads = [detector.detect(split(each))[1] for each in ("het", "het wordt", "het wordt gedaan")]
    assert leads == sorted(set(leads))
