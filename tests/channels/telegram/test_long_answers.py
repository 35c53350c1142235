"""Answers that do not fit in one message."""

from __future__ import annotations

from dataclasses import replace

from bot.engine.pipeline import Engine
from bot.knowledge.model import KnowledgeBase
from tests.channels.telegram.running import ANNA, answering, ask, engine, make_room, press
from tests.loopback.api import LoopbackBotApi
from tests.loopback.people import private

STORY = " ".join(f"Zin {number} over Code for NL & <b>anderen</b>." for number in range(300))


def long_winded() -> Engine:
    """Build an engine that has far too much to say of one entry."""
    real = engine()
    entry = real.knowledge.entries["code-for-nl"]
    entries = {**real.knowledge.entries, entry.id: replace(entry, details={"nl": STORY})}
    return Engine(KnowledgeBase(real.knowledge.ontology, entries, "long"), real.languages)


async def test_is_cut_between_sentences(api: LoopbackBotApi) -> None:
    """Nothing is lost, no sentence is cut in two, and the buttons come once: at the end."""
    async with answering(api, make_room(api, build=long_winded)):
        await ask(api, "hallo")
        api.send_text(private(ANNA), ANNA, "Wat is Code for NL?")
        _, summary, *story = await api.wait_for("sendMessage", 6)
    assert summary.text.startswith("Stichting Code for NL")
    assert " ".join(each.text for each in story) == STORY
    assert [each.text[-1] for each in story] == ["."] * 4
    assert [bool(each.buttons) for each in story] == [False, False, False, True]


async def test_all_of_it_goes_when_its_question_is_edited(api: LoopbackBotApi) -> None:
    """One message takes the place of the first; the others disappear."""
    async with answering(api, make_room(api, build=long_winded)):
        asked = api.send_text(private(ANNA), ANNA, "Wat is Code for NL?")
        shown = await api.wait_for("sendMessage", 5)
        api.edit_text(asked, "Wat is Consul?")
        await api.wait_for("deleteMessage", 4)
    left = [message for message in api.world.messages.values() if message["from"]["is_bot"]]
    assert [each["message_id"] for each in left] == [shown[0].result["message_id"]]
    assert left[0]["text"].startswith("Consul")


async def test_where_there_is_one_message_it_shows_that_there_is_more(api: LoopbackBotApi) -> None:
    """In the place of another answer, and inline."""
    async with answering(api, make_room(api, build=long_winded)):
        shown = await ask(api, "Wie ontwikkelde de Ideeënvijver?")
        opened = dict(await press(api, shown, "Code for NL"))
        api.ask_inline(ANNA, "code for nl")
        (found,) = await api.wait_for("answerInlineQuery")
    article = found.parameters["results"][0]["input_message_content"]["message_text"]
    assert [text[-3:] for text in (opened["text"], article)] == ["\n\n…"] * 2
