"""The bot as the library knows it: its requests, its patience, and how fast it may send."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import TelegramError
from telegram.ext import AIORateLimiter

from bot.channels.telegram.polling import FetchingBot
from bot.channels.telegram.requests import Requests
from bot.channels.telegram.watching import Contact, Meter
from bot.settings import TelegramSettings

RETRIES = 3
"""How often the bot waits for as long as Telegram says, before an update is put off."""

SPARE = 4
"""Connections beside those of the answers: for menus and the like."""

UNCOUNTED = frozenset({"sendChatAction", "deleteMessage"})
"""What is no message, so that Telegram does not count it as one."""


class MessageLimiter(AIORateLimiter):
    """Keeps within what Telegram allows: so many messages a second, so many a minute in a group.

    All requests pass here, so here is noted what came of them.
    """

    def __init__(self, settings: TelegramSettings, meter: Meter, contact: Contact) -> None:
        """Take how fast the bot may send, and who is told what came of it."""
        super().__init__(
            overall_max_rate=settings.per_second,
            overall_time_period=1 if settings.per_second else 0,
            group_max_rate=settings.per_minute_in_a_group,
            group_time_period=60 if settings.per_minute_in_a_group else 0,
            max_retries=RETRIES,
        )
        self._meter = meter
        self._contact = contact

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401 - as the library has it
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:  # noqa: ANN401
        """Send a request when it is its turn."""
        try:
            if endpoint in UNCOUNTED:
                found = await callback(*args, **kwargs)
            else:
                found = await super().process_request(
                    callback, args, kwargs, endpoint, data, rate_limit_args
                )
        except TelegramError as error:
            self._meter.count_error(type(error).__name__)
            raise
        self._contact.note()
        return found


def make_bot(token: str, settings: TelegramSettings, meter: Meter, contact: Contact) -> FetchingBot:
    """Make the bot. Nothing is sent yet."""
    return FetchingBot(
        token,
        base_url=f"{settings.api.rstrip('/')}/bot",
        request=Requests(settings.api, settings.at_once + SPARE, settings.patience),
        get_updates_request=Requests(settings.api, 1, settings.patience),
        rate_limiter=MessageLimiter(settings, meter, contact),
    )
