"""Going on from memory while the database fails: broken for real, by another program."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store import failures
from bot.store.base import Store
from bot.store.enduring import REST, EnduringStore
from bot.store.inbox import Update
from bot.store.late import LateStore
from bot.store.memory import MemoryStore
from bot.store.opening import open_store
from bot.store.sql_store import SqlStore
from bot.store.trouble import Trouble
from tests.store.another_program import locked
from tests.store.test_contract import ANNA, BAS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "test.sqlite3"


@pytest.fixture
async def real(path: Path) -> SqlStore:
    """The store that fails."""
    return await open_store(str(path), patience=0)


class Seconds:
    """A clock that stands still until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        """Return the time that was set."""
        return self.now


async def ready(store: Store) -> Store:
    """Open a store that is open."""
    return store


@pytest.fixture
async def store(real: SqlStore) -> AsyncIterator[EnduringStore]:
    """The store that goes on."""
    opened = EnduringStore(LateStore(lambda: ready(real)), MemoryStore())
    await opened.open()
    yield opened
    await opened.close()


async def test_a_conversation_goes_on(store: EnduringStore, path: Path) -> None:
    """It remembers what it was about, and its person."""
    with locked(path):
        await store.save(ANNA, "x")
        await store.choose_language(ANNA, "en")
        await store.count("answer", "en")
        found = await store.load(ANNA), await store.language(ANNA), await store.meet(ANNA)
    assert found == ("x", "en", False)


async def test_goes_back_to_the_database_when_it_works(
    store: EnduringStore, real: SqlStore, path: Path
) -> None:
    """Not at once: nobody has to wait for it, time after time."""
    with locked(path):
        await store.save(ANNA, "in memory")
    await store.save(BAS, "in memory too")
    await store.check()
    await store.save(ANNA, "kept")
    assert (await real.load(ANNA), await real.load(BAS)) == ("kept", None)


async def test_tells_when_it_fails_and_when_it_works_again(
    store: EnduringStore, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Once each, with what to do."""
    with locked(path):
        for _ in range(3):
            await store.save(ANNA, "x")
    for _ in range(3):
        await store.check()
    assert [record.getMessage() for record in caplog.records] == [
        f"Answering from memory. {path}: {failures.LOCKED}",
        "The database works again.",
    ]


async def test_finds_out_by_itself_that_the_database_works(
    real: SqlStore, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody has to ask for it."""
    store = EnduringStore(LateStore(lambda: ready(real)), MemoryStore(), rest=0.01)
    with locked(path):
        await store.save(ANNA, "in memory")
    async with asyncio.timeout(30):
        while store.is_from_memory:
            await asyncio.sleep(0.01)
    await store.save(ANNA, "kept")
    found = await real.load(ANNA)
    await store.close()
    assert (found, caplog.messages[-1]) == ("kept", "The database works again.")


async def test_leaves_time_to_who_shares_the_database(real: SqlStore, path: Path) -> None:
    """What it answered is struck off at once; it begins to claim when others have done so too."""
    clock = Seconds()
    store = EnduringStore(LateStore(lambda: ready(real)), MemoryStore(), trouble=Trouble(6, clock))
    await store.inbox.receive([Update(1, ANNA, "{}"), Update(2, BAS, "{}")])
    (mine,) = await store.inbox.claim("one", 1)
    with locked(path):
        await store.inbox.done(mine)
    found = []
    for clock.now in (1, 6.9, 7):
        await store.check()
        claims = await store.inbox.claim("one")
        found.append((await real.inbox.waiting(), [claim.id for claim in claims]))
    await store.close()
    assert found == [(1, []), (1, []), (1, [2])]


async def test_health_says_so(store: EnduringStore, path: Path) -> None:
    """For as long as it lasts."""
    with locked(path), pytest.raises(StoreError, match=failures.LOCKED):
        await store.check()
    await store.check()


async def test_what_is_asked_for_by_name_is_never_made_up(store: EnduringStore, path: Path) -> None:
    """Nobody is told to be forgotten who is not."""
    await store.save(ANNA, "x")
    with locked(path):
        await store.save(ANNA, "y")
        with pytest.raises(StoreError):
            await store.forget(ANNA)
    await store.forget(ANNA)
    assert await store.data_of(ANNA) == {}


async def test_tells_what_is_kept_in_memory_too(store: EnduringStore, path: Path) -> None:
    """Beside what is in the database."""
    await store.save(ANNA, "x")
    with locked(path):
        await store.save(ANNA, "y")
    told = await store.data_of(ANNA)
    assert [each["text"] for each in told["memories"]] == ["x", "y"]


async def test_updates_are_answered(store: EnduringStore, path: Path) -> None:
    """Each once, from memory."""
    with locked(path):
        new = [await store.inbox.receive([Update(1, ANNA, "{}")]) for _ in range(2)]
        (claim,) = await store.inbox.claim("one", wait=60)
        waiting = await store.inbox.waiting()
        done = await store.inbox.done(claim)
    left = await store.inbox.waiting()
    assert (new, claim.id, waiting, done, left) == ([1, 0], 1, 1, True, 0)


async def test_who_waits_for_work_gets_it(store: EnduringStore, path: Path) -> None:
    """Also when the database begins to fail meanwhile."""
    waiting = asyncio.create_task(store.inbox.claim("one", wait=60))
    await asyncio.sleep(0)
    with locked(path):
        await store.inbox.receive([Update(1, ANNA, "{}")])
        async with asyncio.timeout(30):
            claims = await waiting
    assert [claim.id for claim in claims] == [1]


async def test_what_was_answered_is_not_answered_again(
    store: EnduringStore, real: SqlStore, path: Path
) -> None:
    """When it could not be struck off, it is struck off as soon as the database works."""
    await store.inbox.receive([Update(1, ANNA, "{}")])
    (claim,) = await store.inbox.claim("one")
    with locked(path):
        done = await store.inbox.done(claim)
    await store.check()
    await real.inbox.free("one")
    again = await store.inbox.claim("one")
    assert (done, again, await real.inbox.waiting()) == (True, [], 0)


async def test_what_is_in_the_database_is_answered_when_it_works_again(
    store: EnduringStore, path: Path
) -> None:
    """It is safe there meanwhile."""
    await store.inbox.receive([Update(1, ANNA, "{}")])
    with locked(path):
        found = [await store.inbox.claim("one")]
    await store.check()
    found.append(await store.inbox.claim("one"))
    assert [len(claims) for claims in found] == [0, 1]


async def test_what_fails_in_memory_is_tried_again_and_set_aside(
    store: EnduringStore, path: Path
) -> None:
    """As in the database."""
    with locked(path):
        await store.inbox.receive([Update(1, ANNA, "{}")])
        aside = []
        for _ in range(5):
            (claim,) = await store.inbox.claim("one")
            aside.append(await store.inbox.give_back(claim))
    assert aside == [False] * 4 + [True]
    assert [each.id for each in await store.inbox.set_aside()] == [1]


async def test_broken_off_it_has_taken_nothing(store: EnduringStore) -> None:
    """As a bot does that is stopped."""
    waiting = asyncio.create_task(store.inbox.claim("one", wait=60))
    for _ in range(3):
        await asyncio.sleep(0)
    waiting.cancel()
    (ended,) = await asyncio.gather(waiting, return_exceptions=True)
    await store.inbox.receive([Update(1, ANNA, "{}")])
    assert isinstance(ended, asyncio.CancelledError)
    assert len(await store.inbox.claim("one")) == 1


async def test_in_memory_a_lane_goes_on_at_once(store: EnduringStore, path: Path) -> None:
    """Nobody waits for the database to be tried again: its next update follows on the first."""
    with locked(path):
        await store.inbox.receive([Update(number, ANNA, "{}") for number in (1, 2, 3)])
        found = []
        async with asyncio.timeout(REST / 2):
            for finish in (store.inbox.done, store.inbox.give_back, store.inbox.done):
                (claim,) = await store.inbox.claim("one")
                waiting = asyncio.create_task(store.inbox.claim("one", wait=60))
                await asyncio.sleep(0)
                await finish(claim)
                found.append(claim.id)
                (following,) = await waiting
                await store.inbox.give_back(following, counted=False)
    assert found == [1, 2, 2]


async def test_who_waits_for_work_hears_that_the_database_works(
    store: EnduringStore, path: Path
) -> None:
    """What is in it is taken up at once, not after the rest that it was given."""
    await store.inbox.receive([Update(1, ANNA, "{}")])
    with locked(path):
        assert await store.inbox.claim("one") == []
    waiting = asyncio.create_task(store.inbox.claim("one", wait=60))
    await asyncio.sleep(0)
    await store.check()
    async with asyncio.timeout(REST / 2):
        (claim,) = await waiting
    assert claim.id == 1


@pytest.mark.parametrize("ends", ["done", "give_back"])
async def test_a_lane_goes_on_after_the_failure(
    store: EnduringStore, path: Path, ends: str
) -> None:
    """What was under way when the database failed is finished in it, and holds up no other."""
    await store.inbox.receive([Update(number, ANNA, "{}") for number in (1, 2)])
    (claim,) = await store.inbox.claim("one")
    with locked(path):
        await getattr(store.inbox, ends)(claim)
    await store.check()
    await store.inbox.renew([claim])
    (following,) = await store.inbox.claim("one")
    assert following.id == {"done": 2, "give_back": 1}[ends]


async def test_all_that_was_under_way_is_made_up_for(store: EnduringStore, path: Path) -> None:
    """What was claimed in one go, too."""
    await store.inbox.receive([Update(1, ANNA, "{}"), Update(2, BAS, "{}"), Update(3, ANNA, "{}")])
    claims = await store.inbox.claim("one", 2)
    with locked(path):
        for claim in claims:
            await store.inbox.done(claim)
    await store.check()
    found = [claim.id for claim in await store.inbox.claim("one", 9)]
    assert ([claim.id for claim in claims], found, await store.inbox.waiting()) == ([1, 2], [3], 1)
