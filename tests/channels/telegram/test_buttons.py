"""The buttons under an answer: options, entries, thumbs, and what is out of date."""

from __future__ import annotations

import pytest

from tests.channels.telegram.running import ANNA, BRAM, answering, ask, make_room, press
from tests.loopback.api import LoopbackBotApi
from tests.loopback.people import group

WHICH = "stichting"  # several entries bear this word


async def test_an_option_can_be_pressed(api: LoopbackBotApi) -> None:
    """The answer comes in the place of the question back, with a way back to it."""
    async with answering(api):
        shown = await ask(api, WHICH)
        option = shown.buttons[1]["text"]
        message = await press(api, shown, option)
        answered, back = message["text"], message["reply_markup"]["inline_keyboard"][-1][0]
        api.press(ANNA, message, back["callback_data"])
        await api.wait_for("answerCallbackQuery", 2)
    assert "Welke bedoel je?" in shown.text
    assert option in answered
    assert message["text"] == shown.text


async def test_an_option_can_be_typed(api: LoopbackBotApi) -> None:
    """By its number."""
    async with answering(api):
        shown = await ask(api, WHICH)
        sent = await ask(api, "2")
    assert shown.buttons[1]["text"] in sent.text


async def test_entries_can_be_opened_one_after_another(api: LoopbackBotApi) -> None:
    """Each way back leads to the one before; the last to the answer itself."""
    async with answering(api):
        shown = await ask(api, "Wie ontwikkelde de Ideeënvijver?")
        message = await press(api, shown, "Code for NL")
        one = message["text"]
        deeper = message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        texts = []
        for number in range(2, 5):
            api.press(ANNA, message, deeper)
            await api.wait_for("answerCallbackQuery", number)
            texts.append(message["text"])
            deeper = message["reply_markup"]["inline_keyboard"][-1][0].get("callback_data", "")
    assert len({shown.text, one, texts[0]}) == 3
    assert texts[1:] == [one, shown.text]


async def test_a_follow_up_is_about_what_was_opened(api: LoopbackBotApi) -> None:
    """The conversation goes along with the buttons."""
    async with answering(api):
        shown = await ask(api, "Welke platforms zijn er?")
        await press(api, shown, "Consul")
        sent = await ask(api, "en waar vind ik het?")
    assert "http://consulproject.org" in sent.parameters["text"]


async def test_a_thumb_can_be_changed_and_taken_away(api: LoopbackBotApi) -> None:
    """Each press is thanked for; one thumb per person and answer counts."""
    async with answering(api) as room:
        shown = await ask(api, "Wat is Pleio?")
        counts = []
        for label in ("👍", "👎", "👎", "👍"):
            await press(api, shown, label)
            found = await room.store.stats(room.guide.since.date())
            counts.append((found.up, found.down))
        await press(api, shown, "👍", BRAM)
        both = await room.store.stats(room.guide.since.date())
    thanks = [each.parameters["text"][:4] for each in api.calls_of("answerCallbackQuery")]
    assert counts == [(1, 0), (0, 1), (0, 0), (1, 0)]
    assert thanks == ["Dank", "Jamm", "Je d", "Dank", "Dank"]
    assert both.up == 2


async def test_a_notice_that_is_too_long_is_cut(api: LoopbackBotApi) -> None:
    """Whoever wrote it: the press is answered all the same."""
    room = make_room(api)
    texts = room.texts("nl")
    says = texts.says.model_copy(update={"thumb_up": "Dank je, fijn! " * 20})
    room.voices = {**room.voices, "nl": texts.model_copy(update={"says": says})}
    async with answering(api, room):
        await press(api, await ask(api, "Wat is Pleio?"), "👍")
    (answered,) = api.calls_of("answerCallbackQuery")
    assert answered.parameters["text"].endswith("fijn!")


@pytest.mark.parametrize("gone", [True, False], ids=["message gone", "message too old"])
async def test_a_button_that_is_out_of_date_is_answered(api: LoopbackBotApi, gone: bool) -> None:
    """Its message may be gone, or be one that the bot cannot edit any more."""
    async with answering(api):
        shown = await ask(api, "Wie ontwikkelde de Ideeënvijver?")
        data = shown.buttons[0]["callback_data"]
        if gone:
            api.world.messages.clear()
            api.press(ANNA, shown.result, data)
        else:
            where = {key: shown.result[key] for key in ("chat", "message_id")}
            api.press(ANNA, {**where, "message_id": 999, "date": 0}, data)
        (answered,) = await api.wait_for("answerCallbackQuery")
    assert answered.parameters["text"].startswith("Deze knop is verouderd")
    api.calls.clear()


async def test_a_way_back_survives_a_restart(api: LoopbackBotApi) -> None:
    """What stood there is forgotten then; the entry that it was about is described instead."""
    async with answering(api):
        shown = await ask(api, "Wie ontwikkelde de Ideeënvijver?")
        message = await press(api, shown, "Code for NL")
    async with answering(api, make_room(api)):
        back = message["reply_markup"]["inline_keyboard"][-1][0]["callback_data"]
        api.press(ANNA, message, back)
        await api.wait_for("answerCallbackQuery", 2)
    assert "Ideeënvijver" in message["text"]


async def test_anybody_in_a_group_may_press(api: LoopbackBotApi) -> None:
    """In the message of somebody else as well."""
    async with answering(api):
        api.send_text(group(), ANNA, "@poldergids_bot wie ontwikkelde de Ideeënvijver?")
        (shown,) = await api.wait_for("sendMessage")
        message = await press(api, shown, "Code for NL", BRAM)
    assert message["text"] != shown.text
