"""What the tests of the store need; for a server see ``databases``."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.store.base import Store
from bot.store.memory import MemoryStore
from bot.store.opening import open_store
from bot.store.records import Limits
from tests.store.clock import FakeClock

LIMITS = Limits(
    memory=timedelta(minutes=60), replies=timedelta(days=2), retention=timedelta(days=90)
)


@pytest.fixture
def clock() -> FakeClock:
    """A clock to move."""
    return FakeClock()


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store keeps things: each place in turn, nowhere being the first."""
    if request.param == "postgres":
        return str(request.getfixturevalue("address"))
    return str(tmp_path / "test.sqlite3") if request.param == "sqlite" else ""


@pytest.fixture
async def store(place: str, clock: FakeClock) -> AsyncIterator[Store]:
    """Each of the stores in turn."""
    opened = await open_store(place, LIMITS, clock) if place else MemoryStore(LIMITS, clock)
    yield opened
    await opened.close()
