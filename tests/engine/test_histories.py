"""What came before an entry, and what after it."""

from __future__ import annotations

from tests.engine.small import INDEX, entry, fact, index


def test_a_history_goes_from_old_to_new() -> None:
    """From whichever entry it is looked at; what has none has no history."""
    assert INDEX.lineage("central") == INDEX.lineage("old-hall") == ("old-hall", "central")
    assert INDEX.lineage("corner") == ()


def test_a_history_in_a_circle_comes_to_an_end() -> None:
    """Each entry is named once."""
    circle = index(
        entry("one", "One", fact("one", "follows", "After two.", target="two")),
        entry("two", "Two", fact("two", "follows", "After one.", target="one")),
    )
    assert sorted(circle.lineage("one")) == ["one", "two"]
