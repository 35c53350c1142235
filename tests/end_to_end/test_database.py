"""A database that fails, at the start and while the bot runs: it answers from memory."""

from __future__ import annotations

import ctypes
import os
import resource
from pathlib import Path

import pytest

from bot.store import failures
from bot.store.opening import open_store
from tests.end_to_end.running import Bot, Crowd, running, until
from tests.loopback.api import LoopbackBotApi
from tests.store.another_program import locked

pytestmark = pytest.mark.end_to_end

PR_CAPBSET_DROP = 24
RIGHTS_OF_ROOT = (1, 2)  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
NOTHING_FITS = 0


def fill() -> None:
    """Let nothing that is written fit."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (NOTHING_FITS, NOTHING_FITS))


def obey() -> None:
    """Let the rights of files hold for root too, as they do for every operator."""
    for right in RIGHTS_OF_ROOT:
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, right, 0, 0, 0)


async def says(bot: Bot, what: str) -> None:
    """Wait until the bot says this of its database, to who asks for its health and in its log."""

    async def told() -> bool:
        found = await bot.get("/readyz")
        return found is not None and found.status_code == 503 and what in found.text

    await until(told, f"a page that says: {what}")
    alive = await bot.get("/healthz")
    assert alive is not None
    assert alive.status_code == 200
    assert f"Answering from memory. poldergids.sqlite3: {what}" in bot.log


async def answers(api: LoopbackBotApi) -> None:
    """See to it that people get their answers, each once."""
    crowd = Crowd(api, 3)
    crowd.ask(rounds=2)
    await crowd.all_answered()
    assert (crowd.repeated(), crowd.disordered()) == (set(), [])


@pytest.fixture
async def database(tmp_path: Path) -> Path:
    """A database that was used before."""
    path = tmp_path / "poldergids.sqlite3"
    await (await open_store(str(path))).close()
    return path


async def test_starts_on_a_damaged_database(api: LoopbackBotApi, database: Path) -> None:
    """The file stays as it is; a good one in its place is found without a new start."""
    good = database.read_bytes()
    damaged = good[:4096] + os.urandom(4096) + good[8192:]
    database.write_bytes(damaged)
    async with running(database.parent, api) as bot:
        await says(bot, failures.DAMAGED)
        await answers(api)
        assert database.read_bytes() == damaged
        database.rename(database.with_name("damaged"))
        database.write_bytes(good)
        await until(bot.is_ready, "a bot that found the good database")
    assert "The database works again." in bot.log


async def test_starts_on_a_locked_database(api: LoopbackBotApi, database: Path) -> None:
    """It goes on with the database when the other program lets go of it."""
    with locked(database, "EXCLUSIVE"):
        async with running(database.parent, api) as bot:
            await says(bot, failures.LOCKED)
            await answers(api)


async def test_starts_where_it_may_not_write(tmp_path: Path, api: LoopbackBotApi) -> None:
    """Without a database, in a folder that is read-only."""
    tmp_path.chmod(0o555)
    async with running(tmp_path, api, before=obey) as bot:
        await says(bot, failures.NOT_OPENED)
        await answers(api)
    tmp_path.chmod(0o755)


async def test_the_disk_is_full_at_the_start(tmp_path: Path, api: LoopbackBotApi) -> None:
    """Nothing that is written fits."""
    async with running(tmp_path, api, before=fill) as bot:
        await says(bot, failures.BROKEN)
        await answers(api)


async def test_the_disk_gets_full_while_it_runs(tmp_path: Path, api: LoopbackBotApi) -> None:
    """And with room again, it goes on with the database by itself."""
    async with running(tmp_path, api) as bot:
        await until(bot.is_ready, "a bot that is ready")
        usual = resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (NOTHING_FITS, usual[1]))
        await answers(api)
        await says(bot, failures.BROKEN)
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, usual)
        await until(bot.is_ready, "a bot that found room")
    assert "The database works again." in bot.log
