"""The last question, asked of another entry."""

from __future__ import annotations

import pytest

from bot.engine.carrying import CarryingStage, names_no_matter
from bot.engine.finding import Form
from bot.engine.turns import Memory
from tests.engine.small import INDEX, read

STAGE = CarryingStage(INDEX)
TALK = Memory(
    subjects=("central",), listed=("central", "corner"), earlier=("old-hall",), asked=("free",)
)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("and Corner House?", "corner"),
        ("i mean Corner House", "corner"),
        ("no, Corner House", "corner"),
        ("what about Central, i mean Corner House", "corner"),
        ("the second", "corner"),
        ("and the other one", "corner"),
        ("the latter", "corner"),
    ],
)
def test_what_was_asked_last_is_asked_again(text: str, about: str) -> None:
    """Of an entry that is named, or that stands in the last list."""
    finding = STAGE.look_up(read(text), TALK)
    assert finding is not None
    assert (finding.form, finding.about, finding.asked) == (Form.FACTS, (about,), ("free",))


@pytest.mark.parametrize(
    "text",
    [
        "Corner House",
        "Corner House, no",
        "no, Corner House on the moon",
        "no",
        "and",
        "it",
        "where is the second",
        "and the library",
        "the site",
    ],
)
def test_another_question_is_not_the_last_one(text: str) -> None:
    """Nor is a name that nothing leads up to."""
    assert STAGE.look_up(read(text), TALK) is None


def test_a_name_answers_a_question_back() -> None:
    """Whatever it is that was offered."""
    asking = Memory(options=("central", "corner"), asked=("free",))
    finding = STAGE.look_up(read("Corner House"), asking)
    assert finding is not None
    assert finding.asked == ("free",)


def test_what_the_last_facts_named_is_described() -> None:
    """When what was asked is told of their subject, not of itself."""
    memory = Memory(subjects=("bookends",), targets=("central", "corner"), asked=("runs",))
    named = STAGE.look_up(read("the second"), memory)
    listed = STAGE.look_up(read("the second"), Memory(listed=memory.targets, asked=("runs",)))
    assert named is not None
    assert listed is not None
    assert (named.form, listed.form) == (Form.DESCRIBE, Form.UNKNOWN)


def test_a_matter_is_what_may_be_asked_of_an_entry() -> None:
    """Asking for a list is none."""
    assert [names_no_matter(read(each)) for each in ("list them", "is it free")] == [True, False]
