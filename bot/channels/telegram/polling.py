"""Long polling: fetches updates for as long as the bot runs, and confirms what it has taken in.

The library does this as well, but it fetches the same updates for ever when it cannot read one of
them; here that one is passed over.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, cast

from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.errors import ChannelError

WANTED = ("message", "edited_message", "inline_query", "callback_query")
"""The kinds of updates that the bot does something with."""

LONGEST_PAUSE = 30.0
SETTLED = 30.0
"""After so many seconds a poller keeps its place when another one comes."""

MOST_CONFLICTS = 10
CONFLICT = (
    "Somebody else is already answering for this bot: Telegram lets only one program at a time "
    "fetch its messages. Stop the other one, or use another token."
)

Json = dict[str, Any]
logger = logging.getLogger(__name__)


class FetchingBot(ExtBot[int]):
    """A bot that hands over updates as they came in, before they are read."""

    async def fetch(self, offset: int, seconds: int, patience: float) -> list[Json]:
        """Wait for updates from this number on; confirms the earlier ones."""
        wanted = {"offset": offset, "timeout": seconds, "allowed_updates": list(WANTED)}
        found = await self._post("getUpdates", wanted, read_timeout=seconds + patience)
        return cast("list[Json]", found) if isinstance(found, list) else []


class Poller:
    """Fetches updates and hands them on, one by one and in order.

    Args:
        bot: fetches.
        hand_on: takes an update in.
        has_room: waits until more can be taken in.
        seconds: how long a poll may last when there is nothing new.
        patience: how long to wait for Telegram beyond that.
        pause: seconds before the next try after a failure; each next one is twice as long.
        alive: called after each poll that went well.
    """

    def __init__(
        self,
        bot: FetchingBot,
        hand_on: Callable[[Update], Awaitable[None]],
        has_room: Callable[[], Awaitable[None]],
        seconds: int,
        patience: float,
        pause: float,
        alive: Callable[[], None],
    ) -> None:
        self._bot = bot
        self._hand_on = hand_on
        self._has_room = has_room
        self._seconds = seconds
        self._patience = patience
        self._pause = pause
        self._alive = alive
        self._offset = 0
        self._failures = 0
        self._conflicts = 0

    async def run(self) -> None:
        """Fetch until cancelled.

        Raises:
            ChannelError: another program fetches the updates of the same bot.
            InvalidToken: Telegram does not take the token any more.
        """
        begun = asyncio.get_running_loop().time()
        while True:
            await self._has_room()
            pause = 0.0
            try:
                await self._fetch()
                self._failures = self._conflicts = 0
            except InvalidToken:
                raise
            except Conflict as error:
                settled = asyncio.get_running_loop().time() - begun > SETTLED
                pause = self._after_conflict(error, settled)
            except TelegramError as error:
                pause = self._after(error)
            await asyncio.sleep(pause)

    async def confirm(self) -> None:
        """Tell Telegram what has been taken in, so that it does not come again."""
        if not self._offset:
            return
        try:
            await self._bot.fetch(self._offset, 0, self._patience)
        except TelegramError as error:
            logger.warning("The last updates may come again: %s", type(error).__name__)

    async def _fetch(self) -> None:
        found = await self._bot.fetch(self._offset, self._seconds, self._patience)
        self._alive()
        last = self._offset
        for raw in found:
            number = _number(raw)
            update = read_update(raw, self._bot) if number >= self._offset else None
            if update is not None:
                await self._hand_on(update)
            last = max(last, number + 1)
        if found and last == self._offset:
            raise NetworkError("none of the updates has a number")
        self._offset = last

    def _after(self, error: TelegramError) -> float:
        """Return how long to wait after a failure; only the first of a row is logged."""
        if isinstance(error, RetryAfter):
            return seconds_of(error)
        if not self._failures:
            logger.warning("Telegram cannot be reached: %s; going on trying", type(error).__name__)
        self._failures += 1
        if isinstance(error, TimedOut):
            return 0.0  # that took long enough
        return min(LONGEST_PAUSE, self._pause * 2.0 ** min(self._failures, 16))

    def _after_conflict(self, error: Conflict, settled: bool) -> float:
        """Return how long to wait; who has just started leaves the place to the other."""
        self._conflicts += 1
        if not settled or self._conflicts > MOST_CONFLICTS:
            raise ChannelError(CONFLICT) from error
        logger.warning("Another program tries to fetch the messages of this bot")
        return self._pause


def read_update(raw: Json, bot: ExtBot[int]) -> Update | None:
    """Return an update; None when the library cannot read it, which is logged by its number."""
    try:
        return Update.de_json(raw, bot)
    except Exception as error:
        logger.error(
            "Update %s cannot be read and is passed over: %s", _number(raw), type(error).__name__
        )
        return None


def _number(raw: object) -> int:
    """Return the number of an update; -1 when it has none."""
    found = raw.get("update_id") if isinstance(raw, dict) else None
    return found if isinstance(found, int) else -1


def seconds_of(error: RetryAfter) -> float:
    """Return how long Telegram wants to be left in peace."""
    found = error.retry_after
    return found.total_seconds() if isinstance(found, timedelta) else float(found)
