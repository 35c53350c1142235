"""The room in Telegram together with the place where it listens."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from httpx import AsyncClient as Asker

from bot.channels.telegram.room import Room
from bot.channels.telegram.serving import serve
from bot.listening import Listening
from bot.service import listening
from bot.settings import WebSettings, load_settings
from bot.web.webhook import HEADER, Doors
from tests.channels.telegram.running import ANNA, answering, ask, make_room
from tests.loopback.api import LoopbackBotApi
from tests.loopback.people import private

ADDRESS = "https://bot.example"
SECRET = "made up for this"  # noqa: S105


@pytest.fixture
async def api() -> AsyncIterator[LoopbackBotApi]:
    """A Bot API that never had to refuse anything."""
    async with LoopbackBotApi() as started:
        yield started
        assert started.refused == []


def web(**more: str) -> WebSettings:
    """Return settings for a port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    given = {f"POLDERGIDS_WEB__{key}": value for key, value in more.items()}
    return load_settings({"POLDERGIDS_WEB__PORT": str(port), **given}).web


@asynccontextmanager
async def asking_of(room: Room, settings: WebSettings, port: Listening) -> AsyncIterator[Asker]:
    """Let a room listen; the client asks there."""
    async with port.open(room), Asker(base_url=f"http://127.0.0.1:{settings.port}") as asker:
        yield asker


@asynccontextmanager
async def hooked(api: LoopbackBotApi, room: Room) -> AsyncIterator[Asker]:
    """Let a room answer what is brought to it; the client knows the password."""
    settings, stop = web(ADDRESS=ADDRESS, SECRET=SECRET), asyncio.Event()
    port = Listening(settings)
    async with asking_of(room, settings, port) as asker:
        task = asyncio.create_task(serve(room, api.token, stop, port.hook))
        await api.wait_for("setWebhook", 1)
        asker.headers[HEADER] = Doors.of(SECRET).password
        yield asker
        stop.set()
        await task


async def test_answers_what_telegram_brings(api: LoopbackBotApi) -> None:
    """An update that is brought to the webhook gets its answer; none is fetched."""
    update = {
        "update_id": 7,
        "message": {
            "message_id": 1,
            "date": 0,
            "chat": {"id": ANNA["id"], "type": "private", "first_name": "Anna"},
            "from": ANNA,
            "text": "Wat is Pleio?",
        },
    }
    api.world.meet(private(ANNA))
    async with hooked(api, make_room(api)) as telegram:
        for _ in range(2):  # Telegram may bring an update twice
            brought = await telegram.post(Doors.of(SECRET).path, content=json.dumps(update))
            assert brought.status_code == 200
        (answer,) = await api.wait_for("sendMessage", 1)
    (hook,) = api.calls_of("setWebhook")
    assert "Pleio" in answer.parameters["text"]
    assert len(api.calls_of("sendMessage")) == 1
    assert api.calls_of("getUpdates") == api.calls_of("deleteWebhook") == []
    assert hook.parameters["url"] == ADDRESS + Doors.of(SECRET).path
    assert hook.parameters["secret_token"] == Doors.of(SECRET).password


async def test_counts_what_happens(api: LoopbackBotApi) -> None:
    """Updates, answers, turns and the version are on the page of numbers."""
    settings = web()
    port = Listening(settings)
    room = make_room(api, meter=port.meter)
    async with asking_of(room, settings, port) as operator:
        async with answering(api, room):
            await ask(api, "Wat is Pleio?")
        page = (await operator.get("/metrics")).text
    version = room.guide.knowledge.version
    for line in (
        'poldergids_updates_total{kind="message"} 1.0',
        'poldergids_answers_total{language="nl",status="answer"} 1.0',
        "poldergids_turn_seconds_count 1.0",
        "poldergids_waiting_updates 0.0",
        f'poldergids_knowledge{{version="{version}"}} 1.0',
    ):
        assert line in page.splitlines()


async def test_is_ready_once_telegram_is_reached(api: LoopbackBotApi) -> None:
    """Before, the operator reads what is not there yet."""
    room, settings = make_room(api), web()
    async with asking_of(room, settings, Listening(settings)) as operator:
        before = await operator.get("/readyz")
        async with answering(api, room):
            await ask(api, "Wat is Pleio?")
        after = await operator.get("/readyz")
    assert (before.status_code, after.status_code) == (503, 200)
    assert before.json()["checks"]["telegram"] == "Telegram has not been reached yet."
    assert after.json()["checks"] == {"store": "ok", "telegram": "ok"}


def test_listens_nowhere_unless_it_is_told_to() -> None:
    """By default there is no port; where one is set, the bot listens."""
    assert listening(load_settings({}).web) is None
    assert isinstance(listening(web()), Listening)
