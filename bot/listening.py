"""Wiring of where the bot listens: what is asked there of a room, and what is brought to it.

Apart from ``service``, which loads it only where there is a port: it takes 3 MB.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from bot.channels.telegram.hook import Hook
from bot.channels.telegram.room import Room
from bot.errors import StoreError
from bot.settings import WebSettings
from bot.web.meter import Meter
from bot.web.server import Desk, serving
from bot.web.webhook import Doors, Webhook


class Listening:
    """A port for health and metrics; and for updates, when Telegram is to bring them.

    Attributes:
        meter: counts what is told there.
        hook: where Telegram brings updates; None when the bot fetches them.
    """

    def __init__(self, settings: WebSettings) -> None:
        """Take where to listen; nothing is open yet."""
        self.meter = Meter()
        self._settings = settings
        self._doors = Doors.of(settings.secret.get_secret_value()) if settings.address else None
        self.hook = _hook(settings.address, self._doors) if self._doors else None

    @asynccontextmanager
    async def open(
        self, room: Room, from_memory: Callable[[], bool] = lambda: False
    ) -> AsyncIterator[None]:
        """Serve health and metrics, and take updates in when Telegram is to bring them.

        Args:
            room: who answers.
            from_memory: tells whether the database fails.

        Raises:
            ChannelError: the bot cannot listen there.
        """

        async def metrics() -> bytes:
            with suppress(StoreError):  # the check of the store tells that
                self.meter.set_waiting(await room.inbox.waiting())
            self.meter.set_from_memory(from_memory())
            self.meter.set_knowledge(room.guide.knowledge.version)
            return self.meter.page()

        checks = {"store": room.store.check, "telegram": room.contact.check}
        webhook = Webhook(self._doors, room.intake.take_text) if self._doors else None
        desk = Desk(metrics, checks, webhook, lambda: {"from_memory": from_memory()})
        async with serving(desk, self._settings.host, self._settings.port):
            yield


def _hook(address: str, doors: Doors) -> Hook:
    return Hook(address.rstrip("/") + doors.path, doors.password)
