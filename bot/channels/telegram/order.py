"""The order in which updates are worked on: one by one in a conversation, others beside them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Hashable
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

MOST_WAITING = 1000
"""No more is fetched from Telegram while so many updates wait; Telegram keeps the rest."""


@dataclass(slots=True)
class _Line:
    """The updates of one conversation: one has its turn, the others wait."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    length: int = 0


class InOrder(BaseUpdateProcessor):
    """Works on a few updates at the same time, and on those of one conversation in order.

    An update waits in the line of its conversation before it takes one of the places, so that one
    busy conversation takes one place and no more.

    Args:
        at_once: how many updates are worked on at the same time.
    """

    def __init__(self, at_once: int) -> None:
        # The library counts those that wait in line as well; those are limited by ``has_room``.
        super().__init__(max_concurrent_updates=1_000_000)
        self._places = asyncio.Semaphore(at_once)
        self._lines: dict[Hashable, _Line] = {}
        self._left = asyncio.Event()
        self.waiting = 0

    async def initialize(self) -> None:
        """There is nothing to set up."""

    async def shutdown(self) -> None:
        """There is nothing to let go of."""

    async def has_room(self) -> None:
        """Wait until not too many updates wait."""
        while self.waiting >= MOST_WAITING:
            self._left.clear()
            await self._left.wait()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Work on an update when it is its turn."""
        name = line_of(update)
        line = self._lines.setdefault(name, _Line())
        line.length += 1
        self.waiting += 1
        try:
            async with line.turn, self._places:
                await coroutine
        finally:
            _close(coroutine)
            self._leave(name, line)

    def _leave(self, name: Hashable, line: _Line) -> None:
        self.waiting -= 1
        self._left.set()
        line.length -= 1
        if not line.length:
            del self._lines[name]


def line_of(update: object) -> Hashable:
    """Return what an update waits in line for: its person, in its chat."""
    if not isinstance(update, Update):
        return None
    chat, sender = update.effective_chat, update.effective_sender
    if chat is None and sender is None:
        return update.update_id  # nobody waits for it
    return chat and chat.id, sender and sender.id


def _close(coroutine: Awaitable[Any]) -> None:
    """Let go of work that was called off before it began; work that is done is left as it is."""
    if asyncio.iscoroutine(coroutine):
        coroutine.close()
