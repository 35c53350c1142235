"""What has to be so after all."""

from __future__ import annotations

import pytest

from bot.engine.find_stage import FindStage
from bot.engine.requiring import RequiringStage
from bot.engine.turns import Memory
from tests.engine.small import INDEX, read

STAGE = RequiringStage(INDEX, FindStage(INDEX, 0.6, 0.15))
MAPS = Memory(subjects=("corner",), asked=("theme",))  # what was found asks a fee


@pytest.mark.parametrize("text", ["and free", "i mean free", "no free", "only free"])
def test_another_one_is_as_it_has_to_be(text: str) -> None:
    """Of the kinds that the one that was found is of."""
    finding = STAGE.look_up(read(text), MAPS)
    assert finding is not None
    assert (finding.about, finding.asked) == (("central",), ("free",))


@pytest.mark.parametrize(
    ("text", "memory"),
    [
        ("is it free", MAPS),
        ("which are free", MAPS),
        ("free", MAPS),
        ("and free comics", MAPS),
        ("and free", Memory()),
        ("and free", Memory(subjects=("central",), asked=("theme",))),
        ("and free", Memory(subjects=("corner",), asked=("free",))),
    ],
)
def test_nothing_else_is_required(text: str, memory: Memory) -> None:
    """Of a question, of more than that, or where what was found is so or was asked if it is so."""
    assert STAGE.look_up(read(text), memory) is None
