"""What is done with a SQLite file in one visit to the thread that holds it.

A visit costs more than most statements, so each brings along all that waits.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TypeVar

import aiosqlite

from bot.store.database import Rows, Statement

Found = TypeVar("Found")

AT_ONCE = 64  # statements of one visit; a chunk of rows has no say in what is fetched whole


class SqliteThread(aiosqlite.Connection):
    """A connection that runs statements together; nothing else comes in between.

    Another program may hold the file. Who waited for somebody who waited for that in vain, does not
    do so anew: people would wait for their answers that much longer.
    """

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        """Take what opens the file; it is opened when this is awaited."""
        super().__init__(connector, AT_ONCE)
        # Who ends without closing, because of an error elsewhere, ends: the thread would keep the
        # process alive for ever. SQLite itself sees to it that the file stays whole.
        self._thread.daemon = True
        self._waiting: list[tuple[Statement, asyncio.Future[Rows]]] = []
        self._visiting: asyncio.Task[None] | None = None
        self._refused = 0  # how often the file was held for too long
        self._refusal = sqlite3.OperationalError()

    async def run(self, statement: Statement) -> Rows:
        """Run one statement by itself, together with others that are asked for meanwhile."""
        found: asyncio.Future[Rows] = asyncio.get_running_loop().create_future()
        self._waiting.append((statement, found))
        if self._visiting is None:
            self._visiting = asyncio.create_task(self._visit())
        return await found

    async def run_all(self, statements: Sequence[Statement], *, safe: bool) -> list[Rows]:
        """Run statements in one transaction: all of them, or none.

        Args:
            statements: what is run, in this order.
            safe: whether it is on the disk when this returns, so that it survives a power failure.
        """
        work = partial(_transaction, self._conn, statements, safe=safe)
        return await self._brought(partial(self._patiently, self._refused, work))

    async def _brought(self, work: Callable[[], Found]) -> Found:
        """Do something in the thread."""
        found: Found = await self._execute(work)  # type: ignore[no-untyped-call]
        return found

    async def _visit(self) -> None:
        """Run what waits, and what comes meanwhile, until nothing does."""
        refused = self._refused
        while self._waiting:
            brought, self._waiting = self._waiting, []
            # These came in during the visit before, if there was one.
            before, refused = refused, self._refused
            statements = [statement for statement, _ in brought]
            try:
                results = await self._brought(partial(self._each, before, statements))
            except (sqlite3.Error, ValueError) as error:  # it was closed
                results = [error] * len(brought)
            for (_, found), result in zip(brought, results, strict=True):
                _settle(found, result)
        self._visiting = None

    def _each(self, refused: int, statements: Sequence[Statement]) -> list[Rows | Exception]:
        """Run statements, each by itself; return its rows, or why it failed."""
        results: list[Rows | Exception] = []
        for each in statements:
            try:
                results += self._patiently(refused, partial(_rows, self._conn, [each]))
            except Exception as error:
                results.append(error)
        return results

    def _patiently(self, refused: int, work: Callable[[], Found]) -> Found:
        """Do something, if nobody was refused the file since it was asked for."""
        if self._refused > refused:
            raise self._refusal
        try:
            return work()
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
                self._refused, self._refusal = self._refused + 1, error
            raise


def _settle(found: asyncio.Future[Rows], result: Rows | Exception) -> None:
    if found.done():  # whoever asked has been cancelled
        return
    if isinstance(result, Exception):
        found.set_exception(result)
    else:
        found.set_result(result)


def _transaction(
    connection: sqlite3.Connection, statements: Sequence[Statement], *, safe: bool
) -> list[Rows]:
    try:
        if safe:
            connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        results = _rows(connection, statements)
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # there may be nothing to roll back
            connection.execute("ROLLBACK")
        raise
    else:
        return results
    finally:
        if safe:
            with suppress(sqlite3.Error):
                connection.execute("PRAGMA synchronous = NORMAL")


def _rows(connection: sqlite3.Connection, statements: Sequence[Statement]) -> list[Rows]:
    results: list[Rows] = []
    for each in statements:
        if each.if_found and not results[-1]:
            results.append([])
        else:
            results.append(connection.execute(each.sql, each.values).fetchall())
    return results
