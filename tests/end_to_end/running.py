"""The real command in processes of its own, a crowd that asks, and what came of each question.

Everything is as an operator has it: the command, its files, its signals, its ports. Only Telegram
is the Bot API of the tests. What the bot knows is about beekeeping, which takes less time to start.
"""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Mapping
from contextlib import asynccontextmanager
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import httpx

from bot.knowledge.load import load
from bot.web.webhook import HEADER, Doors
from tests.end_to_end.terminal import Terminal
from tests.loopback.api import TOKEN, LoopbackBotApi
from tests.loopback.people import Json, private, user

COMMAND = str(Path(sys.executable).with_name("poldergids"))
BEES = Path(__file__).parents[1] / "fixtures" / "beekeeping" / "knowledge"
CONFIG = Path(__file__).parents[2] / "config"
SECRET = "made up for these tests"  # noqa: S105
PATIENCE = 60.0
FIRST_PERSON = 700_100_000
QUICK = {
    "POLDERGIDS_KNOWLEDGE": str(BEES),
    "POLDERGIDS_TELEGRAM__PER_SECOND": "0",
    "POLDERGIDS_TELEGRAM__PER_MINUTE_IN_A_GROUP": "0",
    "POLDERGIDS_TELEGRAM__PAUSE": "0.05",
    "POLDERGIDS_TELEGRAM__POLL": "5",
    "TELEGRAM_BOT_TOKEN": TOKEN,
}


async def until(condition: Callable[[], Awaitable[object]], what: str) -> None:
    """Wait until this gives something that is true; what it is, is told when it does not come."""
    end = time.monotonic() + PATIENCE
    while not await condition():
        assert time.monotonic() < end, f"waited {PATIENCE:g} s in vain for {what}"
        await asyncio.sleep(0.02)


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


class Bot:
    """One life of the command.

    Attributes:
        process: it.
        port: where it listens.
        told: the lines of its log so far.
    """

    def __init__(self, process: Process, port: int, lines: AsyncIterator[bytes]) -> None:
        self.process = process
        self.port = port
        self.told: list[str] = []
        self._asker = httpx.AsyncClient(timeout=10, verify=False)  # noqa: S501 - there is no TLS
        self._lines = lines
        self._reading = asyncio.create_task(self._read())

    @property
    def log(self) -> str:
        """All that it told."""
        return "\n".join(self.told)

    async def get(self, path: str) -> httpx.Response | None:
        """Ask it for a page; None when it does not answer."""
        try:
            return await self._asker.get(f"http://127.0.0.1:{self.port}{path}")
        except httpx.TransportError:
            return None

    async def is_ready(self) -> bool:
        """Tell whether it says that it can do its work."""
        found = await self.get("/readyz")
        return found is not None and found.status_code == 200

    async def metric(self, start: str) -> str:
        """Return the line of its page of numbers that starts like this; empty for none."""
        found = await self.get("/metrics")
        lines = found.text.splitlines() if found else []
        return next((line for line in lines if line.startswith(start)), "")

    async def kill(self) -> None:
        """End it with -9, as a machine that loses its power."""
        if self.process.returncode is None:
            self.process.kill()
        await self.ended()

    async def ended(self) -> int:
        """Wait for its end; return the exit code."""
        async with asyncio.timeout(PATIENCE):
            code = await self.process.wait()
            await self._reading
        await self._asker.aclose()
        return code

    async def _read(self) -> None:
        async for line in self._lines:
            self.told.append(line.decode().rstrip("\r\n"))


@asynccontextmanager
async def running(
    folder: Path,
    api: LoopbackBotApi,
    variables: Mapping[str, str] = {},
    *,
    port: int = 0,
    before: Callable[[], None] | None = None,
    terminal: Terminal | None = None,
) -> AsyncIterator[Bot]:
    """Run the command in a folder; whatever happens to it, its log tells nothing of anybody.

    Args:
        folder: where it is started, and has its database.
        api: its Telegram.
        variables: of the environment, over those of all bots here.
        port: where it listens; the same for each life of one bot, by which it knows its own.
        before: what its process does before the command.
        terminal: where it says what it does; in a pipe without one.
    """
    port = port or free_port()
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    where = {"TELEGRAM_API_URL": api.url, "POLDERGIDS_WEB__PORT": str(port)}
    process = await asyncio.create_subprocess_exec(
        COMMAND,
        "telegram",
        cwd=folder,
        env={**kept, **QUICK, **where, **variables},
        stderr=terminal.far if terminal else PIPE,
        preexec_fn=before,
    )
    said = terminal.lines() if terminal else process.stderr
    assert said is not None
    bot = Bot(process, port, aiter(said))
    try:
        yield bot
    finally:
        await bot.kill()
    assert indiscretions(bot.log) == []


def webhook(address: str = "https://bot.example") -> dict[str, str]:
    """Return the variables with which updates are brought."""
    return {"POLDERGIDS_WEB__ADDRESS": address, "POLDERGIDS_WEB__SECRET": SECRET}


def files_in(config: Path) -> dict[str, str]:
    """Return the variables with which it reads words and texts in a folder of its own."""
    return {
        "POLDERGIDS_FOLDERS__LANGUAGES": str(config / "languages"),
        "POLDERGIDS_FOLDERS__TELEGRAM": str(config / "telegram"),
    }


class Asked(NamedTuple):
    """One question.

    Attributes:
        update: its number with Telegram.
        person: who asked.
        text: the question.
        expected: how its answer begins.
    """

    update: int
    person: int
    text: str
    expected: str


@cache
def questions() -> tuple[tuple[str, str], ...]:
    """Return questions with the beginning of their answers, no two of which are alike."""
    return tuple(
        (f"Wat is {entry.name['nl']}?", entry.summary["nl"])
        for entry in load(BEES).entries.values()
    )


def person(number: int) -> Json:
    """Return somebody from the crowd, with a name that nobody else has."""
    return user(FIRST_PERSON + number, f"Zwaantje{number}")


class Crowd:
    """People who ask, each in a private chat of their own, and remember what.

    Attributes:
        asked: all questions, in their order.
    """

    def __init__(self, api: LoopbackBotApi, size: int) -> None:
        self._api = api
        self._size = size
        self.asked: list[Asked] = []

    def ask(self, rounds: int = 1) -> None:
        """Let everybody ask so many questions, by turns."""
        for _ in range(rounds):
            for number in range(self._size):
                who = person(number)
                text, expected = questions()[len(self.asked) // self._size % len(questions())]
                self._api.send_text(private(who), who, text)
                self.asked.append(Asked(self._api.updates.latest, who["id"], text, expected))

    def answers(self) -> dict[int, list[str]]:
        """Return what each person got, in order: the beginnings of the answers."""
        found: dict[int, list[str]] = defaultdict(list)
        for call in self._api.calls_of("sendMessage"):
            known = [start for _, start in questions() if start in call.text]
            found[call.parameters["chat_id"]].extend(known or [f"something else: {call.text}"])
        return found

    def lacking(self) -> list[Asked]:
        """Return the questions without an answer."""
        answers = self.answers()
        return [each for each in self.asked if each.expected not in answers[each.person]]

    def repeated(self) -> set[int]:
        """Return the updates that were answered more than once."""
        counts = defaultdict(Counter, {who: Counter(all_) for who, all_ in self.answers().items()})
        return {each.update for each in self.asked if counts[each.person][each.expected] > 1}

    def disordered(self) -> list[int]:
        """Return the people whose answers, but for repeats, came in another order."""
        expected: dict[int, list[str]] = defaultdict(list)
        for each in self.asked:
            expected[each.person].append(each.expected)
        answers = self.answers()
        return [who for who in expected if list(dict.fromkeys(answers[who])) != expected[who]]

    async def all_answered(self) -> None:
        """Wait until every question has its answer."""

        async def done() -> bool:
            return not self.lacking()

        await until(done, "an answer to every question")


class Proxy:
    """Brings updates to replicas by turns, as Telegram does through a proxy: until it hears 200.

    Attributes:
        taken: which replica took each update, by its port.
    """

    def __init__(self, ports: Iterable[int]) -> None:
        self._ports = cycle(ports)
        self.taken: dict[int, int] = {}

    async def bring(self, updates: Collection[Json], *, at_once: int = 8) -> None:
        """Bring updates, a few at once; those of one chat one after another."""
        chats: dict[int, list[Json]] = defaultdict(list)
        for update in updates:
            chats[update["message"]["chat"]["id"]].append(update)
        gate = asyncio.Semaphore(at_once)
        async with httpx.AsyncClient(timeout=10, verify=False) as client:  # noqa: S501
            await asyncio.gather(*(self._bring(client, gate, each) for each in chats.values()))

    async def _bring(
        self, client: httpx.AsyncClient, gate: asyncio.Semaphore, updates: list[Json]
    ) -> None:
        for update in updates:

            async def taken(update: Json = update) -> bool:
                async with gate:
                    return await self._knock(client, update)

            await until(taken, "somebody who takes an update")

    async def _knock(self, client: httpx.AsyncClient, update: Json) -> bool:
        doors, port = Doors.of(SECRET), next(self._ports)
        where, password = f"http://127.0.0.1:{port}{doors.path}", {HEADER: doors.password}
        try:
            found = await client.post(where, json=update, headers=password)
        except httpx.TransportError:
            return False  # a dead replica
        if found.status_code == 200:
            self.taken[update["update_id"]] = port
        return found.status_code == 200


def indiscretions(log: str) -> list[str]:
    """Return what a log tells that it should keep to itself: secrets, people and their words."""
    people = [person(number) for number in range(200)]
    kept = [
        TOKEN,
        TOKEN.partition(":")[2],
        SECRET,
        *Doors.of(SECRET).path.split("/")[-1:],
        Doors.of(SECRET).password,
        *(str(each["id"]) for each in people),
        "Zwaantje",
        "zwaantje",
        *(text.removeprefix("Wat is ").rstrip("?") for text, _ in questions()),
    ]
    return [each for each in kept if each in log]
