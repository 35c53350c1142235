"""From start to stop: says who it is, answers for as long as it may, and finishes what it began."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager, contextmanager

from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.crew import Crew
from bot.channels.telegram.following import Follower
from bot.channels.telegram.hook import Hook
from bot.channels.telegram.making import make_bot
from bot.channels.telegram.menus import set_up
from bot.channels.telegram.polling import FetchingBot
from bot.channels.telegram.room import Room
from bot.channels.telegram.routes import dispatch
from bot.channels.telegram.sending import Sender
from bot.channels.telegram.sources import Brought, Fetched, Source
from bot.channels.telegram.tidying import tidy, watch
from bot.channels.telegram.turn import Turn
from bot.errors import ChannelError, SettingsError

SIGNALS = (signal.SIGINT, signal.SIGTERM)
RENEWED = 1 / 3
"""Share of the lease of an update after which it is renewed: two times may fail."""

MISSING = (
    "TELEGRAM_BOT_TOKEN: There is no token of a bot. Ask BotFather in Telegram for one, "
    "and set this variable to it, or TELEGRAM_BOT_TOKEN_FILE to a file that holds it."
)
REJECTED = (
    "Telegram does not know this token. Copy it again from BotFather; "
    "a token that was revoked does not work any more."
)
UNREACHABLE = (
    "Telegram cannot be reached at {api} ({kind}). See whether this machine has a network."
)

logger = logging.getLogger(__name__)


async def serve(
    room: Room,
    token: str,
    stop: asyncio.Event | None = None,
    hook: Hook | None = None,
    worker: str = "",
) -> None:
    """Answer in Telegram until somebody stops it.

    Args:
        room: who answers.
        token: the token of the bot.
        stop: stops it when set; so do SIGTERM and Ctrl-C.
        hook: where Telegram brings updates; None to fetch them.
        worker: tells this process from others that answer for the same bot, and is the same when
            it is started again.

    Raises:
        SettingsError: there is no token.
        ChannelError: Telegram cannot be reached, does not take the token, or has another program
            that answers for the same bot.
    """
    if not token:
        raise SettingsError(MISSING)
    stop = stop or asyncio.Event()
    bot = make_bot(token, room.settings, room.meter, room.contact)
    source = Fetched(room, bot) if hook is None else Brought(room, bot, hook)
    with _listening(stop):
        async with _open(bot, source, room.settings.api):
            await _work(room, bot, source, stop, worker or socket.gethostname())


@asynccontextmanager
async def _open(bot: FetchingBot, source: Source, api: str) -> AsyncIterator[None]:
    """Let the bot say who it is, and how updates are to come in."""
    try:
        await bot.initialize()
        await source.open()
    except InvalidToken:
        await bot.shutdown()
        raise ChannelError(REJECTED) from None
    # The others come when something else than Telegram answers there.
    except (TelegramError, LookupError, TypeError, ValueError, AttributeError) as error:
        await bot.shutdown()
        told = UNREACHABLE.format(api=api, kind=type(error).__name__)
        raise ChannelError(told) from None
    try:
        yield
    finally:
        await bot.shutdown()


async def _work(
    room: Room, bot: FetchingBot, source: Source, stop: asyncio.Event, worker: str
) -> None:
    sender = Sender(bot, room.settings.pause)
    crew = Crew(
        worker,
        room.inbox,
        bot,
        lambda update, tries: Turn(room, update, sender, tries),
        dispatch,
        room.settings.at_once,
        room.kept.lease * RENEWED,
        room.meter,
    )
    logger.info("Answering as @%s", bot.username)
    try:
        await _until(
            stop,
            source.run(),
            crew.run(),
            crew.keep_hold(),
            set_up(room, bot),
            Follower(room.guide, room.store).run(),
            tidy(room),
            watch(room),
        )
    except InvalidToken:
        raise ChannelError(REJECTED) from None
    finally:
        logger.info("Stopping: what is under way is finished first")
        if await crew.finish(room.settings.farewell, drain=source.is_alone):
            await source.close()
        logger.info("Stopped")


async def _until(stop: asyncio.Event, *works: Awaitable[None]) -> None:
    """Do all of this until it has to stop; what goes wrong in one stops all."""
    tasks = [asyncio.ensure_future(each) for each in (stop.wait(), *works)]
    try:
        left = set(tasks)
        while not tasks[0].done() and left:
            done, left = await asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED)
            for each in done:
                each.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@contextmanager
def _listening(stop: asyncio.Event) -> Iterator[None]:
    """Stop on SIGTERM and Ctrl-C; a second one does not wait for answers under way."""
    loop, me = asyncio.get_running_loop(), asyncio.current_task()

    def told() -> None:
        if stop.is_set() and me is not None:
            me.cancel()
        stop.set()

    for each in SIGNALS:
        loop.add_signal_handler(each, told)
    try:
        yield
    finally:
        for each in SIGNALS:
            loop.remove_signal_handler(each)
