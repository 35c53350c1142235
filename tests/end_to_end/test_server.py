"""A PostgreSQL server that stops or stands still under load, and returns."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.store.postgres_failures import NOT_REACHED, SILENT
from bot.store.postgres_pool import LONGEST
from tests.end_to_end.health import recovers, says
from tests.end_to_end.running import Crowd, Proxy, running, until
from tests.end_to_end.test_replicas import replicas
from tests.loopback.api import LoopbackBotApi
from tests.store.server import Server, running_server
from tests.store.wire import Wire, wired

pytestmark = pytest.mark.end_to_end

PEOPLE, ROUNDS = 20, 3
BROKEN_OFF, CRASHED = signal.SIGINT, signal.SIGQUIT


class Stopping:
    """A server of one test alone, which can be stopped and started.

    Attributes:
        address: of a database on it.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self.address = server.address()

    async def stop(self, how: signal.Signals) -> None:
        """Stop it, with the work of all who are connected broken off, or as if it crashed."""
        self._server.process.send_signal(how)
        await asyncio.to_thread(self._server.process.wait, 60)

    async def start(self) -> None:
        """Start it, with all that was in it."""
        self._server = await asyncio.to_thread(self._server.start_again)

    def end(self) -> None:
        """Stop it for good."""
        self._server.stop()


@pytest.fixture
def stopping() -> Iterator[Stopping]:
    """A server that no other test has."""
    with running_server() as server:
        found = Stopping(server)
        yield found
        found.end()


@pytest.fixture
async def wire(address: str) -> AsyncIterator[Wire]:
    """A wire to a database."""
    async with wired(address) as opened:
        yield opened


@pytest.fixture
def crowd(api: LoopbackBotApi) -> Crowd:
    """People who go on asking, whatever happens."""
    return Crowd(api, PEOPLE)


async def gets_answers(crowd: Crowd) -> None:
    """Wait until what everybody asked last is answered, whatever became of the rest."""
    last = set(crowd.asked[-PEOPLE:])

    async def done() -> bool:
        return last.isdisjoint(crowd.lacking())

    await until(done, "answers to the last questions")


@pytest.mark.parametrize("how", [BROKEN_OFF, CRASHED])
async def test_stops_and_returns_while_one_bot_runs(
    tmp_path: Path, api: LoopbackBotApi, stopping: Stopping, crowd: Crowd, how: signal.Signals
) -> None:
    """People go on getting answers; what was in the database is answered later; all of it once."""
    async with running(tmp_path, api, {"POLDERGIDS_DATABASE": stopping.address}) as bot:
        await until(bot.is_ready, "a bot that is ready")
        crowd.ask(ROUNDS)
        await api.wait_for("sendMessage", PEOPLE)
        await stopping.stop(how)
        crowd.ask()
        await gets_answers(crowd)
        await says(bot, NOT_REACHED)
        await stopping.start()
        await recovers(bot)
        crowd.ask()
        await crowd.all_answered()
    assert crowd.repeated() == set()


@pytest.mark.parametrize("how", [BROKEN_OFF, CRASHED])
async def test_stops_and_returns_while_three_run(
    tmp_path: Path, api: LoopbackBotApi, stopping: Stopping, crowd: Crowd, how: signal.Signals
) -> None:
    """The same; none answers what another answered from memory, not even after its lease."""
    async with replicas(tmp_path, api, stopping.address) as bots:
        proxy = Proxy(bot.port for bot in bots)
        crowd.ask(ROUNDS)
        bringing = asyncio.create_task(proxy.bring(api.updates.take()))
        await api.wait_for("sendMessage", PEOPLE)
        await stopping.stop(how)
        await bringing
        crowd.ask()
        await proxy.bring(api.updates.take())
        await gets_answers(crowd)
        for bot in bots:
            await says(bot, NOT_REACHED)
        await stopping.start()
        for bot in bots:
            await recovers(bot)
        crowd.ask()
        await proxy.bring(api.updates.take())
        await crowd.all_answered()
    assert crowd.repeated() == set()


async def test_stands_still_while_the_bot_runs(
    tmp_path: Path, api: LoopbackBotApi, wire: Wire, crowd: Crowd
) -> None:
    """Nobody waits for what does not answer: in all it takes less than one statement took once."""
    variables = {"POLDERGIDS_DATABASE": wire.address, "POLDERGIDS_STORE__PATIENCE": "1"}
    async with running(tmp_path, api, variables) as bot:
        await until(bot.is_ready, "a bot that is ready")
        crowd.ask(ROUNDS)
        await api.wait_for("sendMessage", PEOPLE)
        wire.hang()
        crowd.ask()
        async with asyncio.timeout(LONGEST):
            await gets_answers(crowd)
        await says(bot, SILENT)
        wire.go_on()
        await recovers(bot)
        crowd.ask()
        await crowd.all_answered()
    assert crowd.repeated() == set()


async def test_stands_still_at_the_start(
    tmp_path: Path, api: LoopbackBotApi, wire: Wire, crowd: Crowd
) -> None:
    """The bot starts, answers from memory, and uses the server when that answers."""
    variables = {"POLDERGIDS_DATABASE": wire.address, "POLDERGIDS_STORE__PATIENCE": "1"}
    wire.hang()
    async with running(tmp_path, api, variables) as bot:
        crowd.ask()
        async with asyncio.timeout(LONGEST):
            await crowd.all_answered()
        await says(bot, SILENT)
        wire.go_on()
        await recovers(bot)
        crowd.ask()
        await crowd.all_answered()
    assert crowd.repeated() == set()


async def test_stands_still_while_three_run(
    tmp_path: Path, api: LoopbackBotApi, wire: Wire, crowd: Crowd
) -> None:
    """What the server does late, of what it was asked before, is not answered again."""
    variables = {"POLDERGIDS_STORE__PATIENCE": "1"}
    async with replicas(tmp_path, api, wire.address, **variables) as bots:
        proxy = Proxy(bot.port for bot in bots)
        crowd.ask(ROUNDS)
        bringing = asyncio.create_task(proxy.bring(api.updates.take()))
        await api.wait_for("sendMessage", PEOPLE)
        wire.hang()
        await bringing
        crowd.ask()
        await proxy.bring(api.updates.take())
        async with asyncio.timeout(LONGEST):
            await gets_answers(crowd)
        for bot in bots:
            await says(bot, SILENT)
        wire.go_on()
        for bot in bots:
            await recovers(bot)
        await crowd.all_answered()
    assert crowd.repeated() == set()
