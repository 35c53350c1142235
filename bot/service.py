"""Wiring of what runs for long: the room in Telegram, and what it keeps.

Apart from ``app``, so that a question in the terminal does not wait for what only this needs.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.app import build
from bot.channels.telegram.load import load_texts
from bot.channels.telegram.room import Kept, Room
from bot.channels.telegram.serving import serve
from bot.engine.pipeline import Engine
from bot.guide import Guide
from bot.settings import Settings, StoreSettings
from bot.store.inbox_memory import MemoryInbox
from bot.store.records import Limits
from bot.store.sqlite import SqliteStore


async def serve_telegram(settings: Settings) -> None:
    """Answer in Telegram until it is stopped.

    Raises:
        PoldergidsError: it cannot start, or not go on.
    """
    guide = Guide(lambda: build_for_telegram(settings))
    voices = load_texts(settings.telegram_texts, guide.knowledge.ontology.languages)
    store = await SqliteStore.open(
        Path(settings.database),
        limits_of(settings.store),
        secret=settings.store.secret.get_secret_value(),
    )
    try:
        kept = Kept(store, MemoryInbox(), settings.store)
        await serve(Room(guide, kept, voices, settings.telegram, settings.admins), settings.token)
    finally:
        await store.close()


def build_for_telegram(settings: Settings) -> Engine:
    """Build an engine; what is known has to be in languages that the room has texts for.

    Raises:
        PoldergidsError: a file is not valid, or is missing.
    """
    engine = build(settings).engine
    load_texts(settings.telegram_texts, engine.knowledge.ontology.languages)
    return engine


def limits_of(settings: StoreSettings) -> Limits:
    """Return how long things are kept."""
    return Limits(
        memory=timedelta(minutes=settings.memory),
        replies=timedelta(days=settings.replies),
        retention=timedelta(days=settings.retention),
    )
