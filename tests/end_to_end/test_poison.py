"""An update that nobody can answer, among others, while Telegram fails now and then."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.end_to_end.commands import command
from tests.end_to_end.running import Crowd, person, running, until
from tests.loopback.api import LoopbackBotApi
from tests.loopback.faults import Fault, Hang, broken, flood, refusal, reset
from tests.loopback.people import Json

pytestmark = pytest.mark.end_to_end

PEOPLE, ROUNDS = 8, 4


def faults(chance: random.Random, number: int) -> list[Fault]:
    """Let about one request in three go wrong, in one way or another."""
    fine = Hang()
    fine.release.set()
    wrong = [
        refusal(500, "Internal Server Error"),
        broken(500),
        broken(502),
        broken(503),
        reset(),
        flood(1),
    ]
    return [chance.choice(wrong) if chance.random() < 0.35 else fine for _ in range(number)]


def poison(who: Json) -> Json:
    """Return a message that the library cannot read, in the private chat of somebody."""
    return {"message": {"message_id": 9, "date": 0, "chat": {"id": who["id"]}, "from": who}}


async def test_a_poison_update_stops_nobody_while_telegram_fails(
    tmp_path: Path, api: LoopbackBotApi
) -> None:
    """All others get their answers once and in order, also of who sent it; it is set aside."""
    chance, crowd = random.Random(7), Crowd(api, PEOPLE)
    crowd.ask(rounds=2)
    number = api.push(poison(person(0)))
    crowd.ask(rounds=ROUNDS - 2)
    api.fail("sendMessage", *faults(chance, 2 * PEOPLE * ROUNDS))
    api.fail("getUpdates", *faults(chance, 9))
    async with running(tmp_path, api) as bot:
        await crowd.all_answered()

        async def over() -> bool:
            waiting = await bot.metric("poldergids_waiting_updates")
            failed = await bot.metric("poldergids_failed_updates_total")
            return (waiting[-4:], failed[-4:]) == (" 0.0", " 1.0")

        await until(over, "the end of all work")
        troubles = await bot.get("/metrics")
        listed = await command(tmp_path, "set-aside")
    assert (crowd.repeated(), crowd.disordered()) == (set(), [])
    (line,) = listed.out.splitlines()[1:]
    assert line.split()[::4] == [str(number), "UnreadableError"]
    (logged,) = [line for line in bot.told if '"Error ' in line]
    assert f'"update": "{number}"' in logged
    assert troubles is not None
    assert 'poldergids_telegram_errors_total{kind="NetworkError"}' in troubles.text
