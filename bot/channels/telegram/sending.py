"""Sending and editing messages, with patience for a network that fails now and then."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResult,
    InlineQueryResultsButton,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError

from bot.channels.telegram.markup import cut, sendable
from bot.channels.telegram.polling import FetchingBot

TRIES = 3
LONGEST_NOTICE = 200
"""Characters that Telegram shows of the answer to a press."""

TOO_OLD = "query is too old"
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
TYPING_PATIENCE = 1.0
"""Seconds that an answer waits at most for the sign that somebody is typing."""

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message comes.

    Attributes:
        chat: id of the chat.
        topic: thread of the forum topic; None outside of topics.
        reply_to: message that it replies to; None for none.
    """

    chat: int
    topic: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """One message of the bot: by its chat and number, or by its inline id."""

    chat: int = 0
    message: int = 0
    inline: str = ""

    def __str__(self) -> str:
        return f"inline:{self.inline}" if self.inline else f"{self.chat}:{self.message}"


class Sender:
    """Sends for a bot.

    Attributes:
        bot: the bot.

    Args:
        bot: the bot.
        pause: seconds before the second try; each next pause is twice as long.
    """

    def __init__(self, bot: FetchingBot, pause: float) -> None:
        self.bot = bot
        self._pauses = [pause * 2**count for count in range(TRIES - 1)]

    @property
    def username(self) -> str:
        """The name by which the bot is mentioned."""
        return self.bot.username

    async def send(
        self, place: Place, page: str, keyboard: InlineKeyboardMarkup | None = None
    ) -> Spot:
        """Send a message; after a failure of the network again, so that it may come twice."""
        try:
            return await self._send(place, page, keyboard)
        except ChatMigrated as error:
            return await self._send(replace(place, chat=error.new_chat_id), page, keyboard)

    async def _send(self, place: Place, page: str, keyboard: InlineKeyboardMarkup | None) -> Spot:
        sent = await self._persist(
            lambda: self.bot.send(
                "sendMessage",
                chat_id=place.chat,
                text=page,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                message_thread_id=place.topic,
                reply_parameters=_reply_to(place),
                link_preview_options=NO_PREVIEW,
            )
        )
        return Spot(place.chat, sent["message_id"])

    async def edit(
        self, spot: Spot, page: str, keyboard: InlineKeyboardMarkup | None = None
    ) -> bool:
        """Put a text in the place of another; False when the message is gone."""
        try:
            await self._persist(
                lambda: self.bot.edit_message_text(
                    page,
                    chat_id=spot.chat or None,
                    message_id=spot.message or None,
                    inline_message_id=spot.inline or None,
                    parse_mode=ParseMode.HTML,
                    reply_markup=keyboard,
                    link_preview_options=NO_PREVIEW,
                )
            )
        except BadRequest as error:
            return "not modified" in error.message
        return True

    async def delete(self, spot: Spot) -> None:
        """Take a message away, if it is still there."""
        with suppress(BadRequest):
            await self._persist(lambda: self.bot.delete_message(spot.chat, spot.message))

    async def show_typing(self, place: Place) -> None:
        """Show that an answer is coming; it is not worth any trouble."""
        with suppress(TelegramError, TimeoutError):
            async with asyncio.timeout(TYPING_PATIENCE):
                await self.bot.send(
                    "sendChatAction",
                    chat_id=place.chat,
                    action=ChatAction.TYPING,
                    message_thread_id=place.topic,
                )

    async def answer_press(self, press_id: str, text: str = "", *, loud: bool = False) -> None:
        """Answer a button press; one that is too old has no use for it."""
        notice = next(cut(sendable(text), LONGEST_NOTICE), None)
        with suppress(BadRequest):
            await self._persist(
                lambda: self.bot.answer_callback_query(press_id, notice, show_alert=loud)
            )

    async def answer_inline(
        self,
        query_id: str,
        results: Sequence[InlineQueryResult],
        cache: int,
        offset: str = "",
        button: InlineQueryResultsButton | None = None,
    ) -> None:
        """Answer an inline query; one that is too old has no use for it.

        Args:
            query_id: the query.
            results: one page of results.
            cache: seconds that Telegram may show them again to the same person.
            offset: what the next page is asked for by; empty for the last page.
            button: a button above the results.
        """
        try:
            await self._persist(
                lambda: self.bot.answer_inline_query(
                    query_id,
                    results,
                    cache_time=cache,
                    is_personal=True,
                    next_offset=offset,
                    button=button,
                )
            )
        except BadRequest as error:
            if TOO_OLD not in error.message.lower():
                raise

    async def _persist(self, call: Callable[[], Awaitable[Done]]) -> Done:
        """Call until it works; what Telegram itself refuses is not tried again."""
        for pause in self._pauses:
            try:
                return await call()
            except (BadRequest, Forbidden):
                raise
            except NetworkError:
                await asyncio.sleep(pause)
        return await call()


def _reply_to(place: Place) -> ReplyParameters | None:
    if place.reply_to is None:
        return None
    return ReplyParameters(place.reply_to, allow_sending_without_reply=True)


def each_page(pages: tuple[str, ...]) -> Iterator[tuple[int, str, bool]]:
    """Yield the pages with their number and whether it is the last."""
    for number, page in enumerate(pages):
        yield number, page, number == len(pages) - 1
