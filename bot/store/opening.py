"""Opening the store that an address names."""

from __future__ import annotations

from pathlib import Path

from bot.store.address import is_server
from bot.store.database import Database
from bot.store.failures import NOT_THERE, failure
from bot.store.records import Clock, Limits
from bot.store.sql_store import SqlStore
from bot.store.sqlite import PATIENCE, SqliteDatabase


async def open_store(
    address: str,
    limits: Limits | None = None,
    clock: Clock | None = None,
    *,
    secret: str = "",
    patience: float = PATIENCE,
) -> SqlStore:
    """Open a store; a file is made when it is not there.

    Args:
        address: path of a file, whose folder must be there, or ``postgresql://...``.
        limits: how long things are kept.
        clock: tells the time in the place of the database's own clock.
        secret: what keys are made with; without one the database keeps a secret of its own.
        patience: seconds to wait for another program that holds a file, or for a server.

    Raises:
        StoreError: it cannot be used; says why.
    """
    database = await open_database(address, clock, patience)
    return await SqlStore.start(database, limits or Limits(), secret)


async def open_present(
    address: str,
    limits: Limits | None = None,
    *,
    secret: str = "",
    patience: float = PATIENCE,
    missing: str = NOT_THERE,
) -> SqlStore:
    """Open a store that has to be there already: no file is made.

    Args:
        address: path of a file, or ``postgresql://...``.
        limits: how long things are kept.
        secret: what keys are made with.
        patience: seconds to wait for another program that holds a file, or for a server.
        missing: what is told when there is no such file.

    Raises:
        StoreError: it is not there, or cannot be used; says why.
    """
    if not is_server(address) and not Path(address).is_file():
        raise failure(address, missing)
    return await open_store(address, limits, secret=secret, patience=patience)


async def open_database(
    address: str, clock: Clock | None = None, patience: float = PATIENCE
) -> Database:
    """Open the database of an address, and bring it up to date."""
    if not is_server(address):
        return await SqliteDatabase.open(Path(address), clock, patience)
    from bot.store.postgres import PostgresDatabase  # only who has a server needs its driver

    return await PostgresDatabase.open(address, clock, patience)
