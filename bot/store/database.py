"""One SQLite file: opening it, bringing it up to date, and running statements in it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

import aiosqlite

from bot.store import failures
from bot.store.failures import failure, told

# Marks the file as ours: "Pold" in four bytes.
APPLICATION = 0x506F6C64
PATIENCE = 5.0

Value: TypeAlias = str | int | float
Statement: TypeAlias = tuple[str, tuple[Value, ...]]
Rows: TypeAlias = list[tuple[Value, ...]]

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is wiped, is overwritten
)


class Database:
    """An open database. Statements run one after another, a transaction as one.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path, connection: aiosqlite.Connection) -> None:
        self.path = path
        self._connection = connection
        self._turn = asyncio.Lock()

    @classmethod
    async def open(cls, path: Path, patience: float = PATIENCE) -> Database:
        """Open the file, which is made when it is not there, and bring it up to date.

        Args:
            path: the file; its folder must be there.
            patience: seconds to wait for another program that holds it.

        Raises:
            StoreError: it cannot be used; says why.
        """
        with told(path):
            if not path.exists():
                path.touch(mode=0o600)  # for nobody else's eyes
            sqlite3.connect(path).close()  # aiosqlite leaves a thread behind where this fails
            connection = await aiosqlite.connect(path, timeout=patience, isolation_level=None)
        database = cls(path, connection)
        try:
            await database._prepare()
        except BaseException:
            await database.close()
            raise
        return database

    async def run(self, sql: str, *values: Value) -> Rows:
        """Run one statement, and return its rows."""
        async with self._turn:
            with told(self.path):
                return await self._execute(sql, values)

    async def run_together(self, statements: Iterable[Statement]) -> None:
        """Run statements in one transaction: all of them, or none."""
        async with self._turn:
            with told(self.path):
                try:
                    await self._execute("BEGIN IMMEDIATE")
                    for sql, values in statements:
                        await self._execute(sql, values)
                    await self._execute("COMMIT")
                except BaseException:
                    await self._roll_back()
                    raise

    async def close(self) -> None:
        """Close the file. Closing twice is no fault."""
        async with self._turn:
            with told(self.path):
                await self._connection.close()

    async def _execute(self, sql: str, values: tuple[Value, ...] = ()) -> Rows:
        return [tuple(row) for row in await self._connection.execute_fetchall(sql, values)]

    async def _roll_back(self) -> None:
        with suppress(aiosqlite.Error, ValueError):  # there may be nothing to roll back
            await self._execute("ROLLBACK")

    async def _prepare(self) -> None:
        with told(self.path):
            await self._check_owner()
            for pragma in _PRAGMAS:
                await self._execute(pragma)
            if await self._execute("PRAGMA quick_check(1)") != [("ok",)]:
                raise failure(self.path, failures.DAMAGED)
            await self._migrate()

    async def _check_owner(self) -> None:
        """Leave the database of another program as it is."""
        ((owner,),) = await self._execute("PRAGMA application_id")
        ((tables,),) = await self._execute("SELECT count(*) FROM sqlite_schema")
        if owner != APPLICATION and (owner or tables):
            raise failure(self.path, failures.FOREIGN)

    async def _migrate(self) -> None:
        """Run the numbered migrations that this database has not had, in one transaction."""
        migrations = read_migrations()
        try:
            await self._execute("BEGIN IMMEDIATE")
            ((version,),) = await self._execute("PRAGMA user_version")
            if int(version) > len(migrations):
                raise failure(self.path, failures.NEWER)
            for statement in migrations[int(version) :]:
                for sql in statement.split(";\n"):
                    await self._execute(sql)
            await self._execute(f"PRAGMA user_version = {len(migrations)}")
            await self._execute(f"PRAGMA application_id = {APPLICATION}")
            await self._execute("COMMIT")
        except BaseException:
            await self._roll_back()
            raise


def read_migrations() -> list[str]:
    """Return the migrations in the order of their numbers, which start at 1."""
    folder = files("bot.store") / "migrations"
    found = sorted(path.name for path in folder.iterdir() if path.name.endswith(".sql"))
    return [(folder / name).read_text(encoding="utf-8") for name in found]
