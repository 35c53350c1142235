"""Which tables a PostgreSQL database has, and making them where it has none."""

from __future__ import annotations

import asyncpg
from sqlalchemy.engine.interfaces import Dialect

from bot.store import failures, postgres_failures
from bot.store.creation import creation
from bot.store.failures import failure
from bot.store.schema import TABLES
from bot.store.version import HEAD, LOCK, VERSION_TABLE

# Asked of the catalogue itself: to_regclass may remember how it was before a wait for a lock.
_PRESENT = """
    SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = ANY($1)
"""


async def make_tables(
    connection: asyncpg.Connection[asyncpg.Record], name: str, dialect: Dialect
) -> str:
    """Make all tables where there are none; by several replicas at once, one does.

    Args:
        connection: to the database.
        name: how the database is called in messages.
        dialect: its words.

    Returns:
        The version of the tables, which may be an older one.

    Raises:
        StoreError: the database is not for this bot.
    """
    if await connection.fetchval("SHOW server_encoding") != "UTF8":
        raise failure(name, postgres_failures.NOT_UTF8)
    async with connection.transaction():
        await connection.execute(f"SELECT pg_advisory_xact_lock({LOCK})")
        if not await connection.fetchval(_PRESENT, [VERSION_TABLE]):
            if await connection.fetchval(_PRESENT, list(TABLES.tables)):
                raise failure(name, failures.FOREIGN)
            for sql in creation(dialect):
                await connection.execute(sql)
    version = await connection.fetchval(f"SELECT version_num FROM {VERSION_TABLE}")  # noqa: S608
    if version > HEAD:
        raise failure(name, failures.NEWER)
    return str(version)
