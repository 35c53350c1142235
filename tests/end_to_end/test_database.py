"""A database that fails, at the start and while the bot runs: it answers from memory."""

from __future__ import annotations

import ctypes
import os
import resource
from datetime import date
from pathlib import Path

import pytest

from bot.store import failures
from bot.store.opening import open_store
from tests.end_to_end.commands import command
from tests.end_to_end.health import recovers, says
from tests.end_to_end.running import Crowd, running, until
from tests.loopback.api import LoopbackBotApi
from tests.store.another_program import locked

pytestmark = pytest.mark.end_to_end

PR_CAPBSET_DROP = 24
RIGHTS_OF_ROOT = (1, 2)  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
NOTHING_FITS = 0
PEOPLE, ROUNDS = 3, 2
ASKED = PEOPLE * ROUNDS


def fill() -> None:
    """Let nothing that is written fit."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (NOTHING_FITS, NOTHING_FITS))


def obey() -> None:
    """Let the rights of files hold for root too, as they do for every operator."""
    for right in RIGHTS_OF_ROOT:
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, right, 0, 0, 0)


@pytest.fixture
def crowd(api: LoopbackBotApi) -> Crowd:
    """People who go on asking, whatever happens."""
    return Crowd(api, PEOPLE)


async def answers(crowd: Crowd) -> None:
    """See to it that people get their answers, each once."""
    crowd.ask(ROUNDS)
    await crowd.all_answered()
    assert (crowd.repeated(), crowd.disordered()) == (set(), [])


@pytest.fixture
async def database(tmp_path: Path) -> Path:
    """A database that was used before."""
    path = tmp_path / "poldergids.sqlite3"
    await (await open_store(str(path))).close()
    return path


async def test_starts_on_a_damaged_database(
    api: LoopbackBotApi, database: Path, crowd: Crowd
) -> None:
    """The file stays as it is; a good one in its place is found without a new start."""
    good = database.read_bytes()
    damaged = good[:4096] + os.urandom(4096) + good[8192:]
    database.write_bytes(damaged)
    async with running(database.parent, api) as bot:
        await says(bot, failures.DAMAGED)
        await answers(crowd)
        assert database.read_bytes() == damaged
        database.rename(database.with_name("damaged"))
        database.write_bytes(good)
        await recovers(bot)


async def test_starts_on_a_locked_database(
    api: LoopbackBotApi, database: Path, crowd: Crowd
) -> None:
    """It goes on with the database when the other program lets go of it."""
    with locked(database, "EXCLUSIVE"):
        async with running(database.parent, api) as bot:
            await says(bot, failures.LOCKED)
            await answers(crowd)


async def test_is_locked_while_it_runs(tmp_path: Path, api: LoopbackBotApi, crowd: Crowd) -> None:
    """People do not wait for the other program; when that lets go, the database is used again."""
    async with running(tmp_path, api) as bot:
        await until(bot.is_ready, "a bot that is ready")
        with locked(tmp_path / "poldergids.sqlite3"):
            await answers(crowd)
            await says(bot, failures.LOCKED)
            await answers(crowd)
        await recovers(bot)
        await answers(crowd)


async def test_is_damaged_while_it_runs(tmp_path: Path, api: LoopbackBotApi, crowd: Crowd) -> None:
    """A backup that is put in its place is found without a new start."""
    path, backup = tmp_path / "poldergids.sqlite3", tmp_path / "backup.sqlite3"
    async with running(tmp_path, api) as bot:
        await until(bot.is_ready, "a bot that is ready")
        await answers(crowd)
        assert (await command(tmp_path, "backup", backup.name)).code == 0
        path.write_bytes(os.urandom(path.stat().st_size))
        await answers(crowd)
        await says(bot, failures.DAMAGED)
        await answers(crowd)
        assert (await command(tmp_path, "restore", backup.name)).code == 0
        await recovers(bot)
        await answers(crowd)


async def test_is_taken_away_while_it_runs(
    tmp_path: Path, api: LoopbackBotApi, crowd: Crowd
) -> None:
    """No other one is made; when it is put back, it is used again, with all that was in it."""
    path, elsewhere = tmp_path / "poldergids.sqlite3", tmp_path / "elsewhere.sqlite3"
    async with running(tmp_path, api) as bot:
        await until(bot.is_ready, "a bot that is ready")
        await answers(crowd)
        path.rename(elsewhere)
        await says(bot, failures.GONE)
        await answers(crowd)
        assert not path.exists()
        elsewhere.rename(path)
        await recovers(bot)
        await answers(crowd)
    store = await open_store(str(path))
    found = await store.stats(date(2000, 1, 1))
    await store.close()
    assert found.questions > ASKED  # the last ones may not be counted yet when the bot is killed


async def test_may_not_write_any_more(tmp_path: Path, api: LoopbackBotApi, crowd: Crowd) -> None:
    """What is open stays so; the next life says what is wrong, and goes on when it may write."""
    path = tmp_path / "poldergids.sqlite3"
    async with running(tmp_path, api, before=obey) as bot:
        await until(bot.is_ready, "a bot that is ready")
        path.chmod(0o444)
        tmp_path.chmod(0o555)
        await answers(crowd)
        assert await bot.is_ready()
    async with running(tmp_path, api, before=obey) as bot:
        await says(bot, failures.READ_ONLY)
        await answers(crowd)
        tmp_path.chmod(0o755)
        path.chmod(0o644)
        await recovers(bot)


async def test_starts_where_it_may_not_write(
    tmp_path: Path, api: LoopbackBotApi, crowd: Crowd
) -> None:
    """Without a database, in a folder that is read-only."""
    tmp_path.chmod(0o555)
    async with running(tmp_path, api, before=obey) as bot:
        await says(bot, failures.NOT_OPENED)
        await answers(crowd)
    tmp_path.chmod(0o755)


async def test_the_disk_is_full_at_the_start(
    tmp_path: Path, api: LoopbackBotApi, crowd: Crowd
) -> None:
    """Nothing that is written fits."""
    async with running(tmp_path, api, before=fill) as bot:
        await says(bot, failures.BROKEN)
        await answers(crowd)


async def test_the_disk_gets_full_while_it_runs(
    tmp_path: Path, api: LoopbackBotApi, crowd: Crowd
) -> None:
    """And with room again, it goes on with the database by itself."""
    async with running(tmp_path, api) as bot:
        await until(bot.is_ready, "a bot that is ready")
        usual = resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (NOTHING_FITS, usual[1]))
        await answers(crowd)
        await says(bot, failures.BROKEN)
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, usual)
        await recovers(bot)
