"""Several questions in one message, and messages that take something back."""

from __future__ import annotations

import pytest

from bot.engine.pieces import halves, story, tells_of_a_name, without_corrected
from tests.engine.small import UNDERSTANDER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Who runs Central? Where is Corner House?",
            ["Who runs Central? ", "Where is Corner House?"],
        ),
        (
            "who runs Central and where is Corner House",
            ["who runs Central and ", "where is Corner House"],
        ),
        ("Who runs Central and Corner House?", ["Who runs Central and Corner House?"]),
        ("I like maps. Who runs Central?", ["I like maps. Who runs Central?"]),
        ("What is it? What is it? What is it? What is it?", ["What is it? " * 3 + "What is it?"]),
        ("", [""]),
    ],
)
def test_a_message_is_cut_only_where_each_part_asks(text: str, expected: list[str]) -> None:
    """Each part asks something with a subject of its own, and there are three at most."""
    assert list(halves(UNDERSTANDER.understand(text, "en"))) == expected


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("What is Central? I mean what is Corner House", "I mean what is Corner House"),
        ("What is Central, I mean Corner", "What is Central, I mean Corner"),
        ("I mean what is Corner House", "I mean what is Corner House"),
        ("𝕎hat is Central\u200b\u200b? I mean what is Old Hall", "I mean what is Old Hall"),
    ],
)
def test_what_a_message_takes_back_is_left_out(text: str, left: str) -> None:
    """When what comes after can stand by itself; invisible characters do not shift the cut."""
    assert without_corrected(UNDERSTANDER.understand(text, "en")) == left


def test_a_story_is_cut_into_its_long_sentences() -> None:
    """Short sentences and short messages tell no story."""
    first = "We have been looking for a library with quiet rooms for some time. "
    last = "Some people at work say that there is one with reading rooms near the river. "
    told = UNDERSTANDER.understand(first + "So. " + last + "Which?", "en")
    assert story(told) == (first, last)
    assert story(UNDERSTANDER.understand(first, "en")) == ()
    assert story(UNDERSTANDER.understand(last * 20, "en")) == ()


def test_what_only_tells_of_a_name_asks_nothing_of_it() -> None:
    """However much of it might open a question."""
    told = UNDERSTANDER.understand("there are signs in Central. is it free", "en")
    asked = UNDERSTANDER.understand("are there signs in Central. is it free", "en")
    assert (tells_of_a_name(told), tells_of_a_name(asked)) == (True, False)
