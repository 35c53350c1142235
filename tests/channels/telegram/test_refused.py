"""Commands and buttons of admins, tried in every other way: as if they do not exist."""

from __future__ import annotations

import pytest

from bot.channels.telegram.presses import Does, Press
from tests.channels.telegram.running import ADMIN, ANNA, answering, ask, make_room
from tests.channels.telegram.test_admin import COMMANDS, UNKNOWN, leave_unanswered
from tests.loopback.api import LoopbackBotApi
from tests.loopback.people import channel, group, private, supergroup

ELSEWHERE = [group(), supergroup(), channel()]


@pytest.mark.parametrize("command", COMMANDS)
async def test_only_in_a_chat_with_the_bot_alone(api: LoopbackBotApi, command: str) -> None:
    """An admin who shows up in a group, or hides behind it or a channel, gets nothing at all."""
    async with answering(api):
        for chat in ELSEWHERE[:2]:
            api.send_text(chat, ADMIN, command)
            api.send_as(chat, chat, command)
            api.send_as(chat, channel(), command)
        api.send_text(channel(), None, command, sender_chat=channel())
        await ask(api, "Wat is Pleio?")
    assert [each.parameters["chat_id"] for each in api.calls_of("sendMessage")] == [ANNA["id"]]


@pytest.mark.parametrize("command", COMMANDS)
async def test_not_by_editing(api: LoopbackBotApi, command: str) -> None:
    """Who is no admin hears of an edited command what is said of any made-up one."""
    async with answering(api):
        sent = api.send_text(private(ANNA), ANNA, "Wat is Pleio?")
        await api.wait_for("sendMessage")
        api.edit_text(sent, command)
        (edited,) = await api.wait_for("editMessageText")
    assert edited.text in UNKNOWN


async def test_an_edit_does_nothing_again(api: LoopbackBotApi) -> None:
    """An admin is asked to send the command anew, and whatever it does is not done."""
    async with answering(api) as room:
        since = room.guide.since
        sent = api.send_text(private(ADMIN), ADMIN, "Wat is Pleio?")
        await api.wait_for("sendMessage")
        api.edit_text(sent, "/herladen")
        (edited,) = await api.wait_for("editMessageText")
    assert edited.text == "Een bewerkt bericht voer ik niet uit. Stuur /herladen als nieuw bericht."
    assert room.guide.since == since


@pytest.mark.parametrize("command", COMMANDS)
async def test_not_inline(api: LoopbackBotApi, command: str) -> None:
    """Typed in another chat it is a text like any other, for admins too."""
    async with answering(api) as room:
        for person in (ANNA, ADMIN):
            api.ask_inline(person, command)
        answers = await api.wait_for("answerInlineQuery", 2)
    version = room.guide.knowledge.version
    assert [version in str(each.parameters["results"]) for each in answers] == [False] * 2


async def test_not_by_way_of_another_bot(api: LoopbackBotApi) -> None:
    """What an inline bot put in the mouth of an admin is no command of theirs."""
    other = {"id": 99, "is_bot": True, "first_name": "Other", "username": "other_bot"}
    async with answering(api):
        api.send_text(private(ADMIN), ADMIN, "/stats", via_bot=other)
        (sent,) = await api.wait_for("sendMessage")
    assert sent.text in UNKNOWN


@pytest.mark.parametrize("does", [Does.DONE, Does.IGNORE])
async def test_not_by_a_button_under_an_inline_message(api: LoopbackBotApi, does: Does) -> None:
    """Nobody knows in which chat that is, so not even an admin can."""
    async with answering(api, make_room(api)) as room:
        question = await leave_unanswered(room)
        api.press(ADMIN, "inline-message-1", str(Press(does, "nl", question.id)))
        (answered,) = await api.wait_for("answerCallbackQuery")
        left = await room.store.unanswered()
    assert answered.parameters["show_alert"] is True
    assert left == [question]


@pytest.mark.parametrize(
    "data", ["d:nl:" + "0" * 64, "o:nl:" + "a" * 4000, "\ud83d", "o:nl:\udcff", "\u202e\u200b", ""]
)
async def test_data_that_no_button_can_have(api: LoopbackBotApi, data: str) -> None:
    """Too long, or no text: answered as out of date; the next question is answered as always."""
    async with answering(api):
        shown = await ask(api, "Wat is Pleio?")
        api.press(ANNA, shown.result, data)
        (answered,) = await api.wait_for("answerCallbackQuery")
        after = await ask(api, "Wat is Consul?")
    assert answered.parameters["show_alert"] is True
    assert "Consul" in after.text
