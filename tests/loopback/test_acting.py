"""What people do, as a bot of the real library gets to know it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot, Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from tests.loopback.api import LoopbackBotApi
from tests.loopback.people import ANONYMOUS_ADMIN, Json, channel, group, private, supergroup, user

ANNA = user()
CHAT = private(ANNA)


@pytest.fixture
async def api() -> AsyncIterator[LoopbackBotApi]:
    """A server."""
    async with LoopbackBotApi() as started:
        yield started


async def seen(api: LoopbackBotApi) -> tuple[Update, ...]:
    """Return what a bot gets."""
    async with Bot(api.token, base_url=api.base_url) as bot:
        return await bot.get_updates()


async def test_typing_finds_commands_names_and_addresses(api: LoopbackBotApi) -> None:
    """With offsets in UTF-16 code units."""
    api.send_text(CHAT, ANNA, "🙂 /help@poldergids_bot vraag @jan, jan@x.nl https://a.nl 1/2")
    (update,) = await seen(api)
    assert update.message is not None
    found = update.message.parse_entities()
    assert sorted((str(entity.type), text) for entity, text in found.items()) == [
        ("bot_command", "/help@poldergids_bot"),
        ("email", "jan@x.nl"),
        ("mention", "@jan"),
        ("url", "https://a.nl"),
    ]


async def test_chats_can_speak(api: LoopbackBotApi) -> None:
    """An anonymous admin, a channel in a group, a channel itself, and nobody at all."""
    place, news = group(), channel()
    api.send_as(place, place, "a")
    api.send_as(place, news, "b")
    api.send_text(news, None, "c", sender_chat=news)
    api.send_text(place, None, "d")
    messages = [update.effective_message for update in await seen(api)]
    assert [
        (
            message and message.from_user and message.from_user.id,
            message and message.sender_chat and message.sender_chat.id,
        )
        for message in messages
    ] == [(ANONYMOUS_ADMIN["id"], -5001), (136817688, news["id"]), (None, news["id"]), (None, None)]


async def test_an_edit_does_not_change_what_was_told_before(api: LoopbackBotApi) -> None:
    """The first update still holds the first text."""
    api.edit_text(api.send_text(CHAT, ANNA, "een"), "twee")
    api.edit_text(api.send_text(channel(), None, "drie"), "vier")
    updates = await seen(api)
    texts = [update.effective_message and update.effective_message.text for update in updates]
    assert texts == ["een", "twee", "drie", "vier"]
    assert updates[1].edited_message is not None
    assert updates[3].edited_channel_post is not None


async def test_a_reply_holds_the_message_before_it(api: LoopbackBotApi) -> None:
    """But not the one before that."""
    first = api.send_text(supergroup(), ANNA, "een")
    second = api.send_text(supergroup(), ANNA, "twee", reply_to=first)
    api.send_text(supergroup(), ANNA, "drie", reply_to=second)
    message = (await seen(api))[-1].message
    assert message is not None
    assert message.reply_to_message is not None
    assert (message.reply_to_message.text, message.reply_to_message.reply_to_message) == (
        "twee",
        None,
    )


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what was said."""
    assert update.message is not None
    assert update.message.text is not None
    await update.message.reply_text(update.message.text)


async def test_a_whole_bot_works_on_it(api: LoopbackBotApi) -> None:
    """It polls, answers, and stops without a fault."""
    people = [user(number) for number in range(20)]
    application = Application.builder().token(api.token).base_url(api.base_url).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:
        assert application.updater is not None
        await application.updater.start_polling(timeout=50, poll_interval=0)
        await application.start()
        for person in people:
            api.send_text(private(person), person, f"ik ben {person['id']}")
        calls: list[Json] = [call.parameters for call in await api.wait_for("sendMessage", 20)]
        await api.wait_until_fetched()
        await application.updater.stop()
        await application.stop()
    assert {(call["chat_id"], call["text"]) for call in calls} == {
        (person["id"], f"ik ben {person['id']}") for person in people
    }
    assert api.refused == []
