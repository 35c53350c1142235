"""How long a start takes, and how much memory, beside a bare echo bot of the same library.

Seconds until the bot fetches updates for the first time, from a Bot API of the tests; until a
question in the terminal is answered; and what the bots have in memory after as many questions. All
take turns, each in a process of its own, and the best of the rounds counts. Run it with
``make bench``.

All is as who installs the wheel with ``requirements.txt`` has it: compiled, as pip does, and
without click, which comes with the tools of developing, and with which httpx loads its own command.
"""

from __future__ import annotations

import asyncio
import compileall
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import benchmarks
import bot
import tests
from benchmarks.soak import megabytes
from benchmarks.telegram import NO_LIMITS, a_round
from tests.loopback.api import TOKEN, LoopbackBotApi

ROUNDS = 5
QUESTION = "Wat is Pleio?"
BARS = {"seconds": 1.5, "megabytes": 120.0}
"""What ``poldergids telegram`` may take."""

NO_CLICK = "import sys; sys.modules['click'] = None; "
IMPORTS = (sys.executable, "-c", f"{NO_CLICK}import telegram.ext")
ECHO = (sys.executable, "-c", f"{NO_CLICK}from benchmarks.telegram import main; main()", "echo")
POLDERGIDS = (sys.executable, "-c", f"{NO_CLICK}from bot.cli import main; sys.exit(main())")
ASK = (*POLDERGIDS, "ask", QUESTION)
TELEGRAM = (*POLDERGIDS, "telegram")


async def start(command: Sequence[str]) -> tuple[float, float]:
    """Start a bot, and let 200 people ask it something.

    Returns:
        The seconds until it fetches updates, and the MB in memory when all are answered.
    """
    with tempfile.TemporaryDirectory() as folder:
        async with LoopbackBotApi() as api:
            variables = {**NO_LIMITS, "TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url}
            variables["POLDERGIDS_DATABASE"] = str(Path(folder) / "bench.sqlite3")
            begun = time.perf_counter()
            async with running(command, variables) as process:
                await api.wait_until(lambda: api.attempts["getUpdates"])
                seconds = time.perf_counter() - begun
                await a_round(api)
                return seconds, megabytes(process.pid)


@asynccontextmanager
async def running(
    command: Sequence[str], variables: Mapping[str, str]
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a bot in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        *command, env={**os.environ, **variables}, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.terminate()
        await process.wait()


def run(command: Sequence[str]) -> float:
    """Return the seconds that a command takes."""
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: S603
    return time.perf_counter() - begun


def best(found: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the least seconds and the least MB."""
    return min(each for each, _ in found), min(each for _, each in found)


def main() -> int:
    """Print the figures; 1 when a bar is missed."""
    for each in (bot, benchmarks, tests):  # the echo bot is in the last two
        compileall.compile_dir(Path(each.__path__[0]), quiet=2)
    rounds = [
        (run(IMPORTS), asyncio.run(start(ECHO)), run(ASK), asyncio.run(start(TELEGRAM)))
        for _ in range(ROUNDS)
    ]
    imports, echoes, asks, bots = zip(*rounds, strict=True)
    bare, whole = best(echoes), best(bots)
    print("Start, best of", ROUNDS, "rounds" + 11 * " " + "seconds      MB")
    print(f"  import telegram.ext            {min(imports):8.2f}")
    print(f"  bare echo bot                  {bare[0]:8.2f}{bare[1]:8.0f}")
    print(f"  poldergids ask                 {min(asks):8.2f}")
    print(f"  poldergids telegram            {whole[0]:8.2f}{whole[1]:8.0f}")
    print(f"  ratio to the echo bot          {whole[0] / bare[0]:8.2f}{whole[1] / bare[1]:8.2f}")
    missed = [bar for bar, got in zip(BARS, whole, strict=True) if got > BARS[bar]]
    print(f"Bars missed: {', '.join(missed) or 'none'} (at most {BARS}).")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
