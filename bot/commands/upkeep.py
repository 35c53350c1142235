"""What an operator does by hand to what is kept: copies, and what the bot could not answer."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from bot.errors import UsageError
from bot.settings import Settings, load_settings
from bot.store.backup import back_up, restore
from bot.store.inbox import Inbox, SetAside
from bot.store.opening import open_present

DIED = "took the bot along"


def run_backup(options: argparse.Namespace) -> int:
    """Copy the database."""
    back_up(str(load_settings().database), options.file)
    print(f"The copy is {options.file}. Whoever has it can read it: keep it safe.")
    return 0


def run_restore(options: argparse.Namespace) -> int:
    """Put a copy of the database back."""
    database = str(load_settings().database)
    aside = restore(options.file, database, datetime.now())
    print(f"{database} is as it was when the copy was made.")
    if aside:
        print(f"What was there is now {aside}. Remove it when all is well.")
    return 0


def run_set_aside(options: argparse.Namespace) -> int:
    """List what was set aside, or try it again, or wipe it; the bot may go on meanwhile."""
    chosen: int | str | None = options.retry if options.drop is None else options.drop
    asyncio.run(_set_aside(load_settings(), chosen, drops=options.drop is not None))
    return 0


async def _set_aside(settings: Settings, chosen: int | str | None, *, drops: bool) -> None:
    secret = settings.store.secret.get_secret_value()
    store = await open_present(str(settings.database), secret=secret)
    try:
        if chosen is None:
            print(table(await store.inbox.set_aside()))
        elif drops:
            print(f"Wiped: {await _each(store.inbox, chosen, store.inbox.drop)}.")
        else:
            number = await _each(store.inbox, chosen, store.inbox.retry)
            print(f"To be tried again: {number}. A bot that runs begins within seconds.")
    finally:
        await store.close()


async def _each(inbox: Inbox, chosen: int | str, do: Callable[[int], Awaitable[bool]]) -> int:
    """Do this to what was chosen; return to how many.

    Raises:
        UsageError: the one that was chosen is not set aside.
    """
    if isinstance(chosen, int):
        if not await do(chosen):
            raise UsageError(
                f"{chosen} is not set aside (any more). poldergids set-aside lists all."
            )
        return 1
    return sum([await do(each.id) for each in await inbox.set_aside()])


def table(found: Sequence[SetAside]) -> str:
    """Return a line for each update: nothing of what was asked, nor of whom."""
    if not found:
        return "Nothing is set aside."
    lines = [
        f"{each.id:>12}  {each.since:%Y-%m-%d %H:%M:%S}  {each.tries:5}  {each.failure or DIED}"
        for each in found
    ]
    return "\n".join([f"{'id':>12}  {'since (UTC)':19}  tries  error", *lines])
