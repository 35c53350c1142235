"""Mixed traffic for minutes on end: the memory of the real command has to stay flat.

Run it with ``make soak``, or for fewer minutes: ``make soak MINUTES=2``. Flat means that the last
minute takes at most a tenth more than the first: by then all that is kept for a while is in use.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.telegram import NO_LIMITS, QUESTIONS
from tests.end_to_end.running import COMMAND
from tests.loopback.api import TOKEN, LoopbackBotApi
from tests.loopback.people import private, supergroup, user

MINUTES = 10.0
PEOPLE = 300
GROWTH = 1.10


async def soak(minutes: float) -> list[float]:
    """Return how many MB the bot took after each minute."""
    found: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        async with LoopbackBotApi() as api:
            variables = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url, **NO_LIMITS}
            process = await asyncio.create_subprocess_exec(
                COMMAND, "telegram", cwd=folder, env=variables, stderr=asyncio.subprocess.DEVNULL
            )
            try:
                begun = time.monotonic()
                for minute in range(1, round(minutes) + 1):
                    asked = 0
                    while time.monotonic() < begun + 60 * minute:
                        asked += await a_round(api)
                    found.append(megabytes(process.pid))
                    print(f"minute {minute:3}  {found[-1]:7.1f} MB  {asked:6} asked", flush=True)
            finally:
                process.terminate()
                await process.wait()
    return found


async def a_round(api: LoopbackBotApi) -> int:
    """Let everybody do something: ask, give a command, type inline, speak in a group."""
    sent, typed = len(api.calls_of("sendMessage")), len(api.calls_of("answerInlineQuery"))
    inline = 0
    for number in range(PEOPLE):
        person, question = user(1000 + number), QUESTIONS[number % len(QUESTIONS)]
        if number % 10 == 0:
            api.ask_inline(person, question)
            inline += 1
        elif number % 10 == 1:
            api.send_text(supergroup(), person, f"@poldergids_bot {question}")
        elif number % 10 == 2:
            api.send_text(private(person), person, "/help")
        else:
            api.send_text(private(person), person, question)
    await api.wait_for("sendMessage", sent + PEOPLE - inline)
    await api.wait_for("answerInlineQuery", typed + inline)
    return PEOPLE


def megabytes(process: int) -> float:
    """Return what a process has in memory (VmRSS)."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    (line,) = [each for each in lines if each.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


def main() -> int:
    """Print the memory of each minute; 1 when it is not flat."""
    minutes = float(sys.argv[1]) if sys.argv[1:] else MINUTES
    found = asyncio.run(soak(max(2.0, minutes)))
    growth = found[-1] / found[0]
    print(f"last minute over first: {growth:.2f}   (at most {GROWTH:.2f})")
    return 0 if growth <= GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
