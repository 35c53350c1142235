"""What the tests with the real command share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.loopback.api import LoopbackBotApi


@pytest.fixture
async def api() -> AsyncIterator[LoopbackBotApi]:
    """A Bot API that never had to refuse anything."""
    async with LoopbackBotApi() as started:
        yield started
        assert started.refused == []
