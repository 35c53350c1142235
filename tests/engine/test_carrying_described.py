"""The last question, asked of what is only described."""

from __future__ import annotations

import pytest

from bot.engine.carrying_described import DescribedCarryingStage
from bot.engine.find_stage import FindStage
from bot.engine.finding import Form
from bot.engine.turns import Memory
from tests.engine.small import INDEX, read

STAGE = DescribedCarryingStage(INDEX, FindStage(INDEX, 0.6, 0.15))
TALK = Memory(subjects=("central",), asked=("free",))


@pytest.mark.parametrize("text", ["and the thing with maps", "and the library in the north"])
def test_is_asked_of_the_only_one_that_is_so(text: str) -> None:
    """Only Corner House has maps, and only that is in the north."""
    finding = STAGE.look_up(read(text), TALK)
    assert finding is not None
    assert (finding.form, finding.about, finding.asked) == (Form.FACTS, ("corner",), ("free",))


@pytest.mark.parametrize(
    "text",
    [
        "the thing with maps",  # goes on with nothing
        "and with maps",  # may be asked of the same one
        "and the thing with comics",  # is what was spoken of
        "and the thing with maps, who runs it",
        "and which has the maps",
        "and the thing on the moon",
        "and the podcast with maps",
    ],
)
def test_is_left_to_others_where_more_or_less_is_said(text: str) -> None:
    """Or where nothing, or the last subject itself, is as described."""
    assert STAGE.look_up(read(text), TALK) is None


def test_asks_nothing_where_nothing_was_asked() -> None:
    """A description or a list is no matter that could be asked again."""
    for asked in ((), ("describe",), ("free", "list")):
        assert (
            STAGE.look_up(
                read("and the thing with maps"), Memory(subjects=("central",), asked=asked)
            )
            is None
        )
