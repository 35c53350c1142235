"""A way to wait within one process until something happens, without looking all the time."""

from __future__ import annotations

import asyncio
from contextlib import suppress


class Signal:
    """Wakes all who wait for it.

    Who begins to listen, then looks, and then waits, misses nothing that happens meanwhile.
    """

    def __init__(self) -> None:
        self._next = asyncio.Event()

    def listen(self) -> asyncio.Event:
        """Return what is set the next time that it happens."""
        return self._next

    def happen(self) -> None:
        """Wake everybody who listens."""
        happened, self._next = self._next, asyncio.Event()
        happened.set()


async def wait_for(event: asyncio.Event, seconds: float) -> None:
    """Wait until this is set, or for so many seconds, whichever comes first."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
