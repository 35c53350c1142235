"""The whole room, running on the Bot API of the tests."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from functools import cache

from bot import app
from bot.channels.telegram.load import load_texts
from bot.channels.telegram.room import Kept, Room
from bot.channels.telegram.serving import serve
from bot.engine.pipeline import Engine
from bot.guide import Guide, Responder, utc_now
from bot.settings import TelegramSettings, load_settings
from bot.store.inbox_memory import MemoryInbox
from bot.store.memory import MemoryStore
from bot.web.meter import Meter
from tests.loopback.api import Call, LoopbackBotApi
from tests.loopback.people import Json, private, user

ANNA = user()
BRAM = user(43, "Bram", "en")
ADMIN = user(44, "Ada")


@cache
def engine() -> Engine:
    """Build the real engine, once for all tests."""
    return app.build(load_settings({})).engine


def make_room(
    api: LoopbackBotApi,
    *,
    build: Callable[[], Responder] = engine,
    admins: frozenset[int] = frozenset({44}),
    clock: Callable[[], float] = time.monotonic,
    now: Callable[[], datetime] = utc_now,
    meter: Meter | None = None,
    kept: Kept | None = None,
    **changed: object,
) -> Room:
    """Put a room together; its settings can be changed by name.

    It forgets everything, unless it is told where to keep it.
    """
    settings = load_settings({})
    quick = {"api": api.url, "per_second": 0, "per_minute_in_a_group": 0, "pause": 0, "poll": 50}
    return Room(
        Guide(build, now, heed=meter.count_answer if meter else lambda *_: None),
        kept or Kept(MemoryStore(), MemoryInbox()),
        load_texts(settings.telegram_texts, ("nl", "en")),
        TelegramSettings().model_copy(update=quick | changed),
        admins,
        clock,
        meter=meter,
    )


@asynccontextmanager
async def answering(api: LoopbackBotApi, room: Room | None = None) -> AsyncIterator[Room]:
    """Let a room answer; afterwards, all that came in has been answered."""
    room, stop = room or make_room(api), asyncio.Event()
    task = asyncio.create_task(serve(room, api.token, stop))
    try:
        yield room
        await api.wait_until_fetched()
    finally:
        stop.set()
        await task


async def ask(api: LoopbackBotApi, text: str, sender: Json = ANNA) -> Call:
    """Ask something in a private chat, and return the call that brings the answer."""
    before = len(api.calls_of("sendMessage"))
    api.send_text(private(sender), sender, text)
    return (await api.wait_for("sendMessage", before + 1))[before]


async def press(api: LoopbackBotApi, shown: Call, label: str, sender: Json = ANNA) -> Json:
    """Press a button under a message of the bot, and return how the message is then."""
    data = next(each["callback_data"] for each in shown.buttons if label in each["text"])
    before = len(api.calls_of("answerCallbackQuery"))
    message = api.world.messages[shown.result["chat"]["id"], shown.result["message_id"]]
    api.press(sender, message, data)
    await api.wait_for("answerCallbackQuery", before + 1)
    return message


def said_in_groups(api: LoopbackBotApi) -> list[str]:
    """Return all that the bot said outside of private chats."""
    return [each.text for each in api.calls_of("sendMessage") if each.parameters["chat_id"] < 0]
