"""Which entries a search looks at."""

from __future__ import annotations

import pytest

from bot.engine.candidates import candidates
from bot.engine.want_reader import WantReader
from tests.engine.small import INDEX, read

READER = WantReader(INDEX)


@pytest.mark.parametrize(
    ("text", "among", "ids"),
    [
        ("libraries", None, ["central", "corner", "old-hall"]),
        ("libraries", ["corner", "bookends"], ["corner"]),
        ("foundations", None, ["bookends", "springfield"]),  # its own category: also in passing
        ("free", None, ["central", "corner", "old-hall", "bookends"]),  # none in passing
    ],
)
def test_looks_at_what_may_be_meant(text: str, among: list[str] | None, ids: list[str]) -> None:
    """Of the kind that was asked for, and among those that are given."""
    assert list(candidates(READER.wanted(read(text)), among, INDEX)) == ids


def test_what_is_ruled_out_is_not_looked_at() -> None:
    """Of everything else nothing is left out when only a kind is denied."""
    found = candidates(READER.wanted(read("not a foundation")), None, INDEX)
    assert set(found).isdisjoint(INDEX.in_category["party"])
    assert "central" in found
