"""A database on a PostgreSQL server, which many replicas of the bot may share."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.sql.expression import ClauseElement

from bot.errors import StoreError, WrongStoreError
from bot.store import postgres_failures
from bot.store.address import shown
from bot.store.database import TOPICS, Database, Rows, Statement, Step, Value
from bot.store.postgres_failures import told
from bot.store.postgres_pool import Connection, PostgresPool, cut_off
from bot.store.postgres_tables import make_tables
from bot.store.records import Clock
from bot.store.signal import wait_for
from bot.store.version import HEAD

SILENCE = 30.0
"""Seconds without news after which to see whether news would still come."""

# Who is alone has work that varies with what waits, and wants a plan for that; and it holds a lock,
# for which any number will do, if it is always the same.
_BE_ALONE = """
    SET LOCAL plan_cache_mode = force_custom_plan;
    SELECT pg_advisory_xact_lock(1231970936)
"""

_CHANNEL = "poldergids_{}".format


class PostgresDatabase(Database):
    """A pool of connections, and one more that hears what other replicas tell."""

    idle = 5.0  # a word of another replica may get lost with the connection

    def __init__(self, address: str, clock: Clock | None, patience: float) -> None:
        super().__init__(PGDialect_asyncpg(), clock)  # type: ignore[no-untyped-call]
        self.name = shown(address)
        self._patience = patience
        self._pool = PostgresPool(address, self.name, patience)
        self._listener: asyncio.Task[None] | None = None

    @classmethod
    async def open(
        cls, address: str, clock: Clock | None = None, patience: float = 5.0
    ) -> PostgresDatabase:
        """Connect to a server, and bring the database up to date.

        Args:
            address: ``postgresql://user:password@host:port/name``, as PostgreSQL's own programs
                take it, such as with ``?sslmode=verify-full``.
            clock: tells the time in the place of the server's.
            patience: the longest time, in seconds, to wait for a connection or an answer.

        Raises:
            StoreError: it cannot be used; says why.
        """
        database = cls(address, clock, patience)
        try:
            await database._set_up()
        except BaseException:
            await database.close()
            raise
        return database

    async def run(self, query: ClauseElement, **values: Value) -> Rows:
        """Run one statement by itself, and return its rows."""
        statement = self._filled(Step(query, values))
        async with self._pool.lend() as connection:
            return await _fetched(connection, statement)

    async def run_all(
        self,
        steps: Iterable[Step],
        *,
        safe: bool = False,  # noqa: ARG002 - it always is
        alone: bool = False,
        slow: bool = False,
    ) -> list[Rows]:
        """Run statements in one transaction: all of them, or none. Return the rows of each."""
        results: list[Rows] = []
        async with self._pool.lend(slow=slow) as connection, connection.transaction():
            if alone:
                await connection.execute(_BE_ALONE)
            for each in map(self._filled, steps):
                needless = each.if_found and not results[-1]
                results.append([] if needless else await _fetched(connection, each))
        return results

    async def tell(self, topic: str) -> None:
        """Wake all who listen to this, in every process that shares the database."""
        self.signals[topic].happen()
        # Who does not hear of it, finds it within ``idle`` seconds.
        with suppress(StoreError):
            async with self._pool.lend() as connection:
                await connection.execute(f"NOTIFY {_CHANNEL(topic)}")

    async def check(self) -> None:
        """Who writes to a server finds out whether it is there."""

    async def tidy(self) -> None:
        """Nothing: the server cleans up what was wiped by itself (autovacuum)."""

    async def close(self) -> None:
        """Let go of all connections. Closing twice is no fault."""
        if self._listener:
            self._listener.cancel()
            await asyncio.gather(self._listener, return_exceptions=True)
        await self._pool.close()

    async def _set_up(self) -> None:
        with told(self.name):
            try:
                connection = await self._pool.connect()
            except ValueError as error:
                raise WrongStoreError(f"{self.name}: {postgres_failures.UNREADABLE}") from error
            try:
                with cut_off(connection, asyncio.get_running_loop().time() + self._patience):
                    version = await make_tables(connection, self.name, self._dialect)
            finally:
                await connection.close(timeout=self._patience)
            if version < HEAD:
                from bot.store.migrate import migrate_server  # takes a while to load

                await migrate_server(self._pool.connect)
            await self._pool.open()
        self._listener = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        """Hear what other replicas tell, on a connection that is made again when it breaks."""
        while True:
            with suppress(StoreError), told(self.name):
                await self._hear()
            await asyncio.sleep(1)

    async def _hear(self) -> None:
        lost = asyncio.Event()
        connection = await self._pool.connect()
        try:
            connection.add_termination_listener(lambda _: lost.set())
            for topic in TOPICS:
                await connection.add_listener(_CHANNEL(topic), self._heard)
            for signal in self.signals.values():  # something may have been told meanwhile
                signal.happen()
            while not lost.is_set():
                await wait_for(lost, SILENCE)
                await connection.execute("SELECT", timeout=self._patience)
        finally:
            connection.terminate()

    def _heard(self, _connection: object, _process: int, channel: str, _payload: object) -> None:
        self.signals[channel.removeprefix(_CHANNEL(""))].happen()


async def _fetched(connection: Connection, statement: Statement) -> Rows:
    return [tuple(row) for row in await connection.fetch(statement.sql, *statement.values)]
