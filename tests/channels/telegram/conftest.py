"""What the tests of the Telegram room share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.channels.telegram.running import ADMIN
from tests.loopback.api import LoopbackBotApi
from tests.loopback.people import private


@pytest.fixture
async def api() -> AsyncIterator[LoopbackBotApi]:
    """A Bot API that never had to refuse anything."""
    async with LoopbackBotApi() as started:
        started.world.meet(private(ADMIN))
        yield started
        assert started.refused == []
