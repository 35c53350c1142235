"""A store that may not be there yet: it is opened when it is needed, and again after damage."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.errors import DamagedStoreError, GoneStoreError, StoreError
from bot.store.base import Store

PAUSE = 1.0
"""Seconds after an opening that failed before the next; who asks meanwhile hears the same."""

Open = Callable[[], Awaitable[Store]]


class LateStore:
    """Opens a store at the first need of it, and keeps it open for as long as it is whole."""

    def __init__(
        self,
        opens: Open,
        clock: Callable[[], float] = time.monotonic,
        reopens: Open | None = None,
    ) -> None:
        """Take how to open it.

        Args:
            opens: opens it, or makes it where there is none.
            clock: tells seconds.
            reopens: opens it after it was taken away; better not making another one.
        """
        self._opens = opens
        self._reopens = reopens or opens
        self._was_taken = False
        self._clock = clock
        self._store: Store | None = None
        self._failure: StoreError | None = None
        self._failed = 0.0
        self._turn = asyncio.Lock()

    async def get(self) -> Store:
        """Return the store.

        Raises:
            StoreError: it cannot be opened; says why.
        """
        if self._store is not None:
            return self._store
        async with self._turn:
            if self._store is None:
                self._store = await self._open()
            return self._store

    async def doubt(self, error: StoreError) -> None:
        """Let go of a store that is damaged: nothing is written to it until it is whole again."""
        if isinstance(error, DamagedStoreError):
            self._was_taken = self._was_taken or isinstance(error, GoneStoreError)
            await self.close()

    async def close(self) -> None:
        """Let go of the store. Closing twice is no fault."""
        async with self._turn:
            store, self._store = self._store, None
            if store is not None:
                with suppress(StoreError):
                    await store.close()

    async def _open(self) -> Store:
        if self._failure and self._clock() < self._failed + PAUSE:
            raise self._failure
        try:
            store = await (self._reopens if self._was_taken else self._opens)()
        except StoreError as error:
            self._failure, self._failed = error, self._clock()
            raise
        self._failure, self._was_taken = None, False
        return store
