"""The store that forgets everything when the process ends."""

from __future__ import annotations

from bot.store.memory import MemoryStore


async def test_keeps_the_last_text_of_each_conversation() -> None:
    """What was saved last comes back, for its own conversation only."""
    store = MemoryStore()
    await store.save("a", "one")
    await store.save("a", "two")
    await store.save("b", "three")
    assert [await store.load(name) for name in "abc"] == ["two", "three", None]
