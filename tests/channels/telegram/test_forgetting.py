"""What is kept of a person, told and wiped through the whole bot, on each kind of database."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.channels.telegram.room import Kept
from bot.store.opening import open_database
from bot.store.sql_store import SqlStore
from tests.channels.telegram.running import ANNA, BRAM, answering, ask, make_room, press
from tests.loopback.api import LoopbackBotApi
from tests.store.clock import FakeClock
from tests.store.test_contract import LIMITS
from tests.store.test_personal import PERSONAL, SECRET, rows_with

# A row of updates is there only until its answer is out, so that a finished conversation has none.
AFTER_ANSWERS = PERSONAL - {"updates"}


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a database is: each kind in turn."""
    if request.param == "postgres":
        return str(request.getfixturevalue("address"))
    return str(tmp_path / "test.sqlite3")


async def talk(api: LoopbackBotApi, person: dict[str, object]) -> None:
    """Do all that leaves something behind."""
    await ask(api, "/taal en", person)
    await ask(api, "Who directs Pleio?", person)
    shown = await ask(api, "What is Pleio?", person)
    await press(api, shown, "👍", person)


async def test_forgetting_wipes_every_table(api: LoopbackBotApi, place: str) -> None:
    """Of who asks for it, and of nobody else; what goes on afterwards is kept anew."""
    database = await open_database(place)
    store = await SqlStore.start(database, LIMITS, SECRET)
    async with answering(api, make_room(api, kept=Kept(store, store.inbox))):
        for person in (ANNA, BRAM):
            await talk(api, person)
        told = (await ask(api, "/mydata")).text
        before = await rows_with(database, "telegram:42")
        await ask(api, "/forget")
        await api.wait_until_fetched()
    after = await rows_with(database, "telegram:42")
    others = await rows_with(database, "telegram:43")
    await store.close()
    assert {name for name, number in before.items() if number} >= AFTER_ANSWERS
    assert told.count(":\n") >= len(AFTER_ANSWERS)
    assert {name for name, number in after.items() if number} == set()
    assert {name for name, number in others.items() if number} == AFTER_ANSWERS


async def test_retention_wipes_every_table(api: LoopbackBotApi, place: str) -> None:
    """Whoever does not come back is gone from all of them, without asking."""
    clock = FakeClock()
    database = await open_database(place, clock)
    store = await SqlStore.start(database, LIMITS, SECRET)
    async with answering(api, make_room(api, kept=Kept(store, store.inbox))):
        await talk(api, ANNA)
        await api.wait_until_fetched()
    before = await rows_with(database, "telegram:42")
    clock.pass_by(days=1000)
    await store.expire()
    await store.inbox.expire()
    after = await rows_with(database, "telegram:42")
    await store.close()
    assert {name for name, number in before.items() if number} == AFTER_ANSWERS
    assert sum(after.values()) == 0
