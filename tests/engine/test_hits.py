"""What is found in a message."""

from __future__ import annotations

from bot.engine.hits import Hit
from bot.engine.marks import Kind, Mark

VALUE, ACT = Mark(Kind.VALUE, "maps"), Mark(Kind.ACT, "list")


def test_a_phrase_may_lose_some_of_its_meanings() -> None:
    """It is the same when it has none of them, and nothing when no other is left."""
    hit = Hit((0,), (VALUE, ACT))
    assert hit.without({Kind.ACT}) == Hit((0,), (VALUE,))
    assert hit.without({Kind.NAME}) is hit
    assert hit.without({Kind.ACT, Kind.VALUE}) is None
    assert Hit((0,), ()).without({Kind.ACT}) is None


def test_a_phrase_tells_the_ids_of_some_kinds() -> None:
    """In the order of its meanings."""
    hit = Hit((0,), (VALUE, ACT))
    assert hit.ids(Kind.ACT, Kind.VALUE) == ("maps", "list")
    assert hit.ids(Kind.NAME) == ()
