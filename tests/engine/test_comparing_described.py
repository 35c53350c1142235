"""Comparisons of what is only described."""

from __future__ import annotations

import pytest

from bot.engine.comparing_described import DescribedComparisonStage
from bot.engine.find_stage import FindStage
from bot.engine.finding import Form
from tests.engine.small import INDEX, read

STAGE = DescribedComparisonStage(INDEX, FindStage(INDEX, 0.6, 0.15))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("compare the library with maps and the thing with comics", ("corner", "central")),
        ("compare Central and the thing with maps", ("central", "corner")),
        ("compare Central and the library in the north", ("central", "corner")),
    ],
)
def test_two_that_are_described_stand_side_by_side(text: str, ids: tuple[str, ...]) -> None:
    """Each is the only one that is so; one of them may be named."""
    finding = STAGE.look_up(read(text))
    assert finding is not None
    assert (finding.form, finding.about) == (Form.COMPARE, ids)


@pytest.mark.parametrize(
    "text",
    [
        "the library with maps and the thing with comics",  # compares nothing
        "compare maps and comics",  # what the words mean
        "compare the library with maps",  # with what?
        "compare the library with maps and the thing on the moon",
        "compare Central and Corner House, with maps",  # two names
        "compare the library with maps and the podcast with comics",
    ],
)
def test_is_left_to_others_where_it_is_not_clear_which_two(text: str) -> None:
    """Nobody is told of what was not asked."""
    assert STAGE.look_up(read(text)) is None
