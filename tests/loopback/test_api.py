"""The Bot API of the tests: what it lets in, what it refuses, what goes wrong on demand."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter

from tests.loopback.api import TOKEN, LoopbackBotApi
from tests.loopback.faults import Hang, broken, conflict, flood, reset
from tests.loopback.people import Json, group, private, supergroup, user

ANNA = user()
CHAT = private(ANNA)


@pytest.fixture
async def api() -> AsyncIterator[LoopbackBotApi]:
    """A server that knows Anna."""
    async with LoopbackBotApi() as started:
        started.world.meet(CHAT)
        yield started


@pytest.fixture
async def bot(api: LoopbackBotApi) -> AsyncIterator[Bot]:
    """A bot of the real library on that server."""
    async with Bot(api.token, base_url=api.base_url) as started:
        yield started


async def call(api: LoopbackBotApi, method: str, **parameters: object) -> Json:
    """Call a method as a program without a library does."""
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{api.base_url}{api.token}/{method}", json=parameters)
    found: Json = answer.json()
    return found


async def refusal(api: LoopbackBotApi, method: str, **parameters: object) -> str:
    """Call a method that is refused, and return why."""
    found = await call(api, method, **parameters)
    assert found["ok"] is False
    return str(found["description"]).removeprefix("Bad Request: ")


async def test_sends_a_message_that_comes_back(api: LoopbackBotApi, bot: Bot) -> None:
    """A real library takes part in it, markup and all."""
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Open", callback_data="open")]])
    sent = await bot.send_message(42, "<b>Hoi</b> & dag", parse_mode="HTML", reply_markup=markup)
    (seen,) = await api.wait_for("sendMessage")
    assert (sent.text, sent.entities[0].type, seen.text) == ("Hoi & dag", "bold", "Hoi & dag")
    assert (sent.reply_markup, seen.buttons[0]["callback_data"]) == (markup, "open")


async def test_hands_out_updates_until_they_are_confirmed(api: LoopbackBotApi, bot: Bot) -> None:
    """An offset confirms what is before it; numbers go up."""
    api.send_text(CHAT, ANNA, "een")
    api.send_text(CHAT, ANNA, "/start pleio")
    first = await bot.get_updates()
    again = await bot.get_updates(offset=first[1].update_id)
    after = await bot.get_updates(offset=first[1].update_id + 1)
    texts = [update.message.text for update in first if update.message]
    assert (texts, again, after) == (["een", "/start pleio"], (first[1],), ())


async def test_a_poll_waits_for_the_next_update(api: LoopbackBotApi, bot: Bot) -> None:
    """Long polling: the answer comes when there is something."""
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await api.wait_until(lambda: api.attempts["getUpdates"])
    api.send_text(CHAT, ANNA, "hoi")
    assert len(await poll) == 1


async def test_only_the_kinds_that_are_asked_for_come(api: LoopbackBotApi, bot: Bot) -> None:
    """The rest is dropped, and some kinds come only when asked for."""
    api.push({"message_reaction": {}})
    api.send_text(CHAT, ANNA, "hoi")
    found = await bot.get_updates(allowed_updates=["inline_query"])
    dropped = [set(update) - {"update_id"} for update in api.updates.dropped]
    assert (found, dropped) == ((), [{"message_reaction"}, {"message"}])


async def test_a_second_poll_ends_the_first(api: LoopbackBotApi, bot: Bot) -> None:
    """As when the same bot runs twice."""
    first = asyncio.create_task(bot.get_updates(timeout=50))
    await api.wait_until(lambda: api.attempts["getUpdates"])
    second = asyncio.create_task(call(api, "getUpdates", timeout=50))
    with pytest.raises(Conflict):
        await first
    api.send_text(CHAT, ANNA, "hoi")
    assert len((await second)["result"]) == 1


async def test_no_polling_next_to_a_webhook(api: LoopbackBotApi) -> None:
    """Until it is deleted."""
    await call(api, "setWebhook", url="https://bot.example/hook")
    refused = await refusal(api, "getUpdates")
    await call(api, "deleteWebhook")
    assert "webhook is active" in refused
    assert (await call(api, "getUpdates"))["result"] == []


async def test_another_token_is_not_let_in(api: LoopbackBotApi) -> None:
    """401, as for a token that was revoked."""
    with pytest.raises(InvalidToken):
        async with Bot(TOKEN + "x", base_url=api.base_url):
            pass


async def test_every_form_of_parameters_is_read(api: LoopbackBotApi) -> None:
    """Query, form, JSON and multipart."""
    url = f"{api.base_url}{api.token}/sendMessage"
    given = {"chat_id": "42", "text": "hé"}
    async with httpx.AsyncClient() as client:
        answers = [
            await client.get(url, params=given),
            await client.post(url, data=given),
            await client.post(url, json=given),
            await client.post(url, data=given, files={"x": b""}),
        ]
    texts = [answer.json().get("result", {}).get("text") for answer in answers]
    assert (texts, len(api.refused)) == (["hé"] * 3 + [None], 1)  # the file is a parameter too


@pytest.mark.parametrize(
    ("method", "parameters", "why"),
    [
        ("sendMessage", {"chat_id": 42}, 'parameter "text" is required'),
        ("sendMessage", {"chat_id": 42, "text": " \n"}, "message text is empty"),
        ("sendMessage", {"chat_id": 42, "text": "x" * 4097}, "message is too long"),
        ("sendMessage", {"chat_id": 42, "text": "🙂" * 2049}, "message is too long"),
        ("sendMessage", {"chat_id": 43, "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": 42, "text": "x", "txt": 1}, "loopback: sendMessage has no"),
        ("sendMessage", {"chat_id": 42, "text": 1}, 'loopback: "text" must be'),
        (
            "sendMessage",
            {"chat_id": 42, "text": "x", "message_thread_id": 7},
            "message thread not found",
        ),
        (
            "sendMessage",
            {"chat_id": 42, "text": "x", "reply_parameters": {"message_id": 9}},
            "message to be replied not found",
        ),
        (
            "editMessageText",
            {"chat_id": 42, "message_id": 9, "text": "x"},
            "message to edit not found",
        ),
        ("answerCallbackQuery", {"callback_query_id": "x"}, "query is too old"),
        ("answerInlineQuery", {"inline_query_id": "x", "results": []}, "query is too old"),
        ("sendChatAction", {"chat_id": 42, "action": "dance"}, "wrong parameter action"),
        ("setMyCommands", {"commands": [{"command": "Help", "description": "x"}]}, "BOT_COMMAND_"),
        (
            "setMyCommands",
            {"commands": [], "scope": {"type": "chat", "chat_id": 43}},
            "chat not found",
        ),
        ("setMyDescription", {"description": "x" * 513}, "DESCRIPTION_TOO_LONG"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "SHORT_DESCRIPTION_TOO_LONG"),
        ("setMyDescription", {"description": "x", "language_code": "nl-NL"}, "LANG_CODE_INVALID"),
        ("setMessageReaction", {"chat_id": 42, "message_id": 9}, "message to react not found"),
        ("getUpdates", {"allowed_updates": ["mesage"]}, "unknown update types"),
        ("sendPhoto", {"chat_id": 42}, "Not Found"),
        ("sendMessage", {"chat_id": 42, "text": "\u200b"}, "message text is empty"),
        ("sendMessage", {"chat_id": 42, "text": "x\x01"}, "loopback: control characters"),
        (
            "sendMessage",
            {"chat_id": 42, "text": "<b>x</b>" * 101, "parse_mode": "HTML"},
            "loopback: all entities but the first 100",
        ),
        (
            "sendMessage",
            {"chat_id": 42, "text": "x", "reply_parameters": {}},
            "loopback: KeyError",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "help", "description": "x"}] * 2},
            "loopback: a command is in the menu twice",
        ),
        ("setMyCommands", {"commands": ["help"]}, "loopback: "),
    ],
)
async def test_what_is_not_right_is_refused(
    api: LoopbackBotApi, method: str, parameters: dict[str, Any], why: str
) -> None:
    """In Telegram's words where it has them, and kept for the test to see."""
    assert (await refusal(api, method, **parameters)).startswith(why)
    assert [found.method for found in api.refused] == [method]


@pytest.mark.parametrize(
    ("button", "why"),
    [
        ({"text": "x", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": " ", "callback_data": "x"}, "can't parse inline keyboard button"),
        ({"text": "x"}, "can't parse inline keyboard button"),
        ({"text": "x", "url": "https://a.nl", "callback_data": "x"}, "can't parse inline keyboard"),
        ({"text": "x", "url": "pleio"}, "inline keyboard button URL 'pleio' is invalid"),
        ({"text": "x", "link": "https://a.nl"}, "loopback: InlineKeyboardButton has no link"),
        ({"text": "x", "callback_data": 5}, "loopback: AttributeError"),
    ],
)
async def test_wrong_buttons_are_refused(api: LoopbackBotApi, button: Json, why: str) -> None:
    """Each button needs a text and one action."""
    markup = {"inline_keyboard": [[button]]}
    refused = await refusal(api, "sendMessage", chat_id=42, text="x", reply_markup=markup)
    assert refused.startswith(why)


async def test_edits_only_what_changes_and_is_the_bots(api: LoopbackBotApi, bot: Bot) -> None:
    """The same content is refused, and so is a message of somebody else."""
    sent = await bot.send_message(42, "een")
    edited = await bot.edit_message_text("twee", 42, sent.message_id)
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_text("twee", 42, sent.message_id)
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("x", 42, api.send_text(CHAT, ANNA, "x")["message_id"])
    assert getattr(edited, "text", None) == "twee"


async def test_half_a_character_is_refused(api: LoopbackBotApi) -> None:
    """Anywhere, as it stands in JSON."""
    button = {"text": "\ud83d", "callback_data": "x"}
    content = {"chat_id": 42, "text": "x", "reply_markup": {"inline_keyboard": [[button]]}}
    async with httpx.AsyncClient() as client:
        answer = await client.post(
            f"{api.base_url}{api.token}/sendMessage",
            content=json.dumps(content),
            headers={"Content-Type": "application/json"},
        )
    assert "strings must be encoded in UTF-8" in answer.json()["description"]


async def test_deletes_only_its_own_in_a_group(api: LoopbackBotApi, bot: Bot) -> None:
    """It is no admin there."""
    asked = api.send_text(group(), ANNA, "hoi")
    sent = await bot.send_message(group()["id"], "dag")
    with pytest.raises(BadRequest, match="can't be deleted"):
        await bot.delete_message(group()["id"], asked["message_id"])
    assert await sent.delete()


async def test_replies_stay_in_their_topic(api: LoopbackBotApi, bot: Bot) -> None:
    """A topic is known once somebody wrote in it."""
    forum = supergroup(forum=True)
    asked = api.send_text(forum, ANNA, "hoi", message_thread_id=7, is_topic_message=True)
    reply = ReplyParameters(asked["message_id"])
    sent = await bot.send_message(forum["id"], "dag", message_thread_id=7, reply_parameters=reply)
    assert sent.reply_to_message is not None
    assert (sent.message_thread_id, sent.reply_to_message.text) == (7, "hoi")


async def test_a_button_press_is_answered_once(api: LoopbackBotApi, bot: Bot) -> None:
    """The second answer is refused."""
    sent = await bot.send_message(42, "x")
    name = api.press(ANNA, sent.to_dict(), "open")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    await update.callback_query.answer()
    assert "query is too old" in await refusal(api, "answerCallbackQuery", callback_query_id=name)


def article(name: str = "1", **more: object) -> Json:
    """Make a result of an inline query."""
    content = {"message_text": "<b>x</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": name, "title": "x", "input_message_content": content} | more


@pytest.mark.parametrize(
    ("results", "why"),
    [
        ([article(str(number)) for number in range(51)], "RESULTS_TOO_MUCH"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article("x" * 65)], "RESULT_ID_INVALID"),
        ([article(title="")], "can't parse inline query result: title"),
        ([article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})], "can't"),
        ([article(description=5)], "can't parse inline query result: description"),
        (["x"], "loopback: "),
        ([article(hide_url=True)], "loopback: InlineQueryResultArticle has no hide_url"),
    ],
)
async def test_wrong_inline_results_are_refused(
    api: LoopbackBotApi, results: list[Json], why: str
) -> None:
    """At most 50, each with an id of its own and a message that can be sent."""
    name = api.ask_inline(ANNA, "pleio")
    refused = await refusal(api, "answerInlineQuery", inline_query_id=name, results=results)
    assert refused.startswith(why)


async def test_a_chosen_result_can_be_edited(api: LoopbackBotApi, bot: Bot) -> None:
    """By its inline id, and a press on its button comes with that id."""
    name = api.ask_inline(ANNA, "pleio")
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    await call(
        api, "answerInlineQuery", inline_query_id=name, results=[article(reply_markup=markup)]
    )
    inline = api.choose(ANNA, name, "1")
    api.press(ANNA, inline, "x")
    edited = await bot.edit_message_text("y", inline_message_id=inline)
    chosen, pressed = (await bot.get_updates())[-2:]
    assert chosen.chosen_inline_result is not None
    assert pressed.callback_query is not None
    ids = chosen.chosen_inline_result.inline_message_id, pressed.callback_query.inline_message_id
    assert (edited, ids) == (True, (inline, inline))


async def test_faults_come_in_their_order_and_then_it_works(
    api: LoopbackBotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Flood, gateway, reset; the message is sent at the fourth try."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else the library warns of its own future
    api.fail("sendMessage", flood(3), broken(502), reset())
    with pytest.raises(RetryAfter):
        await bot.send_message(42, "x")
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.send_message(42, "x")
    await bot.send_message(42, "x")
    assert (api.attempts["sendMessage"], len(api.calls_of("sendMessage"))) == (4, 1)


async def test_an_answer_can_get_lost_after_the_work_was_done(
    api: LoopbackBotApi, bot: Bot
) -> None:
    """The bot does not know, but the message is there."""
    api.fail("*", reset(late=True))
    with pytest.raises(NetworkError):
        await bot.send_message(42, "x")
    assert len(api.calls_of("sendMessage")) == 1


async def test_a_call_hangs_until_it_is_let_go(api: LoopbackBotApi, bot: Bot) -> None:
    """Others go on meanwhile."""
    api.fail("sendMessage", hang := Hang())
    first = asyncio.create_task(bot.send_message(42, "een"))
    await api.wait_until(lambda: api.attempts["sendMessage"])
    await bot.send_message(42, "twee")
    assert hang.release is not None
    hang.release.set()
    await first
    assert [found.text for found in api.calls_of("sendMessage")] == ["twee", "een"]


async def test_another_poller_can_be_played(api: LoopbackBotApi, bot: Bot) -> None:
    """Without a second bot."""
    api.fail("getUpdates", conflict())
    with pytest.raises(Conflict):
        await bot.get_updates()


async def test_who_blocked_the_bot_gets_nothing(api: LoopbackBotApi) -> None:
    """403, and the same for a group that it was thrown out of."""
    api.block(ANNA)
    assert await refusal(api, "sendMessage", chat_id=42, text="x") == (
        "Forbidden: bot was blocked by the user"
    )


async def test_menus_are_kept_by_scope_and_language(api: LoopbackBotApi, bot: Bot) -> None:
    """A test can see what was set where."""
    await bot.set_my_commands([("help", "Hulp")], language_code="nl")
    menu = json.dumps({"type": "default"}), "nl"
    assert api.world.commands[menu] == [{"command": "help", "description": "Hulp"}]
    assert (await bot.get_my_commands(language_code="nl"))[0].command == "help"
