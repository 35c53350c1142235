"""A whole run with all that people do and all that goes wrong: what its log keeps to itself."""

from __future__ import annotations

import json
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.settings import Config, StoreSettings
from tests.end_to_end.running import Crowd, indiscretions, person, running, until
from tests.end_to_end.terminal import Terminal
from tests.loopback.api import LoopbackBotApi
from tests.loopback.faults import broken, refusal
from tests.loopback.people import Json, private, supergroup
from tests.loopback.updates import every_kind

pytestmark = pytest.mark.end_to_end

TRIES = StoreSettings().tries
WHO, ADMIN = person(7), person(9)
GROUP = supergroup(title="Zwaantjes groep")
WORDS = (
    "wie is Zwaantje7 en waar woont ze?",
    "bel me op 0612345678 of schrijf zwaantje7@example.org",
    "/zoek zwaantje",
    "/taal en",
    "/mijngegevens",
    "/reload",  # by who is no admin
    "/start zwaantje",
    "/bestaatniet zwaantje",
    "<b>zwaantje</b> \u202e\x00",
)


@pytest.fixture
async def lenient() -> AsyncIterator[LoopbackBotApi]:
    """A Bot API that may refuse what comes of updates that it never made itself."""
    async with LoopbackBotApi() as started:
        yield started


def unreadable(who: Json) -> list[Json]:
    """Return messages of somebody that the library cannot read, each with a name in it."""
    message: Json = {"message_id": 9, "date": 0, "chat": private(who), "from": who}
    return [
        {"message": {**message, "date": who["first_name"], "text": "Zwaantje?"}},
        {"message": {**message, "chat": {"id": who["id"], "title": "Zwaantje"}}},
        {"callback_query": {"id": "zwaantje", "from": "Zwaantje", "data": "zwaantje"}},
        {"message": {**message, "text": {"zwaantje": "Zwaantje"}}},
    ]


async def live(api: LoopbackBotApi, crowd: Crowd) -> None:
    """Let people do what they do, while Telegram and the bot's own files fail now and then."""
    api.world.meet(private(WHO))
    api.world.meet(private(ADMIN))
    # As often as it is tried, and once more when that is told.
    api.fail("sendMessage", *[refusal(400, "Bad Request: Zwaantje7 not found")] * (TRIES + 1))
    api.send_text(private(WHO), WHO, "wie is Zwaantje7?")
    await api.wait_until(lambda: api.attempts["sendMessage"] > TRIES)
    crowd.ask()
    for words in WORDS:
        api.send_text(private(WHO), WHO, words)
    api.send_text(GROUP, WHO, "@poldergids_bot wie is Zwaantje7?")
    api.ask_inline(WHO, "zwaantje7")
    for update in (*unreadable(WHO), *every_kind(WHO).values()):
        api.push(update)
    for command in ("/reload", "/stats", "/onbeantwoord", "/versie"):
        api.send_text(private(ADMIN), ADMIN, command)
    api.send_text(private(WHO), WHO, "/vergeet")
    api.fail("sendMessage", *[broken(502), refusal(400, "Bad Request: zwaantje7")] * 4)
    api.fail("answerInlineQuery", refusal(400, "Bad Request: zwaantje7 is wrong"))
    await crowd.all_answered()


@pytest.mark.parametrize("form", ["text", "json"])
async def test_the_log_tells_nothing_of_anybody(
    tmp_path: Path, lenient: LoopbackBotApi, form: str
) -> None:
    """Neither for a person at a terminal nor for a machine, at the level that is the default."""
    api = lenient
    crowd, admins = Crowd(api, 3), {"POLDERGIDS_ADMINS": str(ADMIN["id"])}
    terminal = Terminal() if form == "text" else None
    async with running(tmp_path, api, admins, terminal=terminal) as bot:
        await live(api, crowd)

        async def idle() -> bool:
            return (await bot.metric("poldergids_waiting_updates")).endswith(" 0.0")

        await until(idle, "the end of all work")
        bot.process.send_signal(signal.SIGTERM)
        assert await bot.ended() == 0
    assert Config().log.level == "info"
    assert any('"Error ' in line or ": Error " in line or "] Error " in line for line in bot.told)
    assert indiscretions(bot.log) == []
    assert not any(word in bot.log.lower() for word in ("zwaantje", "0612345678", "example.org"))
    objects = [line for line in bot.told if line.startswith("{")]
    assert len(objects) == (len(bot.told) if form == "json" else 0)
    assert all(json.loads(line)["message"] for line in objects)
