"""Where updates come in, whether they are fetched or brought: they are in the inbox at the end."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bot.channels.telegram.lanes import Json, kind_of, received
from bot.channels.telegram.watching import Meter
from bot.store.inbox import Inbox


class Intake:
    """Puts updates in the inbox, and counts them."""

    def __init__(self, inbox: Inbox, meter: Meter) -> None:
        """Take the inbox, and who counts."""
        self._inbox = inbox
        self._meter = meter

    async def take(self, updates: Sequence[Json]) -> None:
        """Keep updates; they are safe when this returns.

        Raises:
            ValueError: one of them has no number.
            StoreError: they cannot be kept now.
        """
        await self._inbox.receive([received(raw) for raw in updates])
        for raw in updates:
            self._meter.count_update(kind_of(raw))

    async def take_text(self, text: str) -> None:
        """Keep one update that is brought as JSON.

        Raises:
            ValueError: it is no update.
            StoreError: it cannot be kept now.
        """
        try:
            found = json.loads(text)
        except RecursionError as error:
            raise ValueError("too deep") from error
        if not isinstance(found, dict):
            raise ValueError("no object")
        await self.take([found])
