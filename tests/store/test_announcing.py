"""Which knowledge is in force: told to all who share a store."""

from __future__ import annotations

import asyncio

from bot.store.base import Store


async def test_tells_what_was_announced_last(store: Store) -> None:
    """Nothing, to begin with."""
    found = [await store.announced()]
    for version in ("a", "b"):
        await store.announce(version)
        found.append(await store.announced())
    assert found == ["", "a", "b"]


async def test_waiting_for_news_ends_when_it_comes(store: Store) -> None:
    """And at once for who missed some."""
    await store.announce("a")
    waiting = asyncio.create_task(store.announced(unlike="a", wait=60))
    await asyncio.sleep(0)
    await store.announce("b")
    assert (await waiting, await store.announced(unlike="a", wait=60)) == ("b", "b")


async def test_waiting_for_news_ends_in_time(store: Store) -> None:
    """With what one had."""
    await store.announce("a")
    assert await store.announced(unlike="a", wait=0.01) == "a"
