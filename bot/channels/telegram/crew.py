"""Who answers: takes updates out of the inbox, a few at the same time."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

from telegram import Update
from telegram.ext import ExtBot

from bot.channels.telegram import troubles
from bot.channels.telegram.turn import Turn
from bot.channels.telegram.watching import Meter
from bot.errors import StoreError
from bot.logs import working_on
from bot.store.inbox import Claim, Inbox

WAIT = 30.0
"""Seconds that one look in the inbox may last."""

AFTER_FAILURE = 1.0

Dispatch = Callable[[Turn], Awaitable[None]]
logger = logging.getLogger(__name__)


class Crew:
    """Answers updates: those of one conversation in order, others beside them.

    Args:
        name: by which the inbox knows this process.
        inbox: gives the updates, and keeps the order.
        bot: reads updates.
        begin: makes a turn of an update.
        dispatch: answers a turn.
        at_once: how many are answered at the same time.
        renew: seconds after which the inbox is told that work goes on; shorter than its lease.
        meter: counts how it goes.
    """

    def __init__(
        self,
        name: str,
        inbox: Inbox,
        bot: ExtBot[int],
        begin: Callable[[Update, int], Turn],
        dispatch: Dispatch,
        at_once: int,
        renew: float,
        meter: Meter,
    ) -> None:
        self._name = name
        self._inbox = inbox
        self._bot = bot
        self._begin = begin
        self._dispatch = dispatch
        self._at_once = at_once
        self._renew = renew
        self._meter = meter
        self._working: dict[asyncio.Task[None], Claim] = {}

    async def run(self) -> None:
        """Answer until cancelled; what is under way goes on then, see ``finish``."""
        await self._inbox.free(self._name)
        while True:
            if len(self._working) >= self._at_once:
                await asyncio.wait(self._working, return_when=asyncio.FIRST_COMPLETED)
                continue
            try:
                await self._take(WAIT)
            except StoreError as error:
                logger.error("The inbox cannot be read: %s", error)
                await asyncio.sleep(AFTER_FAILURE)

    async def keep_hold(self) -> None:
        """Tell the inbox now and then that work goes on."""
        while True:
            await asyncio.sleep(self._renew)
            with suppress(StoreError):
                await self._inbox.renew(list(self._working.values()))

    async def finish(self, seconds: float, *, drain: bool = True) -> bool:
        """Finish what is under way; after so many seconds give back what is left.

        Args:
            seconds: how long that may take.
            drain: whether to answer all that waits as well; others who share the inbox would. What
                only this process knows of is answered in any case.

        Returns:
            Whether all of it is answered.
        """
        with suppress(TimeoutError, StoreError):
            async with asyncio.timeout(seconds):
                if drain:
                    return await self._drain(self._inbox.waiting)
                await self._drain(self._inbox.fleeting)
                return await self._await_working()
        for task in self._working:
            task.cancel()
        await asyncio.gather(*self._working, return_exceptions=True)
        return False

    async def _drain(self, left: Callable[[], Awaitable[int]]) -> bool:
        while await left():
            await self._take(0)
            if not self._working:
                return False  # the rest waits for another try
            await asyncio.wait(self._working, return_when=asyncio.FIRST_COMPLETED)
        return True

    async def _await_working(self) -> bool:
        while self._working:
            await asyncio.wait(self._working)
        return True

    async def _take(self, wait: float) -> None:
        """Begin with as many updates as there is room for."""
        room = self._at_once - len(self._working)
        for claim in await self._inbox.claim(self._name, room, wait) if room else ():
            task = asyncio.create_task(self._answer(claim))
            self._working[task] = claim
            task.add_done_callback(self._working.pop)

    async def _answer(self, claim: Claim) -> None:
        """Answer one update, and strike it off."""
        begun = time.perf_counter()
        with working_on(str(claim.id)):
            await self._try(claim)
        self._meter.count_turn(time.perf_counter() - begun)

    async def _try(self, claim: Claim) -> None:
        turn: Turn | None = None
        try:
            turn = self._begin(read_update(claim, self._bot), claim.tries)
            await self._dispatch(turn)
            await self._inbox.done(claim)
        except asyncio.CancelledError:
            with suppress(StoreError):
                await self._inbox.give_back(claim, counted=False)
            raise
        except Exception as error:
            await self._fail(claim, turn, error)

    async def _fail(self, claim: Claim, turn: Turn | None, error: Exception) -> None:
        """Let an update be tried again; after the last try, say that something went wrong."""
        try:
            if troubles.is_refusal(error):
                await self._inbox.done(claim)
                return
            pause = troubles.pause_before_retry(error, claim.tries)
            is_over = await self._inbox.give_back(claim, pause, failure=type(error).__name__)
        except StoreError as worse:
            logger.error("This update cannot be given back: %s", worse)
            return
        if not is_over:
            logger.warning("This update is tried again: %s", type(error).__name__)
            return
        self._meter.count_failure()
        name = troubles.log(error)
        if turn is not None:
            await troubles.tell(turn, name)


def read_update(claim: Claim, bot: ExtBot[int]) -> Update:
    """Return an update as the library knows it.

    Raises:
        UnreadableError: it is not as the Bot API promises.
    """
    try:
        update = Update.de_json(json.loads(claim.content), bot)
    except Exception as error:
        raise troubles.UnreadableError(type(error).__name__) from error
    if update is None:
        raise troubles.UnreadableError("empty")
    return update
