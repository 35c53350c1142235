"""Confidence that says how often such an answer is right, and the bounds where it decides."""

from __future__ import annotations

import pytest

from bot.engine.calibration import CEILING
from bot.engine.pipeline import Engine, Thresholds
from bot.engine.turns import Memory, Status
from tests.engine.small import ENGINE, knowledge, language


@pytest.mark.parametrize(
    ("text", "memory", "sure"),
    [
        ("what is Central", Memory(), True),
        ("what is Cnetral", Memory(), False),  # misspelt
        ("compare Central and Corner House", Memory(), False),  # two names
        ("the town " * 6 + "what is Central", Memory(), False),  # a story
        ("Central", Memory(), False),  # nothing tells the language
        ("Central", Memory(language="en"), True),
        ("which libraries are free", Memory(), False),  # found without a name
        ("what is the source", Memory(), False),  # the same is told whatever is asked of it
        (
            "what is it",
            Memory(language="en", subjects=("central",)),
            False,
        ),  # from the conversation
    ],
)
def test_only_what_is_said_outright_is_sure(text: str, memory: Memory, sure: bool) -> None:
    """An answer that was inferred, in any way, has less confidence than one that was asked for."""
    answer = ENGINE.reply(text, memory).answer
    assert answer.status is Status.ANSWER
    assert (answer.confidence > CEILING) is sure


@pytest.mark.parametrize(("above", "status"), [(0.0, Status.ANSWER), (0.001, Status.UNKNOWN)])
def test_the_floor_is_the_least_confidence_for_an_answer(above: float, status: Status) -> None:
    """At the floor there is an answer, right below it there is none."""
    text = "is Central zzyzx free"
    loose = Engine(knowledge(), {"en": language()}, Thresholds(floor=0.0))
    share = loose.reply(text, Memory(language="en")).answer.confidence
    strict = Engine(knowledge(), {"en": language()}, Thresholds(floor=share + above))
    assert 0.0 < share < CEILING
    assert strict.reply(text, Memory(language="en")).answer.status is status
