"""Wiping what is old, day after day."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.channels.telegram.room import Kept
from bot.channels.telegram.tidying import DAY, HOUR, tidy
from bot.errors import StoreError
from bot.store.memory import MemoryStore
from tests.channels.telegram.running import answering, ask, make_room
from tests.loopback.api import LoopbackBotApi
from tests.store.clock import FakeClock
from tests.store.test_contract import LIMITS

PERSON = "telegram:42"


class Calendar:
    """Lets the pauses of somebody who waits pass by at once, for so many days."""

    def __init__(self, clock: FakeClock, days: int) -> None:
        self._clock = clock
        self._left = days
        self.pauses: set[float] = set()

    async def pause(self, seconds: float) -> None:
        """Let this time pass; it ends when the days are over."""
        self.pauses.add(seconds)
        if not self._left:
            raise asyncio.CancelledError
        self._left -= 1
        self._clock.pass_by(seconds=seconds)


async def days_pass(
    store: MemoryStore, clock: FakeClock, api: LoopbackBotApi, days: int, pause: float = DAY
) -> None:
    """Tidy for so many days, or so many other pauses."""
    calendar = Calendar(clock, days)
    with pytest.raises(asyncio.CancelledError):
        await tidy(make_room(api, kept=Kept(store, store.inbox)), calendar.pause)
    assert calendar.pauses == {pause}


async def test_wipes_every_day_what_is_too_old(api: LoopbackBotApi) -> None:
    """On the day after the last that counts, without anybody asking for it."""
    clock = FakeClock()
    store = MemoryStore(LIMITS, clock)
    async with answering(api, make_room(api, kept=Kept(store, store.inbox))):
        await ask(api, "hoe duur is een zwembad in Zwolle?")
        await api.wait_until_fetched()
    await days_pass(store, clock, api, LIMITS.retention.days)
    kept = await store.data_of(PERSON)
    await days_pass(store, clock, api, 1)
    assert set(kept) == {"people", "askings"}
    assert await store.data_of(PERSON) == {}


class Stuck(MemoryStore):
    """Cannot wipe anything."""

    async def expire(self) -> None:
        """Fail."""
        raise StoreError("The disk is full.")


async def test_tries_again_within_the_hour(
    api: LoopbackBotApi, caplog: pytest.LogCaptureFixture
) -> None:
    """A database that fails now may work then; the operator reads of it."""
    with caplog.at_level(logging.ERROR):
        await days_pass(Stuck(), FakeClock(), api, 2, HOUR)
    assert caplog.messages == ["What is old cannot be wiped: The disk is full."] * 3
