"""Wiring of what runs for long: the room in Telegram, and what it keeps.

Apart from ``app``, so that a question in the terminal does not wait for what only this needs.
"""

from __future__ import annotations

import socket
import sys
from contextlib import nullcontext
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.app import build
from bot.channels.telegram.load import Voices, load_texts
from bot.channels.telegram.room import Kept, Room
from bot.channels.telegram.serving import serve
from bot.documents import fingerprint
from bot.engine.pipeline import Engine
from bot.garbage import keeping_all
from bot.guide import Guide, edition_of
from bot.knowledge.load import load
from bot.settings import Settings, StoreSettings, WebSettings
from bot.store.address import is_server
from bot.store.enduring import REST, EnduringStore
from bot.store.failures import GONE
from bot.store.inbox import InboxLimits
from bot.store.late import LateStore
from bot.store.memory import MemoryStore
from bot.store.opening import open_present, open_store
from bot.store.records import Limits
from bot.store.trouble import Trouble

if TYPE_CHECKING:
    from bot.listening import Listening

SWITCH = 0.0005
"""Seconds after which Python lets another thread go on. The database answers from a thread; with
the 5 ms that Python has by itself, each of its answers waits for the engine."""


async def serve_telegram(settings: Settings) -> None:
    """Answer in Telegram until it is stopped.

    Raises:
        PoldergidsError: it cannot start, or not go on.
    """
    sys.setswitchinterval(SWITCH)
    port = listening(settings.web)
    built = Built(settings)
    guide = Guide(
        built.again,
        heed=port.meter.count_answer if port else lambda *_: None,
        first=built.engine,
        look=built.look,
        words=lambda: built.words,
    )
    store = enduring_store(settings)
    try:
        await store.open()
        room = Room(
            guide,
            Kept(store, store.inbox, settings.store),
            built.voices,
            settings.telegram,
            settings.admins,
            meter=port.meter if port else None,
        )
        guide.renewed = lambda: room.speak(built.voices)
        async with port.open(room, lambda: store.is_from_memory) if port else nullcontext():
            await serve(
                room,
                settings.token,
                hook=port.hook if port else None,
                worker=f"{socket.gethostname()}:{settings.web.port}",
            )
    finally:
        await store.close()


def listening(settings: WebSettings) -> Listening | None:
    """Return where the bot listens; None when there is no port to listen on."""
    if not settings.port:
        return None
    from bot.listening import Listening  # 3 MB and 20 ms, for who listens

    return Listening(settings)


class Built:
    """What was built last from the files: an engine, and what the room says beside it.

    Attributes:
        engine: the engine.
        voices: what the room says, in the languages of the engine.
        words: which words and texts those are: a short hash.
    """

    def __init__(self, settings: Settings) -> None:
        """Build it.

        Raises:
            PoldergidsError: a file is not valid, or is missing.
        """
        self._settings = settings
        self.again()

    def again(self) -> Engine:
        """Build it from the files as they are now; what was built stays where that fails."""
        words = self._words()
        self.engine, self.voices = build_for_telegram(self._settings)
        self.words = words
        return self.engine

    def look(self) -> str:
        """Return the edition of the files as they are now, without building it.

        Raises:
            InvalidFilesError: a file of the knowledge is not valid.
        """
        return edition_of(load(self._settings.knowledge).version, self._words())

    def _words(self) -> str:
        return fingerprint(self._settings.languages, self._settings.telegram_texts)


def enduring_store(settings: Settings) -> EnduringStore:
    """Return a store in the database that is set, and in memory while that fails."""
    limits = limits_of(settings.store)
    address, secret = str(settings.database), settings.store.secret.get_secret_value()
    patience = settings.store.patience
    opens = partial(open_store, address, limits, secret=secret, patience=patience)
    reopens = partial(open_present, address, limits, secret=secret, patience=patience, missing=GONE)
    # All replicas have found out by then that the server works, and told it what they answered.
    others = 2 * REST + patience if is_server(address) else 0
    real = LateStore(opens=opens, reopens=reopens)
    return EnduringStore(real, MemoryStore(limits), trouble=Trouble(others))


def build_for_telegram(settings: Settings) -> tuple[Engine, Voices]:
    """Build an engine, and load what the room says in the languages in which things are known.

    Raises:
        PoldergidsError: a file is not valid, or is missing.
    """
    with keeping_all():
        engine = build(settings).engine
        return engine, load_texts(settings.telegram_texts, engine.knowledge.ontology.languages)


def limits_of(settings: StoreSettings) -> Limits:
    """Return how long things are kept."""
    return Limits(
        memory=timedelta(minutes=settings.memory),
        replies=timedelta(days=settings.replies),
        retention=timedelta(days=settings.retention),
        inbox=InboxLimits(
            lease=timedelta(seconds=settings.lease),
            tries=settings.tries,
            aside=timedelta(days=settings.aside),
        ),
    )
