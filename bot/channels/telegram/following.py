"""Renewing the knowledge when another process that answers for the same bot renewed it."""

from __future__ import annotations

import asyncio
import logging

from bot.errors import PoldergidsError, StoreError
from bot.guide import Guide
from bot.store.base import Store

WAIT = 60.0
"""Seconds that one look at the store may last."""

AFTER_FAILURE = 5.0
"""Seconds before the next look, after one that failed."""

logger = logging.getLogger(__name__)


class Follower:
    """Looks which edition of the knowledge and the words was announced last, and takes it over.

    Args:
        guide: who answers; reads the same files as the others, or a copy of them.
        store: where editions are announced.
    """

    def __init__(self, guide: Guide, store: Store) -> None:
        self._guide = guide
        self._store = store

    async def run(self) -> None:
        """Follow until cancelled. What was announced before the start is taken as known."""
        seen = await self._announced(None, 0.0)
        while True:
            edition = await self._announced(seen, WAIT)
            if edition != seen:
                seen = edition
                await self._take_over(edition)

    async def _announced(self, unlike: str | None, wait: float) -> str:
        told = False  # once, however long it lasts
        while True:
            try:
                return await self._store.announced(unlike, wait)
            except StoreError as error:
                if not told:
                    logger.warning("It cannot be seen whether the knowledge was renewed: %s", error)
                told = True
                await asyncio.sleep(AFTER_FAILURE)

    async def _take_over(self, edition: str) -> None:
        try:
            if not await self._guide.catch_up(edition):
                return  # it was renewed here
        except PoldergidsError as error:
            logger.error("The knowledge was renewed elsewhere, and cannot be here: %s", error)
            return
        if edition == self._guide.edition:
            logger.info("The knowledge is renewed to version %s, as elsewhere", edition)
        else:
            logger.warning("Version %s of the knowledge is used elsewhere, not here", edition)
