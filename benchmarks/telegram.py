"""Messages per second in Telegram, beside a bare echo bot of the same library in the same run.

Each is a process of its own, and talks with a Bot API of the tests over real HTTP; the whole bot
keeps its database on disk. They take turns; in each round every person asks one question, and the
best round counts. Run it with ``make bench``.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from tests.loopback.api import TOKEN, LoopbackBotApi
from tests.loopback.people import private, user

PEOPLE = 200
ROUNDS = 7
LEAST = 0.7
QUESTIONS = ("Wat is Pleio?", "Who hosts Open Stad?", "Welke platforms zijn open source?")
NO_LIMITS = {
    "POLDERGIDS_TELEGRAM__PER_SECOND": "0",
    "POLDERGIDS_TELEGRAM__PER_MINUTE_IN_A_GROUP": "0",
    "POLDERGIDS_TELEGRAM__QUESTIONS": "100000",
}


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what was said."""
    if update.message is not None:
        await update.message.reply_text(update.message.text or "")


def run_echo(url: str) -> None:
    """Run the bare bot until it is stopped."""
    application = Application.builder().token(TOKEN).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(timeout=30)


@asynccontextmanager
async def running(command: Sequence[str], url: str, folder: Path) -> AsyncIterator[None]:
    """Run a bot in a process of its own."""
    variables = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url, **NO_LIMITS}
    variables["POLDERGIDS_DATABASE"] = str(folder / "bench.sqlite3")
    process = await asyncio.create_subprocess_exec(
        *command, env={**os.environ, **variables}, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def asked(command: Sequence[str]) -> AsyncIterator[LoopbackBotApi]:
    """Run a bot on a Bot API of its own, and let it warm up."""
    with tempfile.TemporaryDirectory() as folder:
        async with LoopbackBotApi() as api, running(command, api.url, Path(folder)):
            await a_round(api)
            yield api


async def measure(bare: Sequence[str], whole: Sequence[str]) -> tuple[float, float]:
    """Return how many messages both answer in a second; they take turns, in the same noise."""
    async with asked(bare) as one, asked(whole) as other:
        rounds = [(await a_round(one), await a_round(other)) for _ in range(ROUNDS)]
    return max(each for each, _ in rounds), max(each for _, each in rounds)


async def a_round(api: LoopbackBotApi) -> float:
    """Let everybody ask something; return how many were answered in a second."""
    done = len(api.calls_of("sendMessage"))
    begun = time.perf_counter()
    for number in range(PEOPLE):
        person = user(1000 + number)
        api.send_text(private(person), person, QUESTIONS[number % len(QUESTIONS)])
    await api.wait_for("sendMessage", done + PEOPLE)
    return PEOPLE / (time.perf_counter() - begun)


def main() -> int:
    """Print the figures; 1 when the bot is too slow."""
    if sys.argv[1:2] == ["echo"]:
        run_echo(os.environ["TELEGRAM_API_URL"])
        return 0
    echoing = [sys.executable, "-m", "benchmarks.telegram", "echo"]
    poldergids = [str(Path(sys.executable).with_name("poldergids")), "telegram"]
    bare, whole = asyncio.run(measure(echoing, poldergids))
    print("Telegram, messages per second, best of", ROUNDS, "rounds of", PEOPLE)
    print(f"  bare echo bot   {bare:8.0f}")
    print(f"  whole bot       {whole:8.0f}")
    print(f"  ratio           {whole / bare:8.2f}   (at least {LEAST})")
    return 0 if whole / bare >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
