"""The real engine, built once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot import app
from bot.engine.pipeline import Engine
from bot.engine.turns import Answer, Memory
from bot.settings import load_settings

Talk = Callable[..., Answer]


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine with the real knowledge base and languages."""
    return app.build(load_settings({})).engine


@pytest.fixture
def talk(engine: Engine) -> Talk:
    """Say some messages in one conversation, and get the last answer."""

    def say(*messages: str) -> Answer:
        memory = Memory()
        for message in messages:
            reply = engine.reply(message, memory)
            memory = reply.memory
        return reply.answer

    return say
