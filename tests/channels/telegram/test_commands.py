"""The commands that anybody can give, by their Dutch and English names."""

from __future__ import annotations

import pytest

from bot.channels.telegram.texts import Fields, Kept
from bot.store.telling import TELL
from tests.channels.telegram.running import (
    ADMIN,
    ANNA,
    BRAM,
    answering,
    ask,
    make_room,
    press,
)
from tests.loopback.api import LoopbackBotApi
from tests.loopback.people import group, private


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("/start", "Ik ben Poldergids, een computerprogramma"),
        ("/start inline", "Ik ben Poldergids, een computerprogramma"),
        ("/start pleio", "Pleio is een open source online platform"),
        ("/start PLEIO", "Pleio is een open source online platform"),
        ("/start your-priorities", "Your Priorities is een open source"),
        ("/start your_priorities", "Your Priorities is een open source"),
        ("/start Stichting_Pleio", "Pleio is een open source online platform"),
        ("/help", "/organisaties - Alle organisaties"),
        ("/HELP@Poldergids_Bot", "/organisaties - Alle organisaties"),
        ("/hulp", "/organisaties - Alle organisaties"),
        ("/platforms", "Your Priorities"),
        ("/organisaties", "Datapunt Amsterdam"),
        ("/organisations", "Datapunt Amsterdam"),
        ("/zoek madrid", "Consul"),
        ("/search madrid", "Consul"),
        ("/zoek", "Wat zoek je?"),
        ("/vergelijk argu consul", "Consul is een open source platform"),
        ("/compare argu consul", "Consul is an open source platform"),
        ("/vergelijk", "Wat wil je vergelijken?"),
        ("/vergelijk argu", "Ik herken er hier maar één: ARGU."),
        ("/compare argu xyzzy", "I only recognise one here: ARGU."),
        ("/taal", "Ik spreek nl (Nederlands), en (English)."),
        ("/taal fr", "Ik spreek nl (Nederlands), en (English)."),
        ("/taal nl", "Vanaf nu antwoord ik in het Nederlands."),
        ("/language EN", "From now on I answer in English."),
        ("/taal English", "From now on I answer in English."),
        ("/taal auto", "Ik antwoord in de taal waarin je schrijft."),
        ("/bron", "Open Source Initiatieven in Nederland"),
        ("/source", "Open Source Initiatieven in Nederland"),
        ("/privacy", "60 minuten"),
        ("/mijngegevens", "Ik bewaar niets van je."),
        ("/mydata", "I keep nothing of you."),
        ("/vergeet", "is gewist"),
        ("/forget", "has been wiped"),
        ("/onzin", "Die opdracht ken ik niet."),
    ],
)
async def test_does_what_a_command_says(api: LoopbackBotApi, given: str, told: str) -> None:
    """In Dutch for who has a Dutch app, unless the name of the command is English."""
    async with answering(api):
        sent = await ask(api, given)
    assert told in sent.text


@pytest.mark.parametrize(
    "payload",
    ["nobody", "__", "-", "<b>&", "../../etc/passwd", "x" * 64, "x " * 2000, "\u202e", "{0}"],
)
async def test_a_link_that_leads_nowhere_is_greeted(api: LoopbackBotApi, payload: str) -> None:
    """Anybody can make one up, with anything in it."""
    async with answering(api):
        sent = await ask(api, f"/start {payload}")
    assert sent.text.startswith("Hallo! Ik ben Poldergids")


async def test_all_that_a_menu_offers_is_obeyed(api: LoopbackBotApi) -> None:
    """In each language, and for an admin as well; no command is one that the bot does not know."""
    async with answering(api, make_room(api, questions=1000)) as room:
        await api.wait_until(lambda: len(api.world.commands) == 6)
        names = {each["command"] for menu in api.world.commands.values() for each in menu}
        others = {
            name
            for texts in room.voices.values()
            for _, command in texts.commands
            for name in command.names
        }
        told = {name: (await ask(api, f"/{name}", ADMIN)).text for name in names | others}
        unknown = {texts.says.unknown_command for texts in room.voices.values()}
    assert len(told) > 20
    assert [name for name, text in told.items() if text in unknown] == []


async def test_a_search_stands_by_itself(api: LoopbackBotApi) -> None:
    """Whatever the conversation was about."""
    async with answering(api):
        await ask(api, "Wat is Argu?")
        sent = await ask(api, "/zoek burgerbegroting")
    assert "ARGU" not in sent.text


async def test_speaks_the_language_that_was_chosen(api: LoopbackBotApi) -> None:
    """Whatever the question is in; until it is left to the question again."""
    async with answering(api):
        await ask(api, "/taal en")
        chosen = await ask(api, "Wat is Consul?")
        await ask(api, "/language auto")
        free = await ask(api, "Wat is Consul?")
    assert ("used successfully" in chosen.text, "met succes" in free.text) == (True, True)


async def test_a_language_can_be_pressed(api: LoopbackBotApi) -> None:
    """The question which language makes place for what was chosen."""
    async with answering(api):
        shown = await ask(api, "/taal")
        after = dict(await press(api, shown, "English"))
        sent = await ask(api, "Wat is Consul?")
    assert (after["text"], "reply_markup" in after) == ("From now on I answer in English.", False)
    assert "used successfully" in sent.text


async def test_tells_why_the_latest_answer_is_what_it_is(api: LoopbackBotApi) -> None:
    """A few plain lines: language, name, what was asked, step, certainty, version and section."""
    async with answering(api) as room:
        await ask(api, "Is Pleio open source?")
        sent = await ask(api, "/waarom")
    assert sent.text.splitlines()[2:] == [
        "Taal: Nederlands",
        "Over wie het ging, en waaraan ik dat zag: Pleio (bij naam)",
        "Wat je wilde weten: een gegeven, "
        + room.guide.knowledge.ontology.properties["open-source"].label["nl"],
        "Stap die besliste: een gegeven",
        "Zekerheid: 100 %",
        f"Versie van de kennisbank: {room.guide.knowledge.version}",
        "Waar het staat in de bron: Open Source Platforms: Stichting Pleio",
    ]


@pytest.mark.parametrize("first", ["/vergeet", "/help"])
async def test_cannot_tell_why_without_an_answer(api: LoopbackBotApi, first: str) -> None:
    """Nor after all was forgotten, nor of what somebody else asked."""
    async with answering(api):
        await ask(api, "Wat is Pleio?", ANNA if first == "/vergeet" else BRAM)
        await ask(api, first)
        sent = await ask(api, "/why")
    assert "I no longer know" in sent.text


async def test_a_list_stands_by_itself(api: LoopbackBotApi) -> None:
    """Whatever the conversation was about."""
    async with answering(api):
        await ask(api, "Wie ontwikkelde de Ideeënvijver?")
        sent = await ask(api, "/organisaties")
    assert "Foundation for Public Code" in sent.text


async def test_an_edited_command_is_given_again(api: LoopbackBotApi) -> None:
    """Its answer comes in the place of the earlier one."""
    async with answering(api):
        asked = api.send_text(private(ANNA), ANNA, "/zoek pleio")
        await api.wait_for("sendMessage")
        api.edit_text(asked, "/zoek madrid")
        (edited,) = await api.wait_for("editMessageText")
    assert "Consul" in edited.text


async def test_shows_all_that_is_kept(api: LoopbackBotApi) -> None:
    """Of every table that holds something of a person, in words and without a key."""
    async with answering(api):
        await ask(api, "/taal en")
        await ask(api, "Who directs Pleio?")
        shown = await ask(api, "/mydata")
        await ask(api, "/forget")
        wiped = await ask(api, "/mydata")
    for told in (
        "the language that you chose:\nlanguage: en",
        "What our conversations were about",
        "Questions of yours that I could not answer:\ntext: who directs pleio",
    ):
        assert told in shown.text
    assert "the language that you chose" not in wiped.text
    assert "could not answer" not in wiped.text


async def test_shows_what_is_kept_in_words_of_the_reader(api: LoopbackBotApi) -> None:
    """The names that the tables have are for programmers."""
    async with answering(api):
        await ask(api, "Wie is de directeur van Pleio?")
        shown = await ask(api, "/mijngegevens")
    assert "geen antwoord had:\ntekst: wie is de directeur van pleio, dag: 2" in shown.text
    assert not {"text:", "day:", "times:", "until:"} & set(shown.text.split())


def test_every_table_and_field_that_people_are_told_of_has_words() -> None:
    """None is left out, and there are no words for what is not told."""
    columns = {column.name for told in TELL.values() for column in told.selected_columns}
    assert set(Fields.model_fields) == columns
    assert set(Kept.model_fields) == set(TELL)


async def test_shows_what_is_kept_only_where_nobody_reads_along(api: LoopbackBotApi) -> None:
    """In a group it tells where to ask."""
    chat = group()
    async with answering(api):
        api.send_text(chat, ANNA, "/mijngegevens")
        (told,) = await api.wait_for("sendMessage", 1)
    assert "privéchat" in told.text
