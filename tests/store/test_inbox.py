"""What every inbox does, whatever it keeps updates in."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store.inbox import Claim, Inbox, InboxLimits, Update
from bot.store.inbox_memory import MemoryInbox
from bot.store.opening import open_store
from bot.store.records import Limits
from tests.store.clock import NOON, FakeClock

LIMITS = InboxLimits(
    lease=timedelta(seconds=60), tries=3, seen=timedelta(days=3), aside=timedelta(days=7)
)
ANNA, BAS = "telegram:42", "telegram:43"


@pytest.fixture(params=["memory", "sqlite", "postgres"])
async def inbox(
    request: pytest.FixtureRequest, clock: FakeClock, tmp_path: Path
) -> AsyncIterator[Inbox]:
    """An empty inbox of each kind in turn."""
    if request.param == "memory":
        yield MemoryInbox(LIMITS, clock)
        return
    place = str(tmp_path / "test.sqlite3")
    if request.param == "postgres":
        place = request.getfixturevalue("address")
    store = await open_store(place, Limits(inbox=LIMITS), clock)
    yield store.inbox
    await store.close()


def updates(*ids: int, lane: str = ANNA) -> list[Update]:
    """Make updates with these ids in one lane."""
    return [Update(name, lane, f"content {name}") for name in ids]


async def claim(inbox: Inbox, number: int = 9, worker: str = "one") -> list[int]:
    """Claim, and return only the ids."""
    return [each.id for each in await inbox.claim(worker, number)]


async def claim_one(inbox: Inbox, worker: str = "one") -> Claim:
    """Claim the one update that can be claimed."""
    (found,) = await inbox.claim(worker)
    return found


async def fail(inbox: Inbox, times: int = 3) -> list[bool]:
    """Claim and give back a number of times; return whether that set the update aside."""
    return [
        await inbox.give_back(await claim_one(inbox), failure=f"Error{number}")
        for number in range(times)
    ]


async def test_drops_what_was_seen_before(inbox: Inbox) -> None:
    """Within one delivery, in a later one, and also when it is done."""
    new = [await inbox.receive([*updates(1, 1), *updates(2, lane=BAS)])]
    new.append(await inbox.receive(updates(1, 3)))
    await inbox.done(await claim_one(inbox))
    new.append(await inbox.receive(updates(1)))
    assert (new, await inbox.waiting()) == ([2, 1, 0], 2)


async def test_the_first_of_two_with_the_same_id_counts(inbox: Inbox) -> None:
    """As over two deliveries."""
    await inbox.receive([Update(1, ANNA, "first"), Update(1, BAS, "second")])
    assert (await claim_one(inbox)).content == "first"


async def test_knows_an_id_for_days(inbox: Inbox, clock: FakeClock) -> None:
    """So many as are set; what still waits is known for as long as it waits."""
    await inbox.receive([*updates(1), *updates(2, lane=BAS)])
    await inbox.done(await claim_one(inbox))
    new = []
    for time in (timedelta(days=2, hours=23), timedelta(hours=1)):
        clock.now += time
        await inbox.expire()
        new.append(await inbox.receive([*updates(1), *updates(2, lane=BAS)]))
    assert new == [0, 1]


async def test_tells_the_highest_id(inbox: Inbox, clock: FakeClock) -> None:
    """Also of what is done; not any more after days without any, when ids may start anew."""
    found = [await inbox.highest()]
    await inbox.receive(updates(7, 5))
    found.append(await inbox.highest())
    for _ in range(2):
        await inbox.done(await claim_one(inbox))
    found.append(await inbox.highest())
    clock.pass_by(days=3)
    assert [*found, await inbox.highest()] == [None, 7, 7, None]


async def test_receiving_nothing_is_no_fault(inbox: Inbox) -> None:
    """Most polls bring nothing."""
    assert (await inbox.receive([]), await inbox.claim("one")) == (0, [])


async def test_a_claim_brings_the_update_as_it_came_in(inbox: Inbox) -> None:
    """With the number of the try."""
    await inbox.receive([Update(1, ANNA, '{"text": "é 🙂 \\ud83d"}')])
    found = await claim_one(inbox)
    assert (found.id, found.content, found.tries) == (1, '{"text": "é 🙂 \\ud83d"}', 1)


async def test_lanes_go_side_by_side(inbox: Inbox) -> None:
    """The oldest of each lane, oldest first, and no more than asked for."""
    await inbox.receive([*updates(4, lane="c"), *updates(3, 2, lane=BAS), *updates(5, 1)])
    assert [await claim(inbox, number) for number in (1, 1, 9, 9)] == [[1], [2], [4], []]


async def test_a_lane_goes_one_by_one(inbox: Inbox) -> None:
    """In the order of the ids, whoever claims."""
    await inbox.receive(updates(2, 3, 1))
    first = await claim_one(inbox)
    between = await claim(inbox, worker="other")
    await inbox.done(first)
    assert (first.id, between, await claim(inbox, worker="other")) == (1, [], [2])


async def test_what_comes_in_late_waits_for_what_is_under_way(inbox: Inbox) -> None:
    """Deliveries may overtake each other."""
    await inbox.receive(updates(2))
    second = await claim_one(inbox)
    await inbox.receive(updates(1))
    between = await claim(inbox)
    await inbox.done(second)
    assert (between, await claim(inbox)) == ([], [1])


async def test_what_is_done_is_done_once(inbox: Inbox) -> None:
    """And is not waited for."""
    await inbox.receive(updates(1))
    found = await claim_one(inbox)
    waiting = await inbox.waiting()
    done = [await inbox.done(found), await inbox.done(found)]
    assert (waiting, done, await inbox.waiting()) == (1, [True, False], 0)


async def test_a_dead_worker_loses_its_claims(inbox: Inbox, clock: FakeClock) -> None:
    """After the lease, and not before; what it says afterwards is not heard."""
    await inbox.receive(updates(1, 2))
    dead = await claim_one(inbox, "dead")
    clock.pass_by(seconds=59.9)
    before = await claim(inbox)
    clock.pass_by(seconds=0.1)
    after = await claim_one(inbox)
    late = [await inbox.done(dead), await inbox.give_back(dead), bool(await inbox.renew([dead]))]
    assert (before, after.id, after.tries, late) == ([], 1, 2, [False] * 3)
    assert await inbox.done(after) is True


async def test_a_slow_worker_may_finish_what_nobody_took_over(
    inbox: Inbox, clock: FakeClock
) -> None:
    """The answer is out, after all."""
    await inbox.receive(updates(1))
    slow = await claim_one(inbox)
    clock.pass_by(minutes=2)
    assert await inbox.done(slow) is True


async def test_a_lease_can_be_renewed(inbox: Inbox, clock: FakeClock) -> None:
    """Several at once; one that its worker does not name goes to another at the end of it."""
    await inbox.receive([*updates(1), *updates(2, lane=BAS), *updates(3, lane="c")])
    mine = await inbox.claim("mine", 3)
    clock.pass_by(seconds=50)
    renewed = await inbox.renew(mine[:2])
    clock.pass_by(seconds=50)
    assert (sorted(renewed), await claim(inbox)) == ([1, 2], [3])
    assert await inbox.renew([]) == frozenset()


async def test_what_was_answered_elsewhere_is_struck_off(inbox: Inbox) -> None:
    """Whether it waits, is under way or comes in later; the next of its lane follows."""
    await inbox.receive([*updates(1, 3), *updates(2, lane=BAS)])
    (under_way,) = await inbox.claim("one", 1)
    await inbox.strike([1, 2, 4])
    new = await inbox.receive(updates(2, 4, 5))
    done = await inbox.done(under_way)
    assert (new, done, await claim(inbox), await inbox.waiting()) == (1, False, [3], 2)


async def test_what_is_given_back_comes_first_again(inbox: Inbox) -> None:
    """Its lane keeps its order."""
    await inbox.receive(updates(1, 2))
    aside = await fail(inbox, 1)
    again = await claim_one(inbox)
    assert (aside, again.id, again.tries) == ([False], 1, 2)


async def test_a_lane_waits_for_what_was_given_back(inbox: Inbox, clock: FakeClock) -> None:
    """For as many seconds as were asked for; other lanes go on."""
    await inbox.receive([*updates(1, 2), *updates(3, lane=BAS)])
    await inbox.give_back(await claim_one(inbox), wait=5)
    found = [await claim(inbox)]
    clock.pass_by(seconds=4.9)
    found.append(await claim(inbox))
    clock.pass_by(seconds=0.1)
    assert [*found, await claim(inbox)] == [[3], [], [1]]


async def test_what_fails_too_often_is_set_aside(inbox: Inbox, clock: FakeClock) -> None:
    """The next one goes on, and an operator finds it back."""
    await inbox.receive(updates(1, 2))
    aside = await fail(inbox)
    (found,) = await inbox.set_aside()
    assert (aside, await inbox.waiting(), await claim(inbox)) == ([False, False, True], 1, [2])
    assert (found.id, found.tries, found.content) == (1, 3, "content 1")
    assert found.failure == "Error2"
    assert found.since == NOON == clock.now


async def test_stopping_is_no_try(inbox: Inbox) -> None:
    """However often the bot is stopped."""
    await inbox.receive(updates(1))
    for _ in range(9):
        await inbox.give_back(await claim_one(inbox), counted=False)
    assert (await claim_one(inbox)).tries == 1


async def test_what_takes_its_worker_along_is_set_aside(inbox: Inbox, clock: FakeClock) -> None:
    """A process that dies can give nothing back."""
    await inbox.receive(updates(1, 2))
    for _ in range(3):
        await claim_one(inbox)
        clock.pass_by(minutes=1)
    found = await claim(inbox)
    aside = [(each.id, each.tries, each.failure) for each in await inbox.set_aside()]
    assert (found, aside) == ([2], [(1, 3, "")])


async def test_what_is_set_aside_takes_nothing_along(inbox: Inbox, clock: FakeClock) -> None:
    """Whatever is claimed in the same go is handed out."""
    await inbox.receive(updates(1))
    for _ in range(3):
        await claim_one(inbox)
        clock.pass_by(minutes=1)
    await inbox.receive([*updates(2, lane=BAS), *updates(3, lane="c")])
    found = await claim(inbox, 2)
    assert (found, [each.id for each in await inbox.set_aside()]) == ([2], [1])


async def test_a_new_life_goes_on_at_once(inbox: Inbox) -> None:
    """With what the one before had under way; that of others is left alone."""
    await inbox.receive([*updates(1, 2), *updates(3, lane=BAS)])
    before = await claim_one(inbox, "mine")
    await claim_one(inbox, "other")
    freed = [await inbox.free("mine"), await inbox.free("mine")]
    assert (freed, await claim(inbox), await inbox.done(before)) == ([1, 0], [1], False)


async def test_what_was_set_aside_can_be_tried_again(inbox: Inbox) -> None:
    """With all its tries, when the fault is mended."""
    await inbox.receive(updates(1))
    await fail(inbox)
    tried = [await inbox.retry(1), await inbox.retry(1), await inbox.retry(2)]
    assert (tried, await inbox.set_aside()) == ([True, False, False], [])
    assert (await claim_one(inbox)).tries == 1


async def test_what_was_set_aside_can_be_dropped(inbox: Inbox) -> None:
    """Once; what still waits cannot be, and what is gone does not come again."""
    await inbox.receive(updates(1, 2))
    await fail(inbox)
    dropped = [await inbox.drop(1), await inbox.drop(1), await inbox.drop(2)]
    assert (dropped, await inbox.set_aside()) == ([True, False, False], [])
    assert (await inbox.receive(updates(1)), await claim(inbox)) == (0, [2])


async def test_what_was_set_aside_is_wiped_after_days(inbox: Inbox, clock: FakeClock) -> None:
    """So many as are set."""
    await inbox.receive(updates(1))
    await fail(inbox)
    left = []
    for hours in (24 * 7 - 1, 1):
        clock.pass_by(hours=hours)
        await inbox.expire()
        left.append(len(await inbox.set_aside()))
    assert left == [1, 0]


async def test_forgets_what_one_person_sent(inbox: Inbox) -> None:
    """In all their lanes, also what was set aside; nothing of others, and it stays seen."""
    await inbox.receive(updates(1))
    await fail(inbox)
    mine = [*updates(2, 3), *updates(4, lane=f"{ANNA}/-100")]
    await inbox.receive([*mine, *updates(5, lane=BAS)])
    await inbox.forget(ANNA)
    assert (await inbox.set_aside(), await claim(inbox)) == ([], [5])
    assert await inbox.receive(mine) == 0


async def test_forgetting_leaves_what_is_under_way_and_what_came_later(inbox: Inbox) -> None:
    """The request itself is answered, and so is what somebody asks right after it."""
    await inbox.receive([*updates(2, 3), *updates(1, lane=f"{ANNA}/-100")])
    await inbox.give_back(await claim_one(inbox), wait=5)
    request = await claim_one(inbox)
    await inbox.forget(ANNA, until=2)
    done = await inbox.done(request)
    assert (request.id, done, await claim(inbox), await inbox.waiting()) == (2, True, [3], 1)


async def test_waiting_for_work_ends_when_it_comes(inbox: Inbox) -> None:
    """However long one was ready to wait; each update goes to one worker only."""
    workers = [asyncio.create_task(inbox.claim("one", wait=60)) for _ in range(3)]
    await asyncio.sleep(0)
    await inbox.receive([*updates(1), *updates(2, lane=BAS), *updates(3, lane="c")])
    found = await asyncio.gather(*workers)
    assert sorted(each.id for claims in found for each in claims) == [1, 2, 3]


async def test_waiting_for_work_ends_when_a_lane_comes_free(inbox: Inbox) -> None:
    """As for one that waits behind another."""
    await inbox.receive(updates(1, 2))
    first = await claim_one(inbox)
    waiting = asyncio.create_task(inbox.claim("one", wait=60))
    await asyncio.sleep(0)
    await inbox.done(first)
    assert [each.id for each in await waiting] == [2]


async def test_waiting_for_work_ends_in_time(inbox: Inbox) -> None:
    """With nothing, where nothing came."""
    assert await inbox.claim("one", wait=0.01) == []


async def test_broken_off_it_has_taken_nothing(inbox: Inbox) -> None:
    """As a bot does that is stopped."""
    waiting = asyncio.create_task(inbox.claim("one", wait=60))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await inbox.receive(updates(1))
    assert await claim(inbox) == [1]
