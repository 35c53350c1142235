"""Processes that are killed, and several on one database: no update is lost, all stay in order."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.store.inbox import Update
from bot.store.opening import open_store

WORKER = Path(__file__).with_name("worker.py")
LANES, EACH = 20, 15


async def test_a_replica_hears_at_once_what_another_tells(address: str) -> None:
    """That knowledge was announced, and that there is work."""
    one, other = await open_store(address), await open_store(address)
    news = asyncio.create_task(other.announced(unlike="", wait=60))
    work = asyncio.create_task(other.inbox.claim("other", wait=60))
    async with asyncio.timeout(1):
        await one.announce("a")
        await one.inbox.receive([Update(1, "a", "{}")])
        found = await news, [claim.id for claim in await work]
    await one.close()
    await other.close()
    assert found == ("a", [1])


async def test_replicas_share_what_they_know(address: str) -> None:
    """Of people and conversations; with one secret, that the database keeps."""
    one, other = await open_store(address), await open_store(address)
    await one.save("a", "x")
    await one.choose_language("a", "en")
    found = await other.load("a"), await other.language("a"), await other.meet("a")
    await one.close()
    await other.close()
    assert found == ("x", "en", False)


async def test_replicas_answer_each_update_once_and_in_order(address: str) -> None:
    """Each gets its part; what came in twice is answered once."""
    store = await open_store(address)
    workers = [start(address, f"worker {number}", lease=60, quiet=1) for number in range(3)]
    await flood(store.inbox.receive)
    answers = [line for worker in workers for line in finish(worker)]
    waiting = await store.inbox.waiting()
    await store.close()
    by_lane: dict[str, list[int]] = {}
    for _, lane, number in sorted(answers):
        by_lane.setdefault(lane, []).append(number)
    assert waiting == 0
    assert by_lane == {str(lane): list(range(EACH)) for lane in range(LANES)}


async def test_the_work_of_a_replica_that_is_killed_goes_to_the_others(address: str) -> None:
    """Nothing is lost; at most what it had under way is answered twice."""
    store = await open_store(address)
    doomed = start(address, "doomed", lease=4, quiet=5)
    others = [start(address, f"worker {number}", lease=4, quiet=5) for number in range(2)]
    await flood(store.inbox.receive)
    said = kill(doomed, after=5)
    said += [line for worker in others for line in finish(worker)]
    answers = Counter((lane, number) for _, lane, number in said)
    waiting = await store.inbox.waiting()
    await store.close()
    assert waiting == 0
    assert set(answers) == {(str(lane), each) for lane in range(LANES) for each in range(EACH)}
    assert sum(answers.values()) <= LANES * EACH + 4


async def test_a_bot_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    """Killed time after time, with a file; at most what was under way is repeated."""
    path = str(tmp_path / "test.sqlite3")
    store = await open_store(path)
    await flood(store.inbox.receive)
    said = [line for _ in range(3) for line in kill(start(path, "one", lease=60, quiet=1), after=9)]
    said += finish(start(path, "one", lease=60, quiet=0.1))
    answers = Counter((lane, number) for _, lane, number in said)
    waiting = await store.inbox.waiting()
    await store.close()
    assert waiting == 0
    assert set(answers) == {(str(lane), each) for lane in range(LANES) for each in range(EACH)}
    assert sum(answers.values()) <= LANES * EACH + 3 * 4


async def flood(receive: Callable[[list[Update]], Awaitable[int]]) -> None:
    """Let all updates come in, twice, by turns over the lanes."""
    updates = [
        Update(number * LANES + lane, f"lane:{lane}", json.dumps([str(lane), number]))
        for number in range(EACH)
        for lane in range(LANES)
    ]
    for start_at in range(0, len(updates), 50):
        batch = updates[start_at : start_at + 50]
        await asyncio.gather(receive(batch), receive(batch[::-1]))


def start(address: str, name: str, lease: float, quiet: float) -> subprocess.Popen[str]:
    """Start a worker in a process of its own."""
    command = [sys.executable, str(WORKER), address, name, str(lease), str(quiet)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def kill(worker: subprocess.Popen[str], after: int) -> list[tuple[float, str, int]]:
    """Kill a worker after so many answers, and return what it answered, and when."""
    with worker:
        assert worker.stdout is not None
        lines = [worker.stdout.readline() for _ in range(after)]
        worker.kill()
        lines += worker.stdout.readlines()
    return [tuple(json.loads(line)) for line in lines if line.endswith("\n")]


def finish(worker: subprocess.Popen[str]) -> list[tuple[float, str, int]]:
    """Wait for a worker, and return what it answered, and when."""
    said, _ = worker.communicate(timeout=60)
    assert worker.returncode == 0
    return [tuple(json.loads(line)) for line in said.splitlines()]
