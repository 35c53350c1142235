"""The webhook on Telegram's side."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest

from bot.channels.telegram.hook import Hook, HookKeeper
from bot.channels.telegram.making import make_bot
from bot.channels.telegram.polling import FetchingBot
from bot.channels.telegram.watching import Contact, NoMeter
from bot.settings import TelegramSettings
from tests.loopback.api import LoopbackBotApi
from tests.loopback.faults import refusal

HOOK = Hook("https://bot.example/telegram/abc", "password")


@pytest.fixture
async def bot(api: LoopbackBotApi) -> AsyncIterator[FetchingBot]:
    """A bot on the Bot API of the tests."""
    made = make_bot(api.token, TelegramSettings(api=api.url), NoMeter(), Contact())
    async with made:
        yield made


async def watch(keeper: HookKeeper, api: LoopbackBotApi, looks: int) -> None:
    """Let a keeper look so many times."""
    task = asyncio.create_task(keeper.run())
    await api.wait_for("getWebhookInfo", looks)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_tells_telegram_where_to_bring_what(api: LoopbackBotApi, bot: FetchingBot) -> None:
    """Only the kinds that the bot does something with, and no more at once than it can take."""
    await HookKeeper(bot, HOOK, ["message"], at_once=8).set()
    (call,) = api.calls_of("setWebhook")
    assert call.parameters == {
        "url": HOOK.url,
        "secret_token": HOOK.password,
        "allowed_updates": ["message"],
        "max_connections": 8,
    }


async def test_sets_again_what_somebody_took_away(
    api: LoopbackBotApi, bot: FetchingBot, caplog: pytest.LogCaptureFixture
) -> None:
    """Someone who tried the bot elsewhere does not silence it for long."""
    keeper = HookKeeper(bot, HOOK, ["message"], at_once=8, watch=0)
    await keeper.set()
    await bot.delete_webhook()
    with caplog.at_level(logging.WARNING):
        await watch(keeper, api, 2)
    assert len(api.calls_of("setWebhook")) == 2
    assert caplog.messages == ["Somebody else took the webhook away; it is set again"]


async def test_a_look_that_fails_is_not_the_end(
    api: LoopbackBotApi, bot: FetchingBot, caplog: pytest.LogCaptureFixture
) -> None:
    """The next look may go well."""
    keeper = HookKeeper(bot, HOOK, ["message"], at_once=8, watch=0)
    await keeper.set()
    api.fail("getWebhookInfo", refusal(500, "Internal Server Error"))
    with caplog.at_level(logging.WARNING):
        await watch(keeper, api, 2)
    assert caplog.messages == ["The webhook cannot be looked at: NetworkError"]
