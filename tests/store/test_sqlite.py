"""The store in a file: what stays in it, what does not, and what can be wrong with it."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest
from sqlalchemy import delete, select, text

from bot.errors import DamagedStoreError, GoneStoreError, StoreError
from bot.store import failures
from bot.store.database import step
from bot.store.inbox import Update
from bot.store.keys import Keys
from bot.store.opening import open_store
from bot.store.records import Limits, Thumb
from bot.store.schema import people
from bot.store.sql_store import SqlStore
from bot.store.sqlite import SqliteDatabase
from bot.store.version import VERSION_TABLE
from tests.store.another_program import locked, looking_into
from tests.store.clock import FakeClock
from tests.store.test_contract import ANNA, BAS, fill

SECRET = "only for this test"  # noqa: S105


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store can be."""
    return tmp_path / "test.sqlite3"


async def test_what_was_forgotten_is_nowhere_in_the_files(path: Path) -> None:
    """Neither in pages that came free nor in the log."""
    store = await open_store(str(path), secret=SECRET)
    await fill(store, ANNA)
    await store.add_unanswered(ANNA, "a very rare question", "en")
    key = Keys(SECRET.encode()).person(ANNA).encode()
    await store.forget(ANNA)
    found = b"".join(file.read_bytes() for file in path.parent.iterdir())
    await store.close()
    assert (key in found, b"a very rare question" in found) == (False, False)


async def test_no_names_reach_the_disk(path: Path) -> None:
    """They are keys there. A message is gone once it is answered and health was looked at."""
    store = await open_store(str(path))
    await fill(store, "telegram:987654")
    await store.save("telegram:987654/-100123456", "x")
    (claim,) = await store.inbox.claim("one")
    await store.inbox.done(claim)
    await store.check()
    found = b"".join(file.read_bytes() for file in path.parent.iterdir())
    await store.close()
    assert [name in found for name in (b"987654", b"-100123456", b"Who is")] == [False] * 3


async def test_all_is_there_after_a_restart(path: Path) -> None:
    """With the secret that the file keeps, people are recognised."""
    clock = FakeClock()
    for expected in (True, False):
        store = await open_store(str(path), clock=clock)
        assert await store.meet(ANNA) is expected
        await fill(store, ANNA)
        await store.close()
    store = await open_store(str(path), clock=clock)
    kept = await store.load(ANNA), await store.rating(ANNA, "1/7")
    await store.close()
    assert kept == ("x", Thumb.UP)


async def test_each_file_has_a_secret_of_its_own(tmp_path: Path) -> None:
    """Unless one is given; that one never gets into the file."""
    secrets = []
    for name, given in (("a", ""), ("b", ""), ("c", SECRET)):
        store = await open_store(str(tmp_path / name), secret=given)
        await store.close()
        with looking_into(tmp_path / name) as connection:
            query = "SELECT value FROM settings WHERE name = 'secret'"
            secrets.append(connection.execute(query).fetchone())
    assert (secrets[0] != secrets[1], secrets[2]) == (True, None)


async def test_only_its_owner_can_read_the_file(path: Path) -> None:
    """Nobody else on the machine."""
    store = await open_store(str(path))
    modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    await store.close()
    assert modes == {0o600}


async def test_two_processes_can_open_a_new_file_at_once(path: Path) -> None:
    """Both wait for the migrations of the first."""
    stores = await asyncio.gather(*(open_store(str(path)) for _ in range(4)))
    met = [await store.meet(ANNA) for store in stores]
    for store in stores:
        await store.close()
    assert met == [True, False, False, False]


async def test_many_at_once_lose_nothing(path: Path) -> None:
    """Statements of one never get into the transaction of another."""
    store = await open_store(str(path))
    await asyncio.gather(
        *(store.count("answer", "nl") for _ in range(50)),
        *(store.add_unanswered(f"p{number}", "x", "nl") for number in range(50)),
        *(store.forget(f"q{number}") for number in range(50)),
    )
    (question,) = await store.unanswered()
    counted = (await store.stats(question.first)).questions
    await store.close()
    assert (counted, question.times) == (50, 50)


async def test_a_cancelled_transaction_leaves_nothing_behind(path: Path) -> None:
    """Wherever it is broken off, the next one works."""
    store = await open_store(str(path))
    for steps in range(12):
        task = asyncio.create_task(store.add_unanswered(ANNA, f"question {steps}", "nl"))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await store.add_unanswered(BAS, "after", "nl")
    (question, *_) = await store.unanswered()
    await store.close()
    assert (question.text, question.times) == ("after", 12)


async def refusal(path: Path) -> str:
    """Open a store that cannot be opened, and return why."""
    with pytest.raises(StoreError) as caught:
        await open_store(str(path), patience=0)
    assert str(caught.value).startswith(f"{path}: ")
    return str(caught.value).removeprefix(f"{path}: ")


async def test_tells_of_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A typing error in a path makes no folders."""
    assert await refusal(tmp_path / "gone" / "x.sqlite3") == failures.NOT_OPENED


async def test_tells_of_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    """It cannot be opened either."""
    assert await refusal(tmp_path) == failures.NOT_OPENED


@pytest.mark.parametrize("content", [b"this is a letter, not a database " * 9, b"\0" * 9999])
async def test_tells_of_a_file_that_is_no_database(path: Path, content: bytes) -> None:
    """And leaves it as it is."""
    path.write_bytes(content)
    assert await refusal(path) == failures.DAMAGED
    assert path.read_bytes() == content


async def test_tells_of_a_damaged_database(path: Path) -> None:
    """Also when its first page is whole."""
    await (await open_store(str(path))).close()
    found = bytearray(path.read_bytes())
    found[4096:] = os.urandom(len(found) - 4096)
    path.write_bytes(found)
    assert await refusal(path) == failures.DAMAGED


async def test_tells_of_the_database_of_another_program(path: Path) -> None:
    """And makes no tables in it."""
    with looking_into(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    assert await refusal(path) == failures.FOREIGN
    with looking_into(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("theirs",)]


async def test_tells_of_a_database_from_the_future(path: Path) -> None:
    """An older bot does not touch it."""
    await (await open_store(str(path))).close()
    with looking_into(path) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")  # noqa: S608
    assert await refusal(path) == failures.NEWER


async def test_tells_of_a_database_that_another_program_holds(path: Path) -> None:
    """At opening, and later."""
    store = await open_store(str(path), patience=0)
    with locked(path):
        opening = await refusal(path)
        with pytest.raises(StoreError, match=failures.LOCKED):
            await store.check()
        with pytest.raises(StoreError, match=failures.LOCKED):
            await store.forget(ANNA)
    await store.check()
    await store.close()
    assert opening == failures.LOCKED


async def test_tells_of_a_database_that_may_not_be_written(path: Path) -> None:
    """Nothing of a transaction stays, and reading goes on."""
    database = await SqliteDatabase.open(path)
    await database.run(text("PRAGMA query_only = ON"))
    with pytest.raises(StoreError, match=failures.READ_ONLY):
        await database.run_all([step(delete(people))])
    assert await database.run(select(people)) == []
    await database.close()


async def test_tells_of_a_full_disk(path: Path) -> None:
    """Nothing of what did not fit is kept, reading goes on, and with room again so does writing."""
    database = await SqliteDatabase.open(path)
    store = await SqlStore.start(database, Limits())
    ((pages,),) = await database.run(text("PRAGMA page_count"))
    await database.run(text(f"PRAGMA max_page_count = {pages}"))
    big = [Update(number, ANNA, "x" * 9999) for number in (1, 2)]
    with pytest.raises(StoreError, match=failures.FULL):
        await store.inbox.receive(big)
    waiting = await store.inbox.waiting()
    await database.run(text("PRAGMA max_page_count = 1000"))
    received = await store.inbox.receive(big)
    await store.close()
    assert (waiting, received) == (0, 2)


@pytest.mark.parametrize("other", [None, "another file"])
async def test_tells_of_a_database_that_is_gone(path: Path, other: str | None) -> None:
    """SQLite itself would go on writing to a file that nobody can find."""
    store = await open_store(str(path))
    path.rename(path.with_name("elsewhere"))
    if other:
        path.write_text(other, encoding="utf-8")
    with pytest.raises(GoneStoreError, match="gone while it was in use"):
        await store.check()
    await store.close()


async def test_tells_of_a_database_that_was_written_over(path: Path) -> None:
    """SQLite itself would go on for long with what it has read before."""
    store = await open_store(str(path))
    await store.check()  # nothing is left in SQLite's log, from which it could be mended
    path.write_bytes(b"x" * path.stat().st_size)
    with pytest.raises(DamagedStoreError, match="damaged"):
        await store.check()
    await store.close()


async def test_holds_the_file_also_when_its_health_was_looked_at(path: Path) -> None:
    """A file that is closed takes away the locks of its process: others would think it is free."""
    store = await open_store(str(path))
    await store.check()
    other = (
        "import sqlite3, sys; sqlite3.connect(sys.argv[1], 0).execute('PRAGMA journal_mode=DELETE')"
    )
    tried = await asyncio.create_subprocess_exec(sys.executable, "-c", other, path, stderr=PIPE)
    _, told = await tried.communicate()
    await store.close()
    assert b"database is locked" in told


async def test_who_waits_for_another_program_does_so_once(path: Path) -> None:
    """Whoever waited behind somebody who did so in vain hears the same, and waits no longer."""
    store = await open_store(str(path), patience=0.2)
    with locked(path):
        many = [store.count("answer", "nl"), store.save("a", "x"), store.meet("b"), store.check()]
        found = await asyncio.gather(*many, return_exceptions=True)
    await store.close()
    assert all(isinstance(each, StoreError) and failures.LOCKED in str(each) for each in found)
    assert len({id(each.__cause__) for each in found if isinstance(each, StoreError)}) == 1


async def test_tells_of_a_database_that_was_closed(path: Path) -> None:
    """Something that comes late while shutting down."""
    store = await open_store(str(path))
    await store.close()
    with pytest.raises(StoreError, match=failures.CLOSED):
        await store.meet(ANNA)


async def test_tells_of_a_text_that_cannot_be_kept(path: Path) -> None:
    """Half a character has no place in a file."""
    store = await open_store(str(path))
    with pytest.raises(StoreError, match="half a character"):
        await store.save(ANNA, "\ud800")
    await store.close()


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("SQLITE_READONLY_DIRECTORY", failures.READ_ONLY),
        ("SQLITE_PERM", failures.READ_ONLY),
        ("SQLITE_CANTOPEN_ISDIR", failures.NOT_OPENED),
        ("SQLITE_FULL", failures.FULL),
        ("SQLITE_BUSY_SNAPSHOT", failures.LOCKED),
        ("SQLITE_CORRUPT_VTAB", failures.DAMAGED),
        ("SQLITE_MISUSE", "The database cannot be used: strange."),
        ("", "The database cannot be used: strange."),
    ],
)
def test_says_how_to_mend_what_sqlite_tells(path: Path, name: str, what: str) -> None:
    """A test cannot fill a disk, for one."""
    error = sqlite3.OperationalError("strange")
    if name:
        error.sqlite_errorname = name
    with pytest.raises(StoreError) as caught, failures.told(str(path)):
        raise error
    assert str(caught.value) == f"{path}: {what}"


async def test_a_process_that_fails_with_an_open_store_ends(path: Path) -> None:
    """As a test does that fails, or a bot in which something unforeseen goes wrong."""
    program = """
import asyncio, sys
from bot.store.opening import open_store

async def fail():
    kept.append(await open_store(sys.argv[1]))
    await kept[0].meet("a")
    raise SystemExit(7)

kept = []
asyncio.run(fail())
"""
    tried = await asyncio.create_subprocess_exec(sys.executable, "-c", program, path)
    try:
        async with asyncio.timeout(60):
            code = await tried.wait()
    finally:
        if tried.returncode is None:
            tried.kill()
    store = await open_store(str(path))
    met = await store.meet("a")
    await store.close()
    assert (code, met) == (7, False)
