"""Whatever is kept of a person can be told and wiped: held against the tables that there are."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store.database import Database
from bot.store.inbox import Update
from bot.store.keys import Keys
from bot.store.memory import MemoryStore
from bot.store.opening import open_database, open_store
from bot.store.sql_store import SqlStore
from bot.store.version import VERSION_TABLE
from tests.store.clock import FakeClock
from tests.store.test_contract import ANNA, BAS, LIMITS, fill

# Tables in which a row belongs to a person, and those in which none does.
PERSONAL = {"memories", "people", "ratings", "askings", "replies", "updates"}
IMPERSONAL = {"settings", "counts", "questions", "seen", VERSION_TABLE}
SECRET = "only for this test"  # noqa: S105

_NAMES = {
    "sqlite": "SELECT name FROM sqlite_schema WHERE type = 'table'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a database is: each kind in turn."""
    if request.param == "postgres":
        return str(request.getfixturevalue("address"))
    return str(tmp_path / "test.sqlite3")


@pytest.fixture
async def database(place: str, clock: FakeClock) -> AsyncIterator[Database]:
    """The open database."""
    opened = await open_database(place, clock)
    yield opened
    await opened.close()


@pytest.fixture
async def store(database: Database) -> SqlStore:
    """The store on it, with a secret that the test knows."""
    return await SqlStore.start(database, LIMITS, SECRET)


async def rows_with(database: Database, person: str) -> dict[str, int]:
    """Count, for every table that there is, the rows with the key of a person in any column."""
    key = Keys(SECRET.encode()).person(person)
    names = [name for (name,) in await database.run(text(_NAMES[database.kind]))]
    return {name: sum(key in row for row in await rows_of(database, name)) for name in names}


async def rows_of(database: Database, name: str) -> list[tuple[object, ...]]:
    """Return all that is in a table, also in one that the schema does not know."""
    return await database.run(text(f"SELECT * FROM {name}"))  # noqa: S608


async def test_forgetting_reaches_every_table(store: SqlStore, database: Database) -> None:
    """A new table fails here until it is told whether it holds something of a person."""
    await fill(store, ANNA)
    await fill(store, BAS)
    before = await rows_with(database, ANNA)
    await store.forget(ANNA)
    after, others = await rows_with(database, ANNA), await rows_with(database, BAS)
    assert set(before) == PERSONAL | IMPERSONAL
    assert {name for name, number in before.items() if number} == PERSONAL
    assert {name for name, number in others.items() if number} == PERSONAL
    assert sum(after.values()) == 0


async def test_telling_reaches_every_table(store: SqlStore) -> None:
    """Of one person, and of nobody else."""
    await fill(store, ANNA)
    assert set(await store.data_of(ANNA)) == PERSONAL
    assert await store.data_of(BAS) == {}


async def test_tells_the_same_as_the_store_in_memory(store: SqlStore, clock: FakeClock) -> None:
    """In plain words: no keys, no numbers that only a program understands."""
    twin = MemoryStore(LIMITS, clock)
    for each in (store, twin):
        await fill(each, ANNA)
        await each.save(f"{ANNA}/-100", "in a group")
        await each.choose_language(BAS, "")
        (claim,) = await each.inbox.claim("one")
        for _ in range(LIMITS.inbox.tries):
            if not await each.inbox.give_back(claim):
                (claim,) = await each.inbox.claim("one")
    told = await store.data_of(ANNA)
    assert (told, await store.data_of(BAS)) == (await twin.data_of(ANNA), await twin.data_of(BAS))
    assert told["askings"] == [{"text": "who is bob", "day": "2026-01-31", "times": 1}]
    assert told["memories"] == [
        {"text": "in a group", "until": "2026-01-31 13:00:00+00:00"},
        {"text": "x", "until": "2026-01-31 13:00:00+00:00"},
    ]
    assert told["updates"] == [
        {
            "id": 42,
            "content": '{"text": "Who is Bob?"}',
            "tries": 5,
            "aside": "2026-01-31 12:00:00+00:00",
        }
    ]


async def test_an_answered_update_leaves_nothing_of_its_person(
    store: SqlStore, database: Database
) -> None:
    """Only the number of the update, to know it again."""
    await store.inbox.receive([Update(7, ANNA, "{}")])
    (claim,) = await store.inbox.claim("one")
    await store.inbox.done(claim)
    assert sum((await rows_with(database, ANNA)).values()) == 0
    assert await rows_of(database, "updates") == []


async def test_no_names_reach_a_database(store: SqlStore, database: Database) -> None:
    """Names of people, conversations and messages are keys there."""
    await fill(store, "telegram:987654")
    await store.save("telegram:987654/-100123456", "x")
    found = str([await rows_of(database, name) for name in PERSONAL | IMPERSONAL])
    assert [name in found for name in ("987654/", "telegram:", "-100123456")] == [False] * 3


async def test_a_secret_that_is_given_stays_out_of_the_database(
    place: str, clock: FakeClock
) -> None:
    """Without one, the database makes its own, once."""
    for secret, kept in ((SECRET, 0), ("", 1), ("", 1)):
        opened = await open_store(place, LIMITS, clock, secret=secret)
        await opened.close()
        database = await open_database(place)
        names = [name for name, _ in await rows_of(database, "settings")]
        await database.close()
        assert names.count("secret") == kept
