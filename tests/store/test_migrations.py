"""Bringing a database up to date: nothing is lost on the way, and the outcome is the schema."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine
from sqlalchemy.ext.asyncio import create_async_engine

from bot.errors import StoreError
from bot.store import failures
from bot.store.migrate import SCRIPTS, migrate_file, migrate_server
from bot.store.opening import open_store
from bot.store.records import Limits, State, Thumb
from bot.store.schema import TABLES
from bot.store.version import HEAD, VERSION_TABLE
from tests.store.clock import FakeClock

# A file as the bot made it before there was a table for the version, with one of everything in it.
OLD = Path(__file__).parent / "data" / "version_1.sql"
ANNA = "telegram:42"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file can be."""
    return tmp_path / "test.sqlite3"


@pytest.fixture
def old(path: Path) -> Path:
    """A file of the first version."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))
    return path


def differences(connection: Connection) -> list[object]:
    """Return what the tables have that the schema has not, and the other way round."""
    options = {"version_table": VERSION_TABLE, "compare_type": True}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), TABLES))


def test_the_last_migration_is_the_version_of_this_bot() -> None:
    """And they follow each other by number."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert found == [f"{number:04}" for number in range(int(HEAD), 0, -1)]


async def test_migrations_make_the_schema_in_a_file(path: Path) -> None:
    """A change of the one without the other fails here."""
    migrate_file(path, 5)
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = differences(connection)
    engine.dispose()
    assert found == []


@pytest.mark.parametrize("made_by", ["migrations", "creation"])
async def test_the_tables_on_a_server_are_the_schema(
    made_by: str, new_database: Callable[[str], str]
) -> None:
    """However they were made."""
    address = await asyncio.to_thread(new_database, "template0")
    if made_by == "migrations":
        await migrate_server(lambda: asyncpg.connect(address))
    await (await open_store(address)).close()
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(address)
    )
    async with engine.connect() as connection:
        found = await connection.run_sync(differences)
    await engine.dispose()
    assert found == []


async def test_a_file_of_the_first_version_is_taken_over(old: Path) -> None:
    """With all that is in it, and its secret."""
    store = await open_store(str(old), Limits(), FakeClock())
    (question,) = await store.unanswered(state=State.DONE)
    stats = await store.stats(question.first)
    assert await store.load(ANNA) == '{"entries":["pleio"]}'
    assert (await store.meet(ANNA), await store.language(ANNA)) == (False, "en")
    assert (await store.rating(ANNA, "1/7"), await store.reply("-100", 7)) == (Thumb.UP, (8, 9))
    assert (question.text, question.times, stats.questions) == ("who is bob", 3, 4)
    assert await store.inbox.highest() is None
    await store.close()


async def test_a_file_that_was_taken_over_has_the_same_tables_as_a_new_one(
    old: Path, tmp_path: Path
) -> None:
    """As has one that was made by the migrations."""
    new, migrated = tmp_path / "new.sqlite3", tmp_path / "migrated.sqlite3"
    migrate_file(migrated, 5)
    found = []
    for path in (old, new, migrated):
        await (await open_store(str(path))).close()
        with closing(sqlite3.connect(path)) as connection:
            query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
            tables = sorted(connection.execute(query))
            columns = [
                connection.execute(f"PRAGMA {what}({name})").fetchall()
                for (name,) in tables
                for what in ("table_list", "table_info", "index_list", "foreign_key_list")
            ]
            numbers = [
                connection.execute(f"PRAGMA {name}").fetchone()
                for name in ("user_version", "application_id")
            ]
        found.append((tables, columns, numbers))
    assert found[0] == found[1] == found[2]


async def test_several_processes_can_take_over_a_file_at_once(old: Path) -> None:
    """Whoever comes first does it, the others wait."""
    stores = await asyncio.gather(*(open_store(str(old)) for _ in range(4)))
    met = [await store.meet(ANNA) for store in stores]
    for store in stores:
        await store.close()
    assert met == [False] * 4


async def test_several_replicas_can_start_on_an_empty_server_at_once(
    new_database: Callable[[str], str],
) -> None:
    """One makes the tables, the others wait."""
    address = await asyncio.to_thread(new_database, "template0")
    stores = await asyncio.gather(*(open_store(address) for _ in range(3)))
    met = [await store.meet(ANNA) for store in stores]
    for store in stores:
        await store.close()
    assert met == [True, False, False]


async def test_a_bot_of_before_keeps_off_what_was_taken_over(old: Path) -> None:
    """It goes by the number that SQLite keeps, and knew no higher one than 1."""
    await (await open_store(str(old))).close()
    with closing(sqlite3.connect(old)) as connection:
        (number,) = connection.execute("PRAGMA user_version").fetchone()
    assert number > 1


async def test_a_migration_that_fails_changes_nothing(
    old: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """All of them are one transaction."""
    broken = tmp_path / "migrations"
    (broken / "versions").mkdir(parents=True)
    for script in SCRIPTS.rglob("*.py"):
        (broken / script.relative_to(SCRIPTS)).write_text(script.read_text(encoding="utf-8"))
    last = broken / "versions" / f"{HEAD}.py"
    last.write_text(last.read_text(encoding="utf-8") + '    op.execute("NONSENSE")\n')
    monkeypatch.setattr("bot.store.migrate.SCRIPTS", broken)
    before = dump(old)
    with pytest.raises(StoreError, match="NONSENSE"):
        await open_store(str(old))
    assert dump(old) == before


def dump(path: Path) -> list[str]:
    """Return all that is in a file, as SQL."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


async def test_tells_of_a_server_that_a_newer_bot_made(address: str) -> None:
    """An older bot does not touch it."""
    connection = await asyncpg.connect(address)
    await connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")  # noqa: S608
    await connection.close()
    with pytest.raises(StoreError, match=failures.NEWER[:30]):
        await open_store(address)
