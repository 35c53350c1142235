"""A copy of the database, and putting it back: nothing is lost, whatever is wrong."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli import main
from bot.errors import StoreError
from bot.store import failures
from bot.store.backup import back_up, restore
from bot.store.inbox import Update
from bot.store.opening import open_store
from bot.store.sql_store import SqlStore
from tests.store.another_program import looking_into
from tests.store.test_contract import ANNA, BAS, fill

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "bot.sqlite3"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Where the copy is to be."""
    return tmp_path / "copy.sqlite3"


async def opened(path: Path) -> SqlStore:
    """Open the store of a file."""
    return await open_store(str(path))


def refusal(do: Callable[[], object]) -> str:
    """Do what cannot be done, and return why, without the name of the file."""
    with pytest.raises(StoreError) as caught:
        do()
    return str(caught.value).partition(": ")[2]


async def test_what_was_there_when_the_copy_was_made_comes_back(path: Path, copy: Path) -> None:
    """The copy is made while the bot runs; what came after it, is in the file moved aside."""
    store = await opened(path)
    await fill(store, ANNA)
    back_up(str(path), copy)
    await store.forget(ANNA)
    await fill(store, BAS)
    await store.close()
    aside = restore(copy, str(path), NOW)
    store = await opened(path)
    restored = await store.load(ANNA), await store.load(BAS), await store.meet(ANNA)
    await store.close()
    assert aside == path.with_name("bot.sqlite3.20260131-120000")
    store = await opened(aside)
    kept = await store.load(ANNA), await store.load(BAS)
    await store.close()
    assert (restored, kept) == (("x", None, False), (None, "x"))


async def test_a_copy_holds_no_messages(path: Path, copy: Path) -> None:
    """They are answered long before it is put back; what failed is kept, for the operator."""
    store = await opened(path)
    await store.inbox.receive([Update(1, ANNA, "very secret"), Update(2, BAS, "it fails")])
    for _ in range(5):
        claims = await store.inbox.claim("one", 2)
        for claim in claims:
            await store.inbox.give_back(claim, counted=claim.id == 2)
    back_up(str(path), copy)
    waiting = await store.inbox.waiting()
    await store.close()
    restore(copy, str(path), NOW)
    store = await opened(path)
    found = await store.inbox.waiting(), [each.id for each in await store.inbox.set_aside()]
    again = await store.inbox.receive([Update(1, ANNA, "very secret")])
    await store.close()
    assert (waiting, found, again) == (1, (0, [2]), 0)
    assert b"very secret" not in copy.read_bytes()


async def test_a_copy_is_one_file_for_its_owner_only(path: Path, copy: Path) -> None:
    """Nothing else is left behind."""
    await (await opened(path)).close()
    back_up(str(path), copy)
    assert sorted(each.name for each in path.parent.iterdir()) == ["bot.sqlite3", "copy.sqlite3"]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


async def test_can_be_put_back_where_nothing_is(path: Path, copy: Path) -> None:
    """As on a new machine."""
    await (await opened(path)).close()
    back_up(str(path), copy)
    path.unlink()
    assert restore(copy, str(path), NOW) is None
    await (await opened(path)).close()


async def test_can_be_put_back_in_the_place_of_a_damaged_one(path: Path, copy: Path) -> None:
    """Which is what it is for."""
    await (await opened(path)).close()
    back_up(str(path), copy)
    path.write_bytes(os.urandom(9999))
    aside = restore(copy, str(path), NOW)
    await (await opened(path)).close()
    assert aside is not None
    assert aside.stat().st_size == 9999


async def test_no_copy_is_put_back_under_a_bot_that_runs(path: Path, copy: Path) -> None:
    """It would go on writing to the file moved aside."""
    store = await opened(path)
    back_up(str(path), copy)
    why = refusal(lambda: restore(copy, str(path), NOW))
    await store.check()
    await store.close()
    assert why == failures.IN_USE


async def test_nothing_is_written_over(path: Path, copy: Path) -> None:
    """A copy of yesterday, say."""
    await (await opened(path)).close()
    copy.write_text("yesterday")
    assert refusal(lambda: back_up(str(path), copy)) == failures.IN_THE_WAY
    assert copy.read_text() == "yesterday"


@pytest.mark.parametrize(
    ("content", "why"),
    [(None, failures.NOT_THERE), (b"a letter " * 99, failures.DAMAGED), (b"", failures.FOREIGN)],
)
async def test_only_a_whole_copy_is_put_back(
    path: Path, copy: Path, content: bytes | None, why: str
) -> None:
    """The database is left as it was."""
    await (await opened(path)).close()
    before = path.read_bytes()
    if content is not None:
        copy.write_bytes(content)
    assert refusal(lambda: restore(copy, str(path), NOW)) == why
    assert (path.read_bytes(), copy.exists()) == (before, content is not None)


async def test_no_copy_is_made_of_a_damaged_database(path: Path, copy: Path) -> None:
    """It would take the place of a good one."""
    await (await opened(path)).close()
    found = bytearray(path.read_bytes())
    found[4096:] = os.urandom(len(found) - 4096)
    path.write_bytes(found)
    assert refusal(lambda: back_up(str(path), copy)) == failures.DAMAGED
    assert [each.name for each in path.parent.iterdir()] == [path.name]


async def test_a_copy_of_a_newer_bot_is_not_put_back(path: Path, copy: Path) -> None:
    """This one could not read it."""
    await (await opened(path)).close()
    back_up(str(path), copy)
    with looking_into(copy) as connection:
        connection.execute("UPDATE poldergids_version SET version_num = '9999'")
    assert refusal(lambda: restore(copy, str(path), NOW)) == failures.NEWER


def test_a_server_is_copied_with_its_own_programs(copy: Path) -> None:
    """No password is shown on the way."""
    address = "postgresql://anna:secret@host/bot"
    with pytest.raises(StoreError) as caught:
        back_up(address, copy)
    assert str(caught.value) == f"postgresql://anna@host/bot: {failures.USE_PG_DUMP}"
    assert refusal(lambda: restore(copy, address, NOW)).endswith(failures.USE_PG_RESTORE)


async def test_the_commands_say_what_they_did(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """For the database that is set; what cannot be done ends with 1 and a reason."""
    monkeypatch.setenv("POLDERGIDS_DATABASE", str(path))
    await (await opened(path)).close()
    codes = [main([command, str(copy)]) for command in ("backup", "restore", "backup")]
    said = capsys.readouterr()
    assert codes == [0, 0, 1]
    assert said.out.splitlines()[0] == (
        f"The copy is {copy}. Whoever has it can read it: keep it safe."
    )
    assert said.err == f"{copy}: {failures.IN_THE_WAY}\n"
