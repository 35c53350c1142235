"""What all parts of the SQLite store need."""

from __future__ import annotations

from bot.store.database import Database
from bot.store.keys import Keys
from bot.store.records import Clock, Limits


class Table:
    """Base of the parts of the store, each with some tables of the one file."""

    def __init__(self, database: Database, keys: Keys, limits: Limits, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._limits = limits
        self._clock = clock

    def _now(self) -> float:
        return self._clock().timestamp()

    def _today(self) -> str:
        return self._clock().date().isoformat()
