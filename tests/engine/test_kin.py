"""What was what others of a kind came from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.engine.kin import kin
from bot.engine.wants import Want
from tests.engine.small import ENTRIES, INDEX, index

STEP = Want(kinds=("followed-by",), weight=0.5)
RETOLD = index(
    *(replace(each, categories=("party",)) if each.id == "old-hall" else each for each in ENTRIES)
)
"""The same, but what came before the library is counted as another kind."""


def test_what_came_before_one_of_the_kind_does_as_well() -> None:
    """Old Hall was followed by a library."""
    assert kin([STEP], ["library"], RETOLD) == ["party"]


def test_the_kind_alone_does_where_some_of_it_have_the_step() -> None:
    """Old Hall is a library itself."""
    assert kin([STEP], ["library"], INDEX) == []


@pytest.mark.parametrize(
    "wants",
    [
        [],
        [Want(kinds=("runs",), weight=0.5)],
        [STEP, Want(values=("comics",), weight=1.0)],
    ],
)
def test_nothing_else_widens_the_kind(wants: list[Want]) -> None:
    """No other relation, and no step where more is wanted."""
    assert kin(wants, ["library"], RETOLD) == []


def test_what_came_before_another_kind_does_not() -> None:
    """No branch came after Old Hall."""
    assert kin([STEP], ["branch"], RETOLD) == []
