"""Bringing the tables of a database up to date, with Alembic, in one transaction.

Loading Alembic takes a while: import this module only when there is something to bring up to date.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.version import FIRST, FIRST_NUMBER, HEAD, LOCK, MARKS, VERSION_TABLE

SCRIPTS = Path(__file__).parent / "migrations"


def migrate_file(path: Path, patience: float) -> None:
    """Bring a SQLite file up to date; raises what the driver raises."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(path, timeout=patience, isolation_level=None),
        poolclass=NullPool,
    )
    event.listen(engine, "begin", lambda it: it.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.begin() as connection:
            _take_over(connection)
            upgrade(connection)
            for mark in MARKS:
                connection.exec_driver_sql(mark)
    except DBAPIError as error:
        raise error.orig or error from error
    finally:
        engine.dispose()


async def migrate_server(connect: Callable[[], Awaitable[Any]]) -> None:
    """Bring a PostgreSQL database up to date; raises what the driver raises.

    Args:
        connect: makes a connection of asyncpg.
    """
    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            await connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
            await connection.run_sync(upgrade)
    except DBAPIError as error:
        raise _root(error) from error
    finally:
        await engine.dispose()


def upgrade(connection: Connection, version: str = HEAD) -> None:
    """Run the migrations that this database has not had, up to a version."""
    command.upgrade(_config(connection), version)


def _take_over(connection: Connection) -> None:
    """Say which version the tables of a file have that was made before there was a table for it."""
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    number = connection.exec_driver_sql("PRAGMA user_version").scalar()
    if context.get_current_revision() is None and number == FIRST_NUMBER:
        command.stamp(_config(connection), FIRST)


def _config(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _root(error: BaseException) -> BaseException:
    """Return the error of the driver below those that SQLAlchemy puts around it."""
    below = getattr(error, "orig", None) or error.__cause__
    return _root(below) if below else error
