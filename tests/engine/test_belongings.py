"""What is asked for of a name, or of a kind of thing, and means nothing to the subject."""

from __future__ import annotations

import pytest

from bot.engine.belongings import THING
from bot.engine.lexicon import Lexicon
from bot.engine.understand import Understander
from tests.engine.small import knowledge, language

LANGUAGE = language(soft_words=("podcast", "story", "nice", "fast", "weekend"))
UNDERSTANDER = Understander(Lexicon(knowledge(), {"en": LANGUAGE}), {"en": LANGUAGE})


def asked_for(text: str) -> list[str]:
    """Return the words that are taken for what is asked for, as they were written."""
    question = UNDERSTANDER.understand(text, "en")
    words = question.tagged.words
    return [
        words[place].form for place, weight in question.tagged.foreign.items() if weight == THING
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("who makes the podcast of Central", ["podcast"]),
        ("where is the podcast by the Central", ["podcast"]),
        ("which libraries have a podcast", ["podcast"]),
        ("a library with a podcast", ["podcast"]),
        ("has Central a podcast", ["podcast"]),
        ("how fast is Central", ["fast"]),
        ("which libraries are fast", ["fast"]),
        ("which libraries are the most fast", ["fast"]),
        ("is there a fast library", ["fast"]),
    ],
)
def test_a_common_word_counts_where_it_is_what_is_asked_for(text: str, words: list[str]) -> None:
    """Tied to a name by a small word, had by something, or said of it."""
    assert asked_for(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "in the weekend I go to Central",  # nothing ties them
        "who wrote the story of Central",  # one says so of anything
        "is there a nice library",
        "who runs the library of Old Hall",  # of the subject
        "the podcast was about Central. Who runs it?",  # nothing is asked there
        "I heard the podcast and Central came by",
    ],
)
def test_a_common_word_counts_nowhere_else(text: str) -> None:
    """It stays a word that goes with any subject."""
    assert asked_for(text) == []


def test_a_slip_of_the_pen_is_not_what_is_asked_for() -> None:
    """What no dictionary holds may mean anything."""
    assert asked_for("where is the wbs of Central") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("which libraries are for gardening", ["gardening"]),
        ("libraries for gardening", ["gardening"]),
        ("which libraries are for comics", []),
        ("which libraries are for the weekend", []),
        ("I asked for gardening", []),
    ],
)
def test_what_things_are_wanted_for_counts(text: str, words: list[str]) -> None:
    """Where nothing explains it; a common word proves nothing."""
    assert asked_for(text) == words
