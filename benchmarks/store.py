"""What it costs to keep things: the life of one message in the store, beside a bare write.

Run it with ``make bench``. A message is received, claimed, read about and written about as the bot
does, and struck off; the reference of the same run is the write of one row through the bare driver.
The last lines tell what a message costs where very many wait.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiosqlite
import asyncpg

from bot.store.inbox import Update
from bot.store.opening import open_store
from bot.store.sql_store import SqlStore
from tests.store.server import running_server

MESSAGES = 500
CROWD = 5_000
CONTENT = '{"update_id": 1, "message": {"text": "Who is behind Pleio?"}}' * 5


def main() -> None:
    """Measure both databases, and print a table."""
    print(f"{'database':12}{'bare write':>12}{'message':>12}{'ratio':>8}{'of a crowd':>12}  ms")
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure("SQLite", f"{folder}/store", lambda: bare_file(Path(folder) / "bare")))
    with running_server() as server:
        address = server.address()
        asyncio.run(measure("PostgreSQL", address, lambda: bare_server(address)))


async def measure(name: str, address: str, bare: Callable[[], Awaitable[float]]) -> None:
    """Print one line of the table; times are in milliseconds, and each is a mean."""
    reference = await bare()
    store = await open_store(address)
    alone = await timed(lambda number: live(store, number, number), MESSAGES)
    crowd = [Update(10**6 + number, f"crowd:{number % 500}", CONTENT) for number in range(CROWD)]
    await store.inbox.receive(crowd)
    among = await timed(lambda number: live(store, 10**5 + number, number), MESSAGES // 5)
    await store.close()
    print(f"{name:12}{reference:12.3f}{alone:12.3f}{alone / reference:8.1f}{among:12.3f}")


async def live(store: SqlStore, update: int, number: int) -> None:
    """Let one message come in and be answered; one that is older than all others is next."""
    person = f"telegram:{number % 50}"
    await store.inbox.receive([Update(update, person, CONTENT)])
    (claim,) = await store.inbox.claim("bench")
    await store.meet(person)
    await store.language(person)
    await store.load(person)
    await store.save(person, '{"entries":["pleio"]}')
    await store.count("answer", "nl")
    await store.save_reply(person, "chat", number, [number])
    await store.inbox.done(claim)


async def bare_file(path: Path) -> float:
    """Return how long SQLite takes for a row that survives a power failure."""
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        for sql in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"):
            await connection.execute_fetchall(sql)
        await connection.execute_fetchall("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT)")

        async def write(number: int) -> None:
            await connection.execute_fetchall("INSERT INTO bare VALUES (?, ?)", (number, CONTENT))

        return await timed(write, MESSAGES)


async def bare_server(address: str) -> float:
    """Return how long PostgreSQL takes for a row."""
    connection = await asyncpg.connect(address)
    await connection.execute("CREATE TABLE bare (id integer PRIMARY KEY, text text)")

    async def write(number: int) -> None:
        await connection.execute("INSERT INTO bare VALUES ($1, $2)", number, CONTENT)

    taken = await timed(write, MESSAGES)
    await connection.execute("DROP TABLE bare")
    await connection.close()
    return taken


async def timed(do: Callable[[int], Awaitable[None]], times: int) -> float:
    """Return how many milliseconds this takes, on average."""
    started = time.perf_counter()
    for number in range(times):
        await do(number)
    return (time.perf_counter() - started) / times * 1000


if __name__ == "__main__":
    main()
