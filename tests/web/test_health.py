"""Whether the bot can do its work."""

from __future__ import annotations

import asyncio

import pytest

from bot.errors import StoreError
from bot.web import health
from bot.web.health import examine


async def fine() -> None:
    """Find nothing wrong."""


async def broken() -> None:
    """Find something wrong."""
    raise StoreError("The disk is full.")


async def hangs() -> None:
    """Never find out."""
    await asyncio.Event().wait()


async def test_is_ready_when_all_is_well() -> None:
    """Checks that find nothing are told as ok."""
    found = await examine({"store": fine, "telegram": fine})
    assert found.is_ready
    assert found.checks == {"store": "ok", "telegram": "ok"}


async def test_tells_what_is_wrong() -> None:
    """One check that fails makes the bot not ready, and its words are for the operator."""
    found = await examine({"store": broken, "telegram": fine})
    assert not found.is_ready
    assert found.checks == {"store": "The disk is full.", "telegram": "ok"}


async def test_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that hangs has failed."""
    monkeypatch.setattr(health, "PATIENCE", 0.01)
    found = await examine({"store": hangs})
    assert found.checks == {"store": "No answer within 0.01 seconds."}
