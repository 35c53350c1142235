"""A server whose answers get lost, or that does not answer at all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.errors import StoreError
from bot.store import postgres_failures
from bot.store.base import Store
from bot.store.enduring import EnduringStore
from bot.store.inbox import Inbox, InboxLimits, Update
from bot.store.late import LateStore
from bot.store.memory import MemoryStore
from bot.store.opening import open_store
from bot.store.postgres_pool import CONNECTIONS, LONGEST
from bot.store.records import Limits
from tests.store.wire import Wire, wired

ANNA = "telegram:42"
LEASE = 60
LIMITS = Limits(inbox=InboxLimits(lease=timedelta(seconds=LEASE)))
IMPATIENT = 0.5
CLAIMING, RECEIVING = b"pg_advisory_xact_lock", b"INSERT INTO seen"


@pytest.fixture
async def wire(address: str) -> AsyncIterator[Wire]:
    """A wire to a database."""
    async with wired(address) as opened:
        yield opened


@pytest.fixture
async def store(wire: Wire) -> AsyncIterator[Store]:
    """A store at the end of the wire."""
    opened = await open_store(wire.address, LIMITS, patience=IMPATIENT)
    yield opened
    await opened.close()


@pytest.fixture
async def enduring(store: Store) -> AsyncIterator[EnduringStore]:
    """The store that goes on from memory."""

    async def ready() -> Store:
        return store

    opened = EnduringStore(LateStore(ready), MemoryStore(LIMITS))
    await opened.open()
    yield opened
    await opened.close()


async def ids(inbox: Inbox) -> list[int]:
    """Claim, and return the ids."""
    return [claim.id for claim in await inbox.claim("one", 9)]


async def test_a_claim_that_nobody_heard_of_is_made_again(wire: Wire, store: Store) -> None:
    """At once, not at the end of its lease; and it was no try."""
    await store.inbox.receive([Update(1, ANNA, "{}")])
    wire.lose_answer_to(CLAIMING)
    with pytest.raises(StoreError, match=postgres_failures.NOT_REACHED):
        await store.inbox.claim("one")
    (claim,) = await store.inbox.claim("one")
    assert (claim.id, claim.tries) == (1, 1)


async def test_an_update_that_nobody_heard_was_received_is_answered_once(
    wire: Wire, enduring: EnduringStore, store: Store
) -> None:
    """It is in the database, and in memory: who claims it there does not get it again."""
    wire.lose_answer_to(RECEIVING)
    new = await enduring.inbox.receive([Update(1, ANNA, "{}")])
    there = await store.inbox.waiting()
    (claim,) = await enduring.inbox.claim("one")
    await enduring.inbox.done(claim)
    await enduring.check()
    assert (new, there, claim.id) == (1, 1, 1)
    assert (await ids(enduring.inbox), await store.inbox.waiting()) == ([], 0)
    assert await store.inbox.receive([Update(1, ANNA, "{}")]) == 0


async def test_a_server_that_does_not_answer_is_not_waited_for(wire: Wire, store: Store) -> None:
    """However many ask at the same time; and when it answers again, all is well."""
    wire.hang()
    begun = time.monotonic()
    found = await asyncio.gather(
        *(store.save(ANNA, "x") for _ in range(2 * CONNECTIONS)),
        store.inbox.claim("one"),
        store.inbox.receive([Update(1, ANNA, "{}")]),
        return_exceptions=True,
    )
    took = time.monotonic() - begun
    wire.go_on()
    await store.save(ANNA, "y")
    assert all(
        isinstance(each, StoreError) and postgres_failures.SILENT in str(each) for each in found
    )
    assert took < LONGEST / 2  # some time for a busy machine; one statement took twice as long
    assert await store.load(ANNA) == "y"


async def test_a_server_that_does_not_answer_at_the_start_is_not_waited_for(wire: Wire) -> None:
    """It takes the connection, and says nothing."""
    wire.hang()
    begun = time.monotonic()
    with pytest.raises(StoreError, match=postgres_failures.SILENT[:40]):
        await open_store(wire.address, patience=IMPATIENT)
    assert time.monotonic() - begun < LONGEST / 2
    wire.go_on()


async def test_news_is_heard_again_after_a_silence(wire: Wire, store: Store, address: str) -> None:
    """On the connection that stood still."""
    wire.hang()
    with pytest.raises(StoreError):
        await store.check()
    wire.go_on()
    other = await open_store(address)
    waiting = asyncio.create_task(store.announced(unlike="", wait=60))
    await other.announce("a")
    async with asyncio.timeout(30):
        heard = await waiting
    await other.close()
    assert heard == "a"
