"""Long polling: fetches updates for as long as the bot runs, and confirms what is in the inbox.

The library does this as well, but it confirms an update before it is answered, and it fetches the
same ones for ever when it cannot read one of them. Here they are read by who answers them.
"""

from __future__ import annotations

import asyncio
import logging
import warnings
from datetime import timedelta
from typing import cast

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.channels.telegram.intake import Intake
from bot.channels.telegram.lanes import KINDS, Json, number_of
from bot.errors import ChannelError, StoreError
from bot.settings import TelegramSettings
from bot.store.inbox import Inbox

MOST_WAITING = 1000
"""No more is fetched from Telegram while so many updates wait; Telegram keeps the rest."""

LONGEST_PAUSE = 30.0
SETTLED = 30.0
"""After so many seconds a poller keeps its place when another one comes."""

MOST_CONFLICTS = 10
CONFLICT = (
    "Somebody else is already answering for this bot: Telegram lets only one program at a time "
    "fetch its messages. Stop the other one, or use another token."
)

logger = logging.getLogger(__name__)


class FetchingBot(ExtBot[int]):
    """A bot that hands over what came in as it is, unread: updates, and what it sent itself."""

    async def send(self, method: str, **parameters: object) -> Json:
        """Call a method that sends something; return what Telegram made of it.

        The library's own methods read the answer into objects, which takes longer than all else.
        """
        found = await self._post(method, parameters)
        return found if isinstance(found, dict) else {}

    async def fetch(self, offset: int, seconds: int, patience: float) -> list[Json]:
        """Wait for updates from this number on; confirms the earlier ones."""
        wanted = {"offset": offset, "timeout": seconds, "allowed_updates": sorted(KINDS)}
        found = await self._post("getUpdates", wanted, read_timeout=seconds + patience)
        return cast("list[Json]", found) if isinstance(found, list) else []


class Poller:
    """Fetches updates and puts them in the inbox.

    Args:
        bot: fetches.
        inbox: where they go.
        intake: puts them there.
        settings: how long a poll lasts, how long to wait for Telegram, and between tries.
    """

    def __init__(
        self,
        bot: FetchingBot,
        inbox: Inbox,
        intake: Intake,
        settings: TelegramSettings,
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._intake = intake
        self._settings = settings
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
            pause = 0.0
            try:
                await self._has_room()
                await self._fetch()
                self._failures = self._conflicts = 0
            except InvalidToken:
                raise
            except Conflict as error:
                settled = asyncio.get_running_loop().time() - begun > SETTLED
                pause = self._after_conflict(error, settled)
            except (TelegramError, StoreError) as error:
                pause = self._after(error)
            await asyncio.sleep(pause)

    async def confirm(self) -> None:
        """Tell Telegram what is in the inbox, so that it does not come again."""
        if not self._offset:
            return
        try:
            await self._bot.fetch(self._offset, 0, self._settings.patience)
        except TelegramError as error:
            logger.warning("The last updates may come again: %s", type(error).__name__)

    async def _has_room(self) -> None:
        """Wait until not too many updates wait."""
        while await self._inbox.waiting() >= MOST_WAITING:
            await asyncio.sleep(self._settings.pause)

    async def _fetch(self) -> None:
        found = await self._bot.fetch(self._offset, self._settings.poll, self._settings.patience)
        numbered = [raw for raw in found if number_of(raw) >= self._offset]
        if found and not numbered:
            raise NetworkError("none of the updates has a number")
        if numbered:
            await self._intake.take(numbered)
            self._offset = 1 + max(number_of(raw) for raw in numbered)

    def _after(self, error: TelegramError | StoreError) -> float:
        """Return how long to wait after a failure; only the first of a row is logged."""
        if isinstance(error, RetryAfter):
            return seconds_of(error)
        if not self._failures:
            what = error if isinstance(error, StoreError) else type(error).__name__
            logger.warning("No updates come in: %s; going on trying", what)
        self._failures += 1
        if isinstance(error, TimedOut):
            return 0.0  # that took long enough
        return min(LONGEST_PAUSE, self._settings.pause * 2.0 ** min(self._failures, 16))

    def _after_conflict(self, error: Conflict, settled: bool) -> float:
        """Return how long to wait; who has just started leaves the place to the other."""
        self._conflicts += 1
        if not settled or self._conflicts > MOST_CONFLICTS:
            raise ChannelError(CONFLICT) from error
        logger.warning("Another program tries to fetch the messages of this bot")
        return self._settings.pause


def seconds_of(error: RetryAfter) -> float:
    """Return how long Telegram wants to be left in peace."""
    with warnings.catch_warnings(action="ignore"):  # the library is about to change the type
        found = error.retry_after
    return found.total_seconds() if isinstance(found, timedelta) else float(found)
