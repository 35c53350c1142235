"""Connections to a PostgreSQL server, each lent for a while and then cut off, whatever it does.

A server may be gone without a word: its machine stands still, or a firewall drops what is sent.
Who waits for it would wait for very long.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import TypeAlias

import asyncpg
from asyncpg.pool import PoolConnectionProxy

from bot.store.postgres_failures import told

CONNECTIONS = 8
LONGEST = 30.0
"""Seconds that something may take for which nobody waits."""

# A lock that somebody else holds is given up a little before the connection is cut off, so that
# the message tells of the lock. Where a client is gone without a word in the middle of a
# transaction, the server lets go of what it held.
_MANNERS = """
    SET lock_timeout = {lock:.0f};
    SET idle_in_transaction_session_timeout = {idle:.0f}
"""
_BEFORE_THE_END = 0.8
_FORSAKEN = 10.0  # seconds

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]"


class PostgresPool:
    """Lends connections to one database."""

    def __init__(self, address: str, name: str, patience: float) -> None:
        """Take where the database is, how it is called in messages, and the longest wait for it."""
        self._address = address
        self._name = name
        self._patience = patience
        self._pool = asyncpg.create_pool(
            min_size=0,  # with more, it connects beside who is lent one, and trips over itself
            max_size=CONNECTIONS,
            connect=lambda *_, **__: self._connect_politely(),
            reset=_leave,
        )

    async def open(self) -> None:
        """Begin to lend."""
        await self._pool

    async def connect(self) -> asyncpg.Connection[asyncpg.Record]:
        """Make a connection that is not lent: it has no end, but each of its statements has."""
        return await asyncpg.connect(
            self._address,
            timeout=self._patience,
            command_timeout=LONGEST,
            server_settings={"application_name": "poldergids"},
        )

    @asynccontextmanager
    async def lend(self, *, slow: bool = False) -> AsyncIterator[Connection]:
        """Lend a connection; all that goes wrong with it is a StoreError.

        Args:
            slow: whether it may take long, because nobody waits for it.
        """
        longest = max(LONGEST, self._patience) if slow else self._patience
        until = asyncio.get_running_loop().time() + longest
        with told(self._name):
            async with self._pool.acquire(timeout=longest) as connection:
                with cut_off(connection, until):
                    yield connection

    async def close(self) -> None:
        """Let go of all connections. Closing twice is no fault."""
        try:
            async with asyncio.timeout(self._patience):
                with suppress(asyncpg.InterfaceError):  # it may not be open yet
                    await self._pool.close()
        except TimeoutError:
            self._pool.terminate()

    async def _connect_politely(self) -> asyncpg.Connection[asyncpg.Record]:
        connection = await self.connect()
        lock = self._patience * _BEFORE_THE_END
        manners = _MANNERS.format(lock=lock * 1000, idle=max(_FORSAKEN, self._patience) * 1000)
        try:
            await connection.execute(manners, timeout=self._patience)
        except BaseException:
            connection.terminate()
            raise
        return connection


@contextmanager
def cut_off(connection: Connection, until: float) -> Iterator[None]:
    """Use a connection until this moment of the loop; raises TimeoutError where that is not enough.

    What is broken off in another way, such as a cancelled task, might wait for the server again.
    """
    loop = asyncio.get_running_loop()
    end = loop.call_at(until, connection.terminate)
    try:
        yield
    except asyncio.CancelledError:
        connection.terminate()
        raise
    except Exception as error:
        if loop.time() >= until:
            raise TimeoutError from error
        raise
    finally:
        end.cancel()


async def _leave(_: asyncpg.Connection[asyncpg.Record]) -> None:
    """Leave a connection as it is, which saves a journey: no statement of ours changes it."""
