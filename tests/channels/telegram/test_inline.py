"""The inline mode: what somebody sees who types the bot's name in any chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.telegram.inline import cache_seconds
from bot.engine.pipeline import Engine
from bot.knowledge.model import KnowledgeBase
from tests.channels.telegram.running import ANNA, BRAM, answering, ask, engine, make_room
from tests.loopback.api import Call, LoopbackBotApi
from tests.loopback.people import Json
from tests.store.clock import FakeClock


async def look(api: LoopbackBotApi, query: str, offset: str = "", sender: Json = ANNA) -> Call:
    """Type something, and return the call that answers it."""
    before = len(api.calls_of("answerInlineQuery"))
    api.ask_inline(sender, query, offset)
    return (await api.wait_for("answerInlineQuery", before + 1))[before]


def titles(shown: Call) -> list[str]:
    """Return what stands above each article."""
    return [each["title"] for each in shown.parameters["results"]]


def many(number: int) -> Engine:
    """Build an engine that knows so many more entries, all alike."""
    real = engine()
    pleio = real.knowledge.entries["pleio"]
    more = {
        f"copy-{each}": replace(
            pleio, id=f"copy-{each}", aliases=(), name={"nl": f"Kopie {each}", "en": f"Copy {each}"}
        )
        for each in range(number)
    }
    known = KnowledgeBase(real.knowledge.ontology, {**real.knowledge.entries, **more}, "many")
    return Engine(known, real.languages)


async def test_shows_the_direct_answer_first(api: LoopbackBotApi) -> None:
    """With its title, one line, the whole message and its buttons; then the entries that fit."""
    async with answering(api):
        shown = await look(api, "wie host open stad?")
    first = shown.parameters["results"][0]
    assert "Datapunt" in first["description"]
    assert "Datapunt Amsterdam" in first["input_message_content"]["message_text"]
    assert first["reply_markup"]["inline_keyboard"]
    assert "Open Stad" in titles(shown)[1:]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("pleio", "Pleio"),
        ("ple", "Pleio"),
        ("vergelijk argu consul", "ARGU, Consul"),
        ("", "ARGU"),
        ("hoi", "ARGU"),
    ],
)
async def test_shows_what_fits(api: LoopbackBotApi, query: str, first: str) -> None:
    """A name, the start of a name, a question, or everything for nothing at all."""
    async with answering(api):
        shown = await look(api, query)
    assert titles(shown)[0] == first


async def test_an_entry_is_shown_once(api: LoopbackBotApi) -> None:
    """Not once as the answer and once more as the entry."""
    async with answering(api):
        shown = await look(api, "pleio")
    assert titles(shown).count("Pleio") == 1


async def test_each_entry_that_is_only_named_has_a_button(api: LoopbackBotApi) -> None:
    """Both sides of a comparison; not the one entry that the message tells all of."""
    async with answering(api):
        both, one = await look(api, "vergelijk argu consul"), await look(api, "consul")
    labels = [
        [
            button["text"]
            for row in shown.parameters["results"][0]["reply_markup"]["inline_keyboard"]
            for button in row
        ]
        for shown in (both, one)
    ]
    assert labels[0] == ["ARGU", "Consul"]
    assert "Consul" not in labels[1]


async def test_speaks_the_language_of_the_app_or_of_the_question(api: LoopbackBotApi) -> None:
    """And keeps results apart for each person, for they may differ."""
    async with answering(api):
        dutch, english = await look(api, ""), await look(api, "", sender=BRAM)
        asked = await look(api, "who hosts open stad?")
    texts = [each.parameters["results"][0]["description"] for each in (dutch, english, asked)]
    assert ["is een" in texts[0], "is a" in texts[1], "is hosted" in texts[2]] == [True] * 3
    assert dutch.parameters["is_personal"] is True


async def test_asks_to_come_to_a_private_chat_when_nothing_fits(api: LoopbackBotApi) -> None:
    """By a button that starts one; there it greets."""
    async with answering(api):
        shown = await look(api, "hoe duur is een zwembad in Zwolle")
        start = shown.parameters["button"]["start_parameter"]
        greeted = await ask(api, f"/start {start}")
    assert (shown.parameters["results"], greeted.text[:6]) == ([], "Hallo!")


async def test_shows_fifty_at_a_time(api: LoopbackBotApi) -> None:
    """With what the next page is asked for by, until there is no more; no result comes twice."""
    number = len(engine().knowledge.entries)
    known = many(120)
    async with answering(api, make_room(api, build=lambda: known)):
        offset, pages = "", []
        while True:
            shown = await look(api, "", offset)
            pages.append([each["id"] for each in shown.parameters["results"]])
            offset = shown.parameters.get("next_offset", "")
            if not offset:
                break
    ids = [each for page in pages for each in page]
    assert [len(page) for page in pages] == [50, 50, 20 + number]
    assert len(set(ids)) == len(ids)


async def test_a_page_of_another_version_is_empty(api: LoopbackBotApi) -> None:
    """What stood on the pages before has changed; the list ends there."""
    async with answering(api):
        shown = await look(api, "", "older:50")
        made_up = await look(api, "", "x")
    assert [each.parameters["results"] for each in (shown, made_up)] == [[], []]


async def test_results_keep_their_ids(api: LoopbackBotApi) -> None:
    """The same result has the same id, whatever was typed; another language has another."""
    async with answering(api):
        one, two = await look(api, "ple"), await look(api, "")
        english = await look(api, "", sender=BRAM)
    ids = [{each["id"] for each in shown.parameters["results"]} for shown in (one, two, english)]
    assert (bool(ids[0] & ids[1]), bool(ids[0] & ids[2])) == (True, False)


async def test_what_was_chosen_has_buttons_that_work(api: LoopbackBotApi) -> None:
    """They open entries in the message, in a chat that the bot does not know, and lead back."""
    async with answering(api):
        api.ask_inline(ANNA, "wie host open stad?")
        (shown,) = await api.wait_for("answerInlineQuery")
        query = shown.parameters["inline_query_id"]
        inline = api.choose(ANNA, query, shown.parameters["results"][0]["id"])
        message = api.world.inline_messages[inline]
        button = message["reply_markup"]["inline_keyboard"][0][0]
        api.press(BRAM, inline, button["callback_data"])
        await api.wait_for("answerCallbackQuery")
        opened = message["text"]
        back = message["reply_markup"]["inline_keyboard"][-1][0]
        api.press(BRAM, inline, back["callback_data"])
        await api.wait_for("answerCallbackQuery", 2)
    assert button["text"] in opened
    assert message["text"].startswith("Open Stad")


async def test_a_press_in_another_chat_leaves_the_private_chat_alone(api: LoopbackBotApi) -> None:
    """A follow-up there is still about what was spoken of there."""
    async with answering(api):
        await ask(api, "Wat is Argu?")
        api.ask_inline(ANNA, "wie host open stad?")
        (shown,) = await api.wait_for("answerInlineQuery")
        result = shown.parameters["results"][0]
        inline = api.choose(ANNA, shown.parameters["inline_query_id"], result["id"])
        data = result["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        api.press(ANNA, inline, data)
        await api.wait_for("answerCallbackQuery")
        sent = await ask(api, "en waar vind ik het?")
    assert "https://argu.co" in sent.parameters["text"]


async def test_who_types_fast_is_shown_on(api: LoopbackBotApi) -> None:
    """A query comes with every few letters: ten for each question are well, no more."""
    async with answering(api, make_room(api, questions=1)):
        for number in range(12):
            api.ask_inline(ANNA, "pleio"[: number % 5 + 1])
        await api.wait_for("answerInlineQuery", 10)
    assert len(api.calls_of("answerInlineQuery")) == 10
    assert api.calls_of("sendMessage") == []


@pytest.mark.parametrize(("age", "seconds"), [(-5, 0), (0, 0), (6, 6), (30, 30), (9999, 30)])
def test_shows_again_no_longer_than_the_knowledge_is_old(age: int, seconds: int) -> None:
    """What has just changed is likely to change again."""
    assert cache_seconds(30, timedelta(seconds=age)) == seconds


async def test_shows_nothing_old_for_long(api: LoopbackBotApi) -> None:
    """After a renewal an answer is asked for each time, and later for as long as is set."""
    clock = FakeClock()
    async with answering(api, make_room(api, now=clock)) as room:
        seconds = []
        for passed in (0, 6, 9999):
            clock.pass_by(seconds=passed)
            seconds.append((await look(api, "pleio")).parameters["cache_time"])
        await room.guide.reload()
        seconds.append((await look(api, "pleio")).parameters["cache_time"])
    assert seconds == [0, 6, 30, 0]


async def test_does_not_mind_a_query_that_is_too_old(api: LoopbackBotApi) -> None:
    """It has no use for an answer any more: nothing is tried again."""
    async with answering(api) as room:
        api.ask_inline(ANNA, "pleio")
        api.world.inline_queries.clear()
        await api.wait_until(lambda: api.refused)
    assert (await room.inbox.waiting(), await room.inbox.set_aside()) == (0, [])
    assert api.attempts["answerInlineQuery"] == 1
    api.calls.clear()
