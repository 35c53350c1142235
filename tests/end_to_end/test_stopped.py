"""Stopped in order, and an update that nobody can answer."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import pytest

from bot.store.failures import LOCKED
from bot.store.opening import open_store
from tests.end_to_end.health import says
from tests.end_to_end.running import Crowd, Proxy, free_port, running, until, webhook
from tests.loopback.api import LoopbackBotApi
from tests.loopback.faults import Hang, refusal
from tests.store.another_program import locked

pytestmark = pytest.mark.end_to_end

PEOPLE, TRIES, SLOW = 30, 2, 4


async def test_stops_in_order_under_load(tmp_path: Path, api: LoopbackBotApi) -> None:
    """What is under way is finished, and the next life repeats nothing."""
    crowd, port = Crowd(api, PEOPLE), free_port()
    crowd.ask(rounds=4)
    async with running(tmp_path, api, port=port) as bot:
        await api.wait_for("sendMessage", PEOPLE)
        bot.process.send_signal(signal.SIGTERM)
        code = await bot.ended()
    async with running(tmp_path, api, port=port):
        await crowd.all_answered()
    assert (code, crowd.repeated(), crowd.disordered()) == (0, set(), [])


async def test_stops_in_order_with_a_webhook(tmp_path: Path, api: LoopbackBotApi) -> None:
    """What is under way is finished, what is brought meanwhile is kept for the next life."""
    crowd, port, slow = Crowd(api, PEOPLE), free_port(), [Hang() for _ in range(SLOW)]
    async with running(tmp_path, api, webhook(), port=port) as bot:
        await until(bot.is_ready, "a bot that is ready")
        crowd.ask(rounds=2)
        updates = api.updates.take()
        api.fail("sendMessage", *slow)
        bringing = asyncio.create_task(Proxy([port]).bring(updates))
        await api.wait_until(lambda: api.attempts["sendMessage"] >= SLOW)
        bot.process.send_signal(signal.SIGTERM)
        await until(lambda: _told(bot.told, "Stopping"), "a bot that stops")
        for each in slow:
            each.release.set()
        code, lacking = await bot.ended(), len(crowd.lacking())
        async with running(tmp_path, api, webhook(), port=port):
            await bringing
            await crowd.all_answered()
    assert 0 < lacking < 2 * PEOPLE
    assert (code, crowd.repeated(), crowd.disordered()) == (0, set(), [])


async def test_answers_what_is_only_in_memory_before_it_stops(
    tmp_path: Path, api: LoopbackBotApi
) -> None:
    """With a webhook, while the database fails: no next life and no other would know of it."""
    crowd, port, slow = Crowd(api, PEOPLE), free_port(), [Hang() for _ in range(SLOW)]
    database = tmp_path / "poldergids.sqlite3"
    await (await open_store(str(database))).close()
    with locked(database, "EXCLUSIVE"):
        async with running(tmp_path, api, webhook(), port=port) as bot:
            await says(bot, LOCKED)
            crowd.ask()
            api.fail("sendMessage", *slow)
            await Proxy([port]).bring(api.updates.take(), at_once=PEOPLE)
            bot.process.send_signal(signal.SIGTERM)
            await until(lambda: _told(bot.told, "Stopping"), "a bot that stops")
            for each in slow:
                each.release.set()
            code = await bot.ended()
    assert (code, crowd.lacking(), crowd.repeated()) == (0, [], set())


async def test_sets_aside_what_cannot_be_answered(tmp_path: Path, api: LoopbackBotApi) -> None:
    """After a few tries, under an id in the log; the others get their answers."""
    poison, crowd = Crowd(api, 1), Crowd(api, 3)
    variables = {"POLDERGIDS_STORE__TRIES": str(TRIES)}
    api.fail("sendMessage", *[refusal(400, "Bad Request: made up")] * (TRIES + 1))
    poison.ask()
    async with running(tmp_path, api, variables) as bot:
        await until(lambda: _told(bot.told, "Nobody could be told"), "the end of the tries")
        crowd.ask()
        await crowd.all_answered()
        failed = await bot.metric("poldergids_failed_updates_total")
        waiting = await bot.metric("poldergids_waiting_updates")
    (line,) = [line for line in bot.told if '"Error ' in line]
    assert f'"update": "{poison.asked[0].update}"' in line
    assert (failed.split()[1], waiting.split()[1]) == ("1.0", "0.0")


async def _told(lines: list[str], what: str) -> bool:
    return any(what in line for line in lines)
