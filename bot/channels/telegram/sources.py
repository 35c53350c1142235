"""How updates come in: they are fetched, or Telegram brings them."""

from __future__ import annotations

from typing import Protocol

from bot.channels.telegram.hook import Hook, HookKeeper
from bot.channels.telegram.lanes import KINDS
from bot.channels.telegram.polling import FetchingBot, Poller
from bot.channels.telegram.room import Room


class Source(Protocol):
    """How updates come in; ``is_alone`` when no other process answers for the same bot."""

    is_alone: bool

    async def open(self) -> None:
        """Tell Telegram."""

    async def run(self) -> None:
        """See to it that they come in, until cancelled."""

    async def close(self) -> None:
        """Confirm what came in, when all of it is answered."""


class Fetched:
    """They are fetched."""

    is_alone = True

    def __init__(self, room: Room, bot: FetchingBot) -> None:
        self._bot = bot
        poller = Poller(bot, room.inbox, room.intake, room.settings)
        self.run, self.close = poller.run, poller.confirm

    async def open(self) -> None:
        """Take over from a webhook."""
        await self._bot.delete_webhook()


class Brought:
    """They are brought; the webhook stays when this process ends, for the others."""

    is_alone = False

    def __init__(self, room: Room, bot: FetchingBot, hook: Hook) -> None:
        keeper = HookKeeper(bot, hook, sorted(KINDS), room.settings.at_once)
        self.open, self.run = keeper.set, keeper.run

    async def close(self) -> None:
        """Let it be: what came in is confirmed."""
