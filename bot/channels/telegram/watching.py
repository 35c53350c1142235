"""What the room tells to who watches over it, and how it knows that Telegram is there."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from bot.errors import ChannelError

LATELY = 120.0
"""Seconds; one poll and all that is tried again after a failure take less."""


class Meter(Protocol):
    """Counts; numbers only, never a word or an id of a person."""

    def count_update(self, kind: str) -> None:
        """Count an update that came in, by its kind."""
        ...

    def count_turn(self, seconds: float) -> None:
        """Count an update that was worked on, and how long that took."""
        ...

    def count_error(self, kind: str) -> None:
        """Count a call to Telegram that failed, by the name of the failure."""
        ...

    def count_failure(self) -> None:
        """Count an update that could not be worked on."""
        ...


class NoMeter:
    """Counts nothing, for when nobody watches."""

    def count_update(self, kind: str) -> None:
        """Let it be."""

    def count_turn(self, seconds: float) -> None:
        """Let it be."""

    def count_error(self, kind: str) -> None:
        """Let it be."""

    def count_failure(self) -> None:
        """Let it be."""


class Contact:
    """When Telegram answered last."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without contact; ``clock`` tells seconds."""
        self._clock = clock
        self._last: float | None = None

    def note(self) -> None:
        """Note that Telegram has just answered."""
        self._last = self._clock()

    async def check(self) -> None:
        """See whether Telegram answered lately.

        Raises:
            ChannelError: it did not; tells for how long.
        """
        if self._last is None:
            raise ChannelError("Telegram has not been reached yet.")
        silence = self._clock() - self._last
        if silence > LATELY:
            raise ChannelError(f"Telegram has not been reached for {silence:.0f} seconds.")
