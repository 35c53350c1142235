"""Who does it to whom."""

from __future__ import annotations

import pytest

from bot.engine.direction import is_turned_round
from tests.engine.small import ENTRIES, INDEX, read

CENTRAL = {fact.kind: fact for entry in ENTRIES for fact in entry.facts if entry.id == "central"}


@pytest.mark.parametrize(
    ("text", "named", "turned"),
    [
        ("is Central run by Bookends", ["central", "bookends"], False),
        ("is Bookends run by Central", ["bookends", "central"], True),
        ("does Bookends run Central", ["bookends", "central"], False),
        ("does Central run Bookends", ["central", "bookends"], True),
        ("is Bookends who ran Central", ["bookends", "central"], False),  # open: not told
    ],
)
def test_a_fact_tells_nothing_the_other_way_round(
    text: str, named: list[str], turned: bool
) -> None:
    """By its own words, or by a verb that has no "is" before it."""
    assert is_turned_round(CENTRAL["run-by"], named, read(text), INDEX) is turned
