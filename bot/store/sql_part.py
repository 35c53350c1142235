"""What all parts of the store in a database need."""

from __future__ import annotations

from sqlalchemy import Double, bindparam
from sqlalchemy.sql.expression import BindParameter

from bot.store.database import Database
from bot.store.keys import Keys
from bot.store.records import Limits


class Part:
    """Base of the parts of the store, each with some tables of the one database."""

    def __init__(self, database: Database, keys: Keys, limits: Limits) -> None:
        self._database = database
        self._keys = keys
        self._limits = limits


def seconds(name: str) -> BindParameter[float]:
    """Return a place in a statement for a number of seconds."""
    return bindparam(name, type_=Double())
