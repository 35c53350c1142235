"""What a clause only tells of the thing that is asked about."""

from __future__ import annotations

import pytest

from bot.engine.marks import Kind
from tests.engine.small import read


@pytest.mark.parametrize(
    ("text", "doing"),
    [
        ("what is the successor of the library Bookends runs", ["follows", "followed-by"]),
        ("what is the successor of the library that Bookends do run", ["follows", "followed-by"]),
        ("who runs Central", ["run-by", "runs"]),
        ("which library does Bookends run", ["run-by", "runs"]),  # nothing else is asked
        ("who hopes for what is run by Bookends", ["run-by", "hopes-for", "hoped-by"]),
        ("who hopes. Bookends run", ["hopes-for", "hoped-by", "run-by", "runs"]),
    ],
)
def test_what_only_tells_which_thing_is_meant_is_not_asked(text: str, doing: list[str]) -> None:
    """Of "who hosts the thing that they run", hosting is asked and running is not."""
    assert sorted(read(text).tagged.ids(Kind.RELATION, Kind.OWN_RELATION)) == sorted(doing)
