"""What is otherwise than those that were listed."""

from __future__ import annotations

import pytest

from bot.engine.find_stage import FindStage
from bot.engine.otherwise import OtherwiseStage
from bot.engine.turns import Memory
from tests.engine.small import INDEX, read

STAGE = OtherwiseStage(INDEX, FindStage(INDEX, 0.6, 0.15))
FREE = Memory(subjects=("central",), listed=("central", "old-hall"), asked=("free", "list"))


def test_which_are_not() -> None:
    """Of the same kind, those of which it is told that they are not."""
    finding = STAGE.look_up(read("and which are not"), FREE)
    assert finding is not None
    assert (finding.about, finding.asked) == (("corner",), ("free", "list"))


@pytest.mark.parametrize(
    ("text", "memory"),
    [
        ("and which are not", Memory(listed=("central",), asked=("free",))),
        ("and which are not", Memory(listed=("central",), asked=("describe", "list"))),
        ("is it not free", FREE),
        ("which libraries are not free", FREE),
        ("which are not in the north", FREE),
        ("and which", FREE),
    ],
)
def test_another_question_wants_nothing_else(text: str, memory: Memory) -> None:
    """After something else than a list of what is so, or with a matter of its own."""
    assert STAGE.look_up(read(text), memory) is None
