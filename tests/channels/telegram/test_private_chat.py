"""A person and the bot, alone in a chat."""

from __future__ import annotations

import pytest

from tests.channels.telegram.running import ANNA, BRAM, answering, ask, press
from tests.loopback.api import LoopbackBotApi
from tests.loopback.messages import MEDIA, SERVICE
from tests.loopback.people import private
from tests.loopback.texts import captioned


async def test_answers_a_question(api: LoopbackBotApi) -> None:
    """Typing first, then the answer as HTML with a descriptive link."""
    async with answering(api):
        sent = await ask(api, "Wat is Pleio?")
    order = [each.method for each in api.calls if each.method.startswith("send")]
    assert order == ["sendChatAction", "sendMessage"]
    assert "Stichting Pleio" in sent.text
    assert '<a href="https://www.pleio.nl">' in sent.parameters["text"]


@pytest.mark.parametrize(("sender", "hello"), [(ANNA, "Hallo!"), (BRAM, "Hello!")])
async def test_greets_who_comes_for_the_first_time(
    api: LoopbackBotApi, sender: dict[str, object], hello: str
) -> None:
    """In the language of the app, above the first answer and no other."""
    async with answering(api):
        first = await ask(api, "Wat is Consul?", sender)
        second = await ask(api, "Wat is Pleio?", sender)
    assert (first.text.startswith(hello), hello in second.text) == (True, False)


async def test_greets_once_who_says_hello(api: LoopbackBotApi) -> None:
    """The answer to that is a greeting already."""
    async with answering(api):
        sent = await ask(api, "hallo")
    assert sent.text.count("Ik ben Poldergids") == 1


async def test_follows_the_conversation(api: LoopbackBotApi) -> None:
    """A follow-up is about what the conversation was about; each person has their own."""
    async with answering(api):
        await ask(api, "Wat is Argu?")
        await ask(api, "Wat is Consul?", BRAM)
        sent = await ask(api, "en waar vind ik het?")
    assert "https://argu.co" in sent.parameters["text"]


async def test_opens_what_is_related_in_the_same_message(api: LoopbackBotApi) -> None:
    """With a way back to what stood there."""
    async with answering(api):
        shown = await ask(api, "Wie ontwikkelde de Ideeënvijver?")
        before = shown.result
        opened = dict(await press(api, shown, "Code for NL"))
        name = next(
            key for key, each in api.world.messages.items() if each["text"] == opened["text"]
        )
        back = opened["reply_markup"]["inline_keyboard"][-1][0]
        api.press(ANNA, api.world.messages[name], back["callback_data"])
        await api.wait_for("answerCallbackQuery", 2)
    after = api.world.messages[name]
    assert opened["text"] != before["text"]
    assert back["text"] == "« Terug"
    assert {key: after[key] for key in ("text", "entities", "reply_markup")} == {
        key: before[key] for key in ("text", "entities", "reply_markup")
    }


async def test_edits_its_answer_with_the_question(api: LoopbackBotApi) -> None:
    """No second message comes."""
    async with answering(api):
        asked = api.send_text(private(ANNA), ANNA, "Wat is Pleio?")
        await api.wait_for("sendMessage")
        api.edit_text(asked, "Wat is Consul?")
        (edited,) = await api.wait_for("editMessageText")
    assert "Madrid" in edited.text
    assert len(api.calls_of("sendMessage")) == 1


WITHOUT_WORDS = [kind for kind, content in MEDIA.items() if "caption" not in content]
WITH_WORDS = [kind for kind, content in MEDIA.items() if "caption" in content]


@pytest.mark.parametrize("kind", WITH_WORDS)
async def test_answers_what_is_asked_under_a_picture_or_file(
    api: LoopbackBotApi, kind: str
) -> None:
    """As if it were a message of its own; it is edited with what stands there."""
    async with answering(api):
        shown = api.send(private(ANNA), ANNA, **MEDIA[kind])
        (sent,) = await api.wait_for("sendMessage")
        api.edit_caption(shown, "Wat is Consul?")
        (edited,) = await api.wait_for("editMessageText")
    assert "Stichting Pleio" in sent.text
    assert "Madrid" in edited.text


async def test_obeys_a_command_under_a_picture(api: LoopbackBotApi) -> None:
    """Telegram marks it as a command there too."""
    async with answering(api):
        api.send(private(ANNA), ANNA, **MEDIA["photo"], **captioned("/zoek consul"))
        (sent,) = await api.wait_for("sendMessage")
    assert "Madrid" in sent.text


async def test_answers_once_what_is_asked_under_an_album(api: LoopbackBotApi) -> None:
    """The question stands under one of the pictures; the others wait for no word."""
    async with answering(api):
        api.send(private(ANNA), ANNA, **MEDIA["photo with caption"], media_group_id="1")
        for _ in range(2):
            api.send(private(ANNA), ANNA, **MEDIA["photo"], media_group_id="1")
        await ask(api, "Wat is Consul?")
    first, last = api.calls_of("sendMessage")
    assert ("Stichting Pleio" in first.text, "Madrid" in last.text) == (True, True)


@pytest.mark.parametrize("kind", WITHOUT_WORDS)
async def test_says_that_it_reads_text_only(api: LoopbackBotApi, kind: str) -> None:
    """A friendly word, whatever was sent."""
    async with answering(api):
        api.send(private(ANNA), ANNA, **MEDIA[kind])
        (sent,) = await api.wait_for("sendMessage")
    assert sent.text == "Ik kan alleen tekst lezen. Wil je je vraag typen?"


async def test_pictures_that_come_together_get_one_word(api: LoopbackBotApi) -> None:
    """Not one for each picture of an album."""
    async with answering(api):
        for _ in range(3):
            api.send(private(ANNA), ANNA, **MEDIA["photo"], media_group_id="1")
        await ask(api, "Wat is Pleio?")
    assert len(api.calls_of("sendMessage")) == 2


async def test_says_nothing_to_what_telegram_tells(api: LoopbackBotApi) -> None:
    """A pinned message, a new picture and the like wait for no answer."""
    async with answering(api):
        for content in SERVICE.values():
            api.send(private(ANNA), ANNA, **content)
        await ask(api, "Wat is Pleio?")
    assert len(api.calls_of("sendMessage")) == 1
