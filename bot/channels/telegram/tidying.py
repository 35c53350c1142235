"""Looking after what is kept: whether it can be, and wiping what has been for as long as it may."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.channels.telegram.room import Room
from bot.errors import StoreError

DAY = 24 * 60 * 60.0
HOUR = 60 * 60.0
WATCH = 30.0
"""Seconds between two looks at the store."""

logger = logging.getLogger(__name__)


async def tidy(room: Room, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    """Wipe what is old, now and every day, until cancelled; after a failure within the hour.

    Args:
        room: whose store and inbox are tidied.
        pause: waits for so many seconds.
    """
    while True:
        rest = DAY
        for wipe in (room.store.expire, room.inbox.expire):
            try:
                await wipe()
            except StoreError as error:
                logger.error("What is old cannot be wiped: %s", error)
                rest = HOUR
        await pause(rest)


async def watch(room: Room) -> None:
    """Look after the store, also when nobody asks for its health; it tells itself what is wrong."""
    while True:
        await asyncio.sleep(WATCH)
        with suppress(StoreError):
            await room.store.check()
