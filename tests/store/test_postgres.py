"""The store on a server: what can be wrong with it, and that it gets over it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

import asyncpg
import pytest
from sqlalchemy import select

from bot.errors import StoreError
from bot.store import failures, postgres_failures
from bot.store.moments import NOW, TODAY
from bot.store.opening import open_database, open_store
from tests.store.server import Server

ANNA = "telegram:42"


async def refusal(address: str) -> str:
    """Open a store that cannot be opened, and return why, without its address."""
    with pytest.raises(StoreError) as caught:
        await open_store(address, patience=5)
    return str(caught.value).rpartition(f"{address.partition('?')[0]}: ")[2]


async def command(address: str, sql: str) -> None:
    """Do something to a database as its owner does."""
    connection = await asyncpg.connect(address)
    await connection.execute(sql)
    await connection.close()


async def test_tells_of_a_server_that_is_not_there() -> None:
    """With where it should be, and not with the password."""
    with pytest.raises(StoreError) as caught:
        await open_store("postgresql://anna:secret@127.0.0.1:1/bot", patience=5)
    told = str(caught.value)
    assert told == f"postgresql://anna@127.0.0.1:1/bot: {postgres_failures.NOT_REACHED}"


@pytest.mark.parametrize(
    "address", ["postgresql://h:port/x", "postgresql://[::1/x", "postgresql://a/b?sslmode=odd"]
)
async def test_tells_of_an_address_that_cannot_be_read(address: str) -> None:
    """It may have a password in it: it is not repeated."""
    with pytest.raises(StoreError) as caught:
        await open_store(address, patience=5)
    assert postgres_failures.UNREADABLE in str(caught.value)


async def test_tells_of_a_database_that_is_not_there(server: Server) -> None:
    """The server is, so it is a matter of the name."""
    assert await refusal(server.address("gone")) == postgres_failures.NO_DATABASE


async def test_tells_of_a_user_who_is_not_let_in(server: Server) -> None:
    """Whether the name or the password is wrong, the server does not say either."""
    found = await refusal(server.address("postgres", user="nobody"))
    assert found == postgres_failures.NOT_LET_IN


async def test_tells_of_a_user_without_rights(new_database: Callable[[str], str]) -> None:
    """Who may not make tables."""
    address = await asyncio.to_thread(new_database, "template0")
    await command(address, "CREATE ROLE guest LOGIN")
    found = await refusal(address.replace("postgres@", "guest@"))
    assert found == postgres_failures.NO_RIGHT


async def test_tells_of_the_database_of_another_program(
    new_database: Callable[[str], str],
) -> None:
    """And leaves its tables as they are."""
    address = await asyncio.to_thread(new_database, "template0")
    await command(address, "CREATE TABLE people (theirs integer)")
    assert await refusal(address) == failures.FOREIGN


async def test_tells_of_a_database_without_all_letters(server: Server) -> None:
    """One that was made with another encoding."""
    await command(
        server.address(),
        "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0",
    )
    assert await refusal(server.address("latin")) == postgres_failures.NOT_UTF8


async def test_tells_of_a_standby(address: str) -> None:
    """It can be read, and not be written."""
    name = address.partition("?")[0].rpartition("/")[2]
    await command(address, f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    assert await refusal(address) == postgres_failures.READ_ONLY


async def test_gets_over_lost_connections(address: str, server: Server) -> None:
    """As after a restart of the server: the next statement works, and news is heard again."""
    store, other = await open_store(address), await open_store(address)
    await store.meet(ANNA)
    await command(
        server.address(),
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE application_name = 'poldergids'",
    )
    for each in (store, other):
        with suppress(StoreError):  # what was under way at that moment may fail
            await each.check()
        await each.check()
    waiting = asyncio.create_task(store.announced(unlike="", wait=60))
    await other.announce("a")
    async with asyncio.timeout(30):
        heard = await waiting
    met = await store.meet(ANNA)
    await store.close()
    await other.close()
    assert (heard, met) == ("a", False)


async def test_tells_of_a_store_that_was_closed(address: str) -> None:
    """Something that comes late while shutting down."""
    store = await open_store(address)
    await store.close()
    await store.close()
    with pytest.raises(StoreError, match=failures.CLOSED):
        await store.meet(ANNA)
    with pytest.raises(StoreError, match=failures.CLOSED):
        await store.inbox.forget(ANNA)


@pytest.mark.parametrize("text", ["\ud800", "\x00"])
async def test_tells_of_a_text_that_cannot_be_kept(address: str, text: str) -> None:
    """Half a character, or none at all, has no place in it."""
    store = await open_store(address)
    with pytest.raises(StoreError, match="half a character"):
        await store.save(ANNA, text)
    await store.close()


async def test_asks_the_server_for_the_time(address: str) -> None:
    """So that replicas agree on it whatever their own clocks say."""
    database = await open_database(address)
    ((now, today),) = await database.run(select(NOW, TODAY))
    await database.close()
    connection = await asyncpg.connect(address)
    later = await connection.fetchval("SELECT extract(epoch FROM now())::float")
    day = await connection.fetchval("SELECT (now() AT TIME ZONE 'UTC')::date::text")
    await connection.close()
    assert 0 <= later - now < 60
    assert today <= day
