"""What comes back of a request, when it is not what Telegram would say."""

from __future__ import annotations

import pytest
from telegram.error import InvalidToken, NetworkError

from bot.channels.telegram.making import make_bot
from bot.channels.telegram.watching import Contact, NoMeter
from bot.settings import TelegramSettings
from tests.loopback.api import TOKEN, LoopbackBotApi
from tests.loopback.faults import Fault, refusal
from tests.loopback.http import Response

PAGE = f"<p>Cannot GET /bot{TOKEN}/sendMessage</p>".encode()


@pytest.mark.parametrize("status", [200, 400, 401, 404, 409, 500, 502, 503])
@pytest.mark.parametrize(
    "page", [PAGE, b"", b"[1]", b"{}", b'{"error": "login first"}', b"[" * 9999]
)
async def test_what_a_gateway_says_is_not_taken_for_an_answer(
    api: LoopbackBotApi, status: int, page: bytes
) -> None:
    """It passes, so that the request can be made again; the page is not told on."""
    async with make_bot(TOKEN, TelegramSettings(api=api.url), NoMeter(), Contact()) as bot:
        api.fail("getMe", Fault(Response(status, page)))
        with pytest.raises(NetworkError) as caught:
            await bot.get_me()
    assert str(caught.value) == "what came back is no answer of Telegram"


async def test_what_telegram_says_is_taken(api: LoopbackBotApi) -> None:
    """A token that it does not take is no passing trouble."""
    api.fail("getMe", refusal(401, "Unauthorized"))
    bot = make_bot(TOKEN, TelegramSettings(api=api.url), NoMeter(), Contact())
    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.shutdown()
