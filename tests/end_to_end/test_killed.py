"""Killed with -9 at any moment, and started again: every question gets its answer."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.end_to_end.running import Bot, Crowd, Proxy, free_port, running, until, webhook
from tests.loopback.api import LoopbackBotApi
from tests.loopback.faults import Hang

pytestmark = pytest.mark.end_to_end

PEOPLE, LIVES, SLOW = 30, 3, 4
LATEST = 3 * PEOPLE
"""The last request to Telegram after the start at which a life may end."""


def under_way(database: Path) -> set[int]:
    """Return the updates that a dead bot had under way."""
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute("SELECT id FROM updates WHERE token != ''").fetchall()
    return {number for (number,) in found}


async def dies(bot: Bot, api: LoopbackBotApi, requests: int) -> None:
    """Kill it at the moment that it sends its so many-th request from now."""
    last = api.attempts.total() + requests
    await api.wait_until(lambda: api.attempts.total() >= last)
    await bot.kill()


@pytest.mark.parametrize(("seed", "at_once"), [(1, 1), (2, 8)])
async def test_no_question_is_lost(
    tmp_path: Path, api: LoopbackBotApi, seed: int, at_once: int
) -> None:
    """Fetched from Telegram; at most what was under way at that moment is repeated."""
    chance, crowd, port = random.Random(seed), Crowd(api, PEOPLE), free_port()
    may_repeat: set[int] = set()
    variables = {"POLDERGIDS_TELEGRAM__AT_ONCE": str(at_once)}
    for _ in range(LIVES):
        crowd.ask(rounds=2)
        async with running(tmp_path, api, variables, port=port) as bot:
            await dies(bot, api, chance.randint(1, LATEST))
        lost_with_it = under_way(tmp_path / "poldergids.sqlite3")
        assert len(lost_with_it) <= at_once
        may_repeat |= lost_with_it
    async with running(tmp_path, api, variables, port=port):
        await crowd.all_answered()
    assert crowd.repeated() <= may_repeat
    assert crowd.disordered() == []


async def test_what_was_brought_is_safe(tmp_path: Path, api: LoopbackBotApi) -> None:
    """Killed right after it said that updates arrived, it answers them in its next life."""
    crowd, port = Crowd(api, PEOPLE), free_port()
    async with running(tmp_path, api, webhook(), port=port) as bot:
        await until(bot.is_ready, "a bot that is ready")
        api.fail("sendMessage", *(Hang() for _ in range(SLOW)))
        crowd.ask()
        updates = api.updates.take()
        await Proxy([port]).bring(updates[:SLOW])
        await api.wait_until(lambda: api.attempts["sendMessage"] == SLOW)
        await Proxy([port]).bring(updates[SLOW:], at_once=PEOPLE)
        await bot.kill()
    may_repeat = under_way(tmp_path / "poldergids.sqlite3")
    assert len(crowd.lacking()) >= SLOW
    async with running(tmp_path, api, webhook(), port=port):
        await crowd.all_answered()
    assert crowd.repeated() <= may_repeat
