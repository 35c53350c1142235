"""Backup and restore, typed as the guide has them."""

from __future__ import annotations

import asyncio
import os
import re
import signal
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from tests.end_to_end.commands import command
from tests.end_to_end.running import Crowd, person, running, until
from tests.loopback.api import LoopbackBotApi
from tests.loopback.people import private
from tests.store.server import Server

pytestmark = pytest.mark.end_to_end

GUIDE = Path(__file__).parents[2] / "docs" / "storage.md"
WHO = person(3)


def typed(folder: Path, name: str) -> list[str]:
    """Return a command as the guide has it, with the backups in a folder of the test."""
    return line(folder, f"poldergids {name}").split()[1:]


def line(folder: Path, start: str) -> str:
    """Return the line of the guide that starts like this, with the backups in that folder."""
    (found,) = re.findall(rf"^{start} .*$", GUIDE.read_text("utf-8"), re.MULTILINE)
    return str(found).replace("/backups", str(folder))


async def shell(words: str, server: Server, address: str) -> tuple[int, str]:
    """Type a line where the programs of PostgreSQL are; return its exit code and its complaints."""
    env = {"PATH": f"{server.programs}:{os.environ['PATH']}", "POLDERGIDS_DATABASE": address}
    process = await asyncio.create_subprocess_shell(words, env=env, stderr=PIPE)
    _, complaints = await process.communicate()
    assert process.returncode is not None
    return process.returncode, complaints.decode()


async def say(api: LoopbackBotApi, words: str) -> str:
    """Let somebody say something; return the answer."""
    number = len(api.calls_of("sendMessage")) + 1
    api.send_text(private(WHO), WHO, words)
    return (await api.wait_for("sendMessage", number))[-1].text


async def test_what_was_kept_comes_back(tmp_path: Path, api: LoopbackBotApi) -> None:
    """Copied under load; what came after the copy is gone, and nobody is answered twice."""
    backups, crowd = tmp_path / "backups", Crowd(api, 3)
    backups.mkdir()
    api.world.meet(private(WHO))
    async with running(tmp_path, api) as bot:
        await until(bot.is_ready, "a bot that is ready")
        chosen = await say(api, "/language en")
        crowd.ask(rounds=3)
        copied = await command(tmp_path, *typed(backups, "backup"))
        await crowd.all_answered()
        await say(api, "/language nl")
        refused = await command(tmp_path, *typed(backups, "restore"))
        bot.process.send_signal(signal.SIGTERM)
        assert await bot.ended() == 0
    restored = await command(tmp_path, *typed(backups, "restore"))
    async with running(tmp_path, api):
        known = await say(api, "/language")
    assert (copied.code, refused.code, restored.code) == (0, 1, 0)
    assert "The bot is using this database. Stop it first." in refused.complaint
    assert "Remove it when all is well." in restored.out
    assert "I answer in English." in chosen
    assert known.startswith("I speak ")
    assert (crowd.repeated(), crowd.disordered()) == (set(), [])


async def test_what_was_kept_on_a_server_comes_back(
    tmp_path: Path, api: LoopbackBotApi, server: Server, address: str
) -> None:
    """With the programs of the server, copied under load; nobody is answered twice."""
    backups, crowd = tmp_path / "backups", Crowd(api, 3)
    backups.mkdir()
    api.world.meet(private(WHO))
    variables = {"POLDERGIDS_DATABASE": address}
    async with running(tmp_path, api, variables) as bot:
        await until(bot.is_ready, "a bot that is ready")
        await say(api, "/language en")
        crowd.ask(rounds=3)
        copied = await shell(line(backups, "pg_dump"), server, address)
        await crowd.all_answered()
        await say(api, "/language nl")
        bot.process.send_signal(signal.SIGTERM)
        assert await bot.ended() == 0
    restored = await shell(line(backups, "pg_restore"), server, address)
    async with running(tmp_path, api, variables) as bot:
        await until(bot.is_ready, "a bot that is ready")
        known = await say(api, "/language")
    assert (copied, restored) == ((0, ""), (0, ""))
    assert known.startswith("I speak ")
    assert crowd.repeated() == set()
