"""The webhook on Telegram's side: tells where to bring updates, and watches whether that works."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from telegram import Bot, WebhookInfo
from telegram.error import TelegramError

WATCH = 60.0
"""Seconds between two looks at how Telegram fares."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Hook:
    """Where Telegram brings updates, and what it says there.

    Attributes:
        url: the whole address; who knows it, can knock.
        password: what Telegram says in a header.
    """

    url: str = field(repr=False)
    password: str = field(repr=False)


class HookKeeper:
    """Keeps the webhook set, and tells the operator when Telegram cannot bring updates.

    Args:
        bot: the bot.
        hook: where updates are brought.
        kinds: the kinds of updates that the bot does something with.
        at_once: how many updates Telegram may bring at the same time.
        watch: seconds between two looks.
    """

    def __init__(
        self, bot: Bot, hook: Hook, kinds: Sequence[str], at_once: int, watch: float = WATCH
    ) -> None:
        self._bot = bot
        self._hook = hook
        self._kinds = kinds
        self._at_once = at_once
        self._watch = watch
        self._told: datetime | None = None

    async def set(self) -> None:
        """Tell Telegram where to bring updates.

        Raises:
            TelegramError: it does not take that.
        """
        await self._bot.set_webhook(
            self._hook.url,
            secret_token=self._hook.password,
            allowed_updates=self._kinds,
            max_connections=self._at_once,
        )

    async def run(self) -> None:
        """Look now and then, until cancelled."""
        while True:
            await asyncio.sleep(self._watch)
            try:
                await self._look(await self._bot.get_webhook_info())
            except TelegramError as error:
                logger.warning("The webhook cannot be looked at: %s", type(error).__name__)

    async def _look(self, info: WebhookInfo) -> None:
        if info.url != self._hook.url:
            logger.warning("Somebody else took the webhook away; it is set again")
            await self.set()
        if info.last_error_date and info.last_error_date != self._told:
            self._told = info.last_error_date
            logger.warning("Telegram cannot bring updates: %s", info.last_error_message)
