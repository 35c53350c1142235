"""The command ``poldergids telegram``, as an operator runs it: how it starts, stops and fails."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.channels.telegram.running import ANNA, ask
from tests.loopback.api import TOKEN, LoopbackBotApi
from tests.loopback.faults import Fault, Hang, conflict
from tests.loopback.http import Response
from tests.loopback.people import private

COMMAND = str(Path(sys.executable).with_name("poldergids"))


@asynccontextmanager
async def started(folder: Path, url: str, **variables: str) -> AsyncIterator[Process]:
    """Start the command in a folder of its own, and see to it that it ends."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url, **variables}
    process = await asyncio.create_subprocess_exec(
        COMMAND, "telegram", cwd=folder, env=kept | settings, stdout=PIPE, stderr=PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def ended(process: Process) -> tuple[int | None, str]:
    """Wait for the end; return the exit code and all that was told."""
    out, errors = await process.communicate()
    return process.returncode, (out + errors).decode()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_finishes_the_answers_under_way(
    tmp_path: Path, api: LoopbackBotApi, how: signal.Signals
) -> None:
    """Also one that Telegram takes its time for; and then it ends well, without a word too many."""
    async with started(tmp_path, api.url) as process:
        await ask(api, "Wat is Pleio?")
        api.fail("sendMessage", hang := Hang())
        api.send_text(private(ANNA), ANNA, "Wat is Consul?")
        await api.wait_until(lambda: api.attempts["sendMessage"] == 2)
        process.send_signal(how)
        hang.release.set()
        code, told = await ended(process)
    assert (code, len(api.calls_of("sendMessage")), api.updates.waiting) == (0, 2, 0)
    assert [json.loads(line)["message"] for line in told.splitlines()] == [
        "Answering as @poldergids_bot",
        "Stopping: what is under way is finished first",
        "Stopped",
    ]


async def test_says_that_there_is_no_token(tmp_path: Path, api: LoopbackBotApi) -> None:
    """In one line that tells where to get it."""
    async with started(tmp_path, api.url, TELEGRAM_BOT_TOKEN="") as process:
        code, told = await ended(process)
    assert (code, len(told.splitlines())) == (2, 1)
    assert "BotFather" in told


async def test_says_that_the_token_is_wrong(tmp_path: Path, api: LoopbackBotApi) -> None:
    """In one line, without the token."""
    wrong = TOKEN[:-3] + "xyz"
    async with started(tmp_path, api.url, TELEGRAM_BOT_TOKEN=wrong) as process:
        code, told = await ended(process)
    assert (code, len(told.splitlines()), wrong in told) == (3, 1, False)
    assert "Telegram does not know this token" in told


async def test_says_that_there_is_no_network(tmp_path: Path) -> None:
    """In one line, with the address."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))  # taken, and nobody listens
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        async with started(tmp_path, url) as process:
            code, told = await ended(process)
    assert (code, len(told.splitlines())) == (3, 1)
    assert f"Telegram cannot be reached at {url}" in told


@pytest.mark.parametrize(
    "page", [b"<h1>Welcome to our network</h1>", b"[1]", b'{"ok":true,"result":[]}', b"{}"]
)
async def test_says_that_it_is_not_telegram(
    tmp_path: Path, api: LoopbackBotApi, page: bytes
) -> None:
    """In one line, whatever answers there: a network that wants a login first, or another API."""
    api.fail("getMe", *[Fault(Response(200, page))] * 9)
    async with started(tmp_path, api.url) as process:
        code, told = await ended(process)
    assert (code, len(told.splitlines())) == (3, 1)
    assert f"Telegram cannot be reached at {api.url}" in told


async def test_leaves_the_place_to_another_poller(tmp_path: Path, api: LoopbackBotApi) -> None:
    """In one line, after those on its start and stop."""
    api.fail("getUpdates", conflict())
    async with started(tmp_path, api.url) as process:
        code, told = await ended(process)
    assert (code, "Traceback" in told) == (3, False)
    assert told.splitlines()[-1].startswith("Somebody else is already answering for this bot")


async def test_the_token_is_never_told(tmp_path: Path, api: LoopbackBotApi) -> None:
    """Nor is a question, whatever goes wrong."""
    api.fail("getMyCommands", conflict())
    async with started(tmp_path, api.url) as process:
        await ask(api, "Wat is Pleio?")
        await api.wait_until_fetched()
        process.send_signal(signal.SIGTERM)
        _, told = await ended(process)
    assert (TOKEN in told, "Pleio?" in told) == (False, False)
