"""One SQLite file: opening it, bringing it up to date, and running statements in it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.expression import ClauseElement

from bot.store import failures
from bot.store.creation import creation
from bot.store.database import Database, Rows, Statement, Step, Value
from bot.store.failures import failure, told
from bot.store.records import Clock
from bot.store.sqlite_thread import SqliteThread
from bot.store.version import APPLICATION, HEAD, MARKS, VERSION_TABLE

PATIENCE = 2.0
"""Seconds to wait for another program; less than who asks for health waits for an answer."""

PAUSE = 0.01  # seconds between two tries to turn the log on

_PRAGMAS = (
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is wiped, is overwritten
)


class SqliteDatabase(Database):
    """An open file. Statements run one after another, a transaction as one.

    Attributes:
        path: the file.
    """

    idle = 5.0  # an operator may bring back work that was set aside

    def __init__(self, path: Path, connection: SqliteThread, clock: Clock | None = None) -> None:
        super().__init__(sqlite.dialect(paramstyle="qmark"), clock)
        self.path = path
        self.name = str(path)
        self._connection = connection
        self._file = _identity(path)

    @classmethod
    async def open(
        cls, path: Path, clock: Clock | None = None, patience: float = PATIENCE
    ) -> SqliteDatabase:
        """Open the file, which is made when it is not there, and bring it up to date.

        Args:
            path: the file; its folder must be there.
            clock: tells the time in the place of the machine's.
            patience: seconds to wait for another program that holds it.

        Raises:
            StoreError: it cannot be used; says why.
        """
        with told(str(path)):
            if not path.exists():
                path.touch(mode=0o600)  # for nobody else's eyes
            sqlite3.connect(path).close()  # aiosqlite leaves a thread behind where this fails
            connection = SqliteThread(
                partial(sqlite3.connect, path, timeout=patience, isolation_level=None)
            )
            await connection
        database = cls(path, connection, clock)
        try:
            await database._set_up(patience)
        except BaseException:
            await database.close()
            raise
        return database

    async def run(self, query: ClauseElement, **values: Value) -> Rows:
        """Run one statement by itself, and return its rows."""
        with told(self.name):
            return await self._connection.run(self._filled(Step(query, values)))

    async def run_all(
        self,
        steps: Iterable[Step],
        *,
        safe: bool = False,
        alone: bool = False,  # noqa: ARG002 - it always is
        slow: bool = False,  # noqa: ARG002 - it is broken off for a lock only
    ) -> list[Rows]:
        """Run statements in one transaction: all of them, or none. Return the rows of each."""
        with told(self.name):
            return await self._connection.run_all([self._filled(each) for each in steps], safe=safe)

    async def tell(self, topic: str) -> None:
        """Wake all who listen to this."""
        self.signals[topic].happen()

    async def check(self) -> None:
        """See whether the file is there, and is one of SQLite, which itself would go on writing."""
        if self._file != _identity(self.path):
            raise failure(self.name, failures.GONE)
        with told(self.name):
            await asyncio.to_thread(_look_into, self.path)

    async def tidy(self) -> None:
        """Write all that is in SQLite's log to the file; so what was wiped, is nowhere any more."""
        with told(self.name):
            await self._execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        """Close the file. Closing twice is no fault."""
        with told(self.name):
            await self._connection.close()

    async def _execute(self, sql: str, values: tuple[Value, ...] = ()) -> Rows:
        return await self._connection.run(Statement(sql, values))

    async def _set_up(self, patience: float) -> None:
        with told(self.name):
            await self._check_owner()
            if await self._execute("PRAGMA quick_check(1)") != [("ok",)]:
                raise failure(self.name, failures.DAMAGED)  # before anything is written to it
            await self._log_ahead(patience)
            for pragma in _PRAGMAS:
                await self._execute(pragma)
            await self._create()
            version = await self._version()
            if version > HEAD:
                raise failure(self.name, failures.NEWER)
            if version < HEAD:
                await asyncio.to_thread(_migrate, self.path, patience)

    async def _log_ahead(self, patience: float) -> None:
        """Turn the log on. Here SQLite itself does not wait for another that is at the same."""
        until = asyncio.get_running_loop().time() + patience
        while True:
            try:
                await self._execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError:
                if asyncio.get_running_loop().time() >= until:
                    raise
                await asyncio.sleep(PAUSE)
            else:
                return

    async def _check_owner(self) -> None:
        """Leave the database of another program as it is."""
        # In this order: another process of ours may just be making both, in one transaction.
        ((tables,),) = await self._execute("SELECT count(*) FROM sqlite_schema")
        ((owner,),) = await self._execute("PRAGMA application_id")
        if owner != APPLICATION and (owner or tables):
            raise failure(self.name, failures.FOREIGN)

    async def _create(self) -> None:
        """Make all tables in a new file; by two processes at once, one does."""
        tables = "SELECT count(*) FROM sqlite_schema"
        if await self._execute(tables) != [(0,)]:
            return
        try:
            await self._execute("BEGIN IMMEDIATE")
            if await self._execute(tables) == [(0,)]:
                for sql in (*creation(self._dialect), *MARKS):
                    await self._execute(sql)
            await self._execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error, ValueError):  # there may be nothing to roll back
                await self._execute("ROLLBACK")
            raise

    async def _version(self) -> str:
        """Return the version of the tables; empty where they have to be made or taken over."""
        query = "SELECT name FROM sqlite_schema WHERE name = ?"
        if not await self._execute(query, (VERSION_TABLE,)):
            return ""
        ((version,),) = await self._execute(f"SELECT version_num FROM {VERSION_TABLE}")  # noqa: S608
        return str(version)


def _look_into(path: Path) -> None:
    """See whether the file is a database still: SQLite goes on for long with what it has read.

    Through SQLite, with eyes of its own. Whoever opens the file by other means and closes it, takes
    away all locks that this process has on it.
    """
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one in its place; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _migrate(path: Path, patience: float) -> None:
    from bot.store.migrate import migrate_file  # only when needed: it takes a while to load

    migrate_file(path, patience)
