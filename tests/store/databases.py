"""A PostgreSQL server for all tests that want one, and databases on it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import asyncpg
import pytest

from bot.store.postgres import PostgresDatabase
from tests.store.server import Server, running_server

TEMPLATE = "poldergids_template"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server, for all tests that want one."""
    with running_server() as running:
        yield running


@pytest.fixture(scope="session")
def new_database(server: Server) -> Callable[[str], str]:
    """Make a database, empty or as a copy of another one, and return its address."""
    numbers = count(1)

    def make(template: str = "template0") -> str:
        name = f"test_{next(numbers)}"
        in_a_thread(_make(server, name, template))
        return server.address(name)

    return make


@pytest.fixture(scope="session")
def template(server: Server) -> str:
    """Return the name of a database that has all tables, to be copied: that takes less time."""
    in_a_thread(_make(server, TEMPLATE, "template0"))
    in_a_thread(_bring_up_to_date(server.address(TEMPLATE)))
    return TEMPLATE


@pytest.fixture
def address(new_database: Callable[[str], str], template: str) -> str:
    """The address of a database with all tables and nothing in them."""
    return new_database(template)


def in_a_thread(work: Coroutine[object, object, None]) -> None:
    """Run this to its end, also where another loop is running."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


async def _make(server: Server, name: str, template: str) -> None:
    connection = await asyncpg.connect(server.address())
    await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    await connection.close()


async def _bring_up_to_date(address: str) -> None:
    await (await PostgresDatabase.open(address)).close()
