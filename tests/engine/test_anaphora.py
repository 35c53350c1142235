"""What points at something that the last answer named."""

from __future__ import annotations

import pytest

from bot.engine.anaphora import resolved
from bot.engine.turns import Memory
from tests.engine.small import INDEX, read

TOLD = Memory(subjects=("central",), targets=("bookends",), asked=("run-by",))


def meant(text: str, memory: Memory) -> tuple[str, ...]:
    """Return the entries that a message names, once what points at them is read."""
    return tuple(each for named in resolved(read(text), memory, INDEX).names for each in named.ids)


@pytest.mark.parametrize("text", ["what is it", "tell me about it"])
def test_what_the_last_answer_was_is_asked_about(text: str) -> None:
    """Nothing is asked but what it is."""
    assert meant(text, TOLD) == ("bookends",)


@pytest.mark.parametrize(
    "text", ["is it free", "who is it", "what is it, stupid", "what is Corner House"]
)
def test_other_questions_stay_as_they_are(text: str) -> None:
    """They are about the subject, about another entry, or no question."""
    assert "bookends" not in meant(text, TOLD)


def test_after_a_description_the_subject_is_meant() -> None:
    """What it names by the way was not asked for."""
    memory = Memory(subjects=("central",), targets=("bookends",), asked=("describe",))
    assert meant("what is it", memory) == ()


def test_of_several_answers_none_is_meant() -> None:
    """It points at one thing."""
    memory = Memory(subjects=("central",), targets=("bookends", "corner"), asked=("run-by",))
    assert meant("what is it", memory) == ()


def test_what_is_run_is_meant_also_when_more_is_asked() -> None:
    """Who runs it was known."""
    memory = Memory(subjects=("bookends",), targets=("central",), asked=("runs",))
    assert meant("is it free", memory) == ("central",)


def test_the_words_that_point_are_no_longer_read_as_such() -> None:
    """So that no stage takes them for something else."""
    question = resolved(read("what is it"), TOLD, INDEX)
    assert question.references == frozenset()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("is it a library", ("central",)),
        ("is it a foundation", ("bookends",)),
        ("are they a foundation", ("bookends",)),
        ("is it a free foundation", ()),
        ("is there a foundation", ()),
        ("which foundation is it", ()),
    ],
)
def test_what_is_of_the_kind_is_asked_about(text: str, named: tuple[str, ...]) -> None:
    """The subject or else the answer; not where more is asked, nor where nothing points."""
    assert meant(text, TOLD) == named


@pytest.mark.parametrize(
    ("text", "entry_id"), [("the oldest", "old-hall"), ("what is the newest", "central")]
)
def test_the_ends_of_a_history_are_pointed_at(text: str, entry_id: str) -> None:
    """Once it was told, whichever of it was spoken of."""
    told = Memory(subjects=("old-hall",), targets=("central",), asked=("followed-by",))
    assert meant(text, told) == (entry_id,)


def test_without_a_history_its_ends_point_at_nothing() -> None:
    """As long as none was told, the newest of all may be meant."""
    assert meant("the newest", Memory(subjects=("central",), asked=("describe",))) == ()


def test_what_came_next_is_pointed_at_when_that_was_told() -> None:
    """What came before is not: who asks for a history goes on about the same thing."""
    onward = Memory(subjects=("old-hall",), targets=("old-hall", "central"), asked=("followed-by",))
    back = Memory(subjects=("central",), targets=("old-hall", "central"), asked=("follows",))
    assert (meant("is it free", onward), meant("is it free", back)) == (("central",), ())
