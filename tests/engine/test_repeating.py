"""Telling the last answer once more."""

from __future__ import annotations

import pytest

from bot.engine.finding import Form
from bot.engine.repeating import RepeatStage
from bot.engine.turns import Memory
from tests.engine.small import INDEX, read

STAGE = RepeatStage(INDEX)
LISTED = ("central", "corner")


@pytest.mark.parametrize(
    ("memory", "form", "about"),
    [
        (Memory(subjects=("central",), listed=LISTED, asked=("list",)), Form.LIST, LISTED),
        (Memory(subjects=("central",), listed=LISTED, asked=("compare",)), Form.COMPARE, LISTED),
        (Memory(subjects=("corner",), listed=LISTED, asked=("list",)), Form.DESCRIBE, LISTED[1:]),
        (Memory(subjects=("central",), asked=("run-by",)), Form.FACTS, ("central",)),
        (Memory(options=LISTED, asked=("run-by",)), Form.CLARIFY, ()),
    ],
)
def test_the_last_answer_is_told_in_its_form(
    memory: Memory, form: Form, about: tuple[str, ...]
) -> None:
    """A list as a list, a question back as a question back."""
    found = STAGE.look_up(read("again"), memory)
    assert found is not None
    assert (found.form, found.about) == (form, about)


@pytest.mark.parametrize("text", ["is it free", "again, who runs it", "what is Central"])
def test_another_question_is_left_to_other_stages(text: str) -> None:
    """Something is asked beside it."""
    assert STAGE.look_up(read(text), Memory(subjects=("central",), asked=("describe",))) is None


def test_a_clause_before_may_tell_why() -> None:
    """What is said there, is not what is asked."""
    memory = Memory(subjects=("central",), asked=("describe",))
    assert STAGE.look_up(read("my branch is not free, again"), memory) is not None


def test_there_is_nothing_to_repeat_at_first() -> None:
    """Nothing was said yet."""
    assert STAGE.look_up(read("again"), Memory()) is None


def test_who_only_asks_for_a_language_is_told_what_there_is_to_ask() -> None:
    """At the beginning there is nothing to repeat in it."""
    found = STAGE.look_up(read("say it in english"), Memory())
    assert found is not None
    assert (found.form, found.key) == (Form.SOCIAL, "help")
