"""A clock that a test sets."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        """Return the time that was set."""
        return self.now

    def pass_by(self, **time: float) -> None:
        """Let time pass, told as to ``timedelta``."""
        self.now += timedelta(**time)
