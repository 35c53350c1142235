"""What a bot tells of its database to who watches over it."""

from __future__ import annotations

from tests.end_to_end.running import Bot, until


async def says(bot: Bot, what: str) -> None:
    """Wait until the bot says this of its database, to who asks for its health and in its log."""

    async def told() -> bool:
        found = await bot.get("/readyz")
        return found is not None and found.status_code == 503 and what in found.text

    await until(told, f"a page that says: {what}")
    await until(lambda: _tells(bot, from_memory=True), "the same from its health and its numbers")
    await until(lambda: _logs(bot, "Answering from memory.", what), "the same from its log")


async def recovers(bot: Bot) -> None:
    """Wait until the bot is ready again by itself, and says so everywhere."""
    await until(bot.is_ready, "a bot that works with its database again")
    await until(lambda: _tells(bot, from_memory=False), "the same from its health and its numbers")
    await until(lambda: _logs(bot, "The database works again."), "the same from its log")


async def _logs(bot: Bot, *words: str) -> bool:
    """See whether all of this stands in a line of its log, which comes through a pipe."""
    return any(all(each in line for each in words) for line in bot.told)


async def _tells(bot: Bot, *, from_memory: bool) -> bool:
    """See whether a bot says of itself that it lives, and whether it goes on from memory."""
    alive = await bot.get("/healthz")
    assert alive is not None
    number = await bot.metric("poldergids_from_memory")
    found = (alive.status_code, alive.json(), number)
    told = {"live": True, "from_memory": from_memory}
    return found == (200, told, f"poldergids_from_memory {float(from_memory)}")
