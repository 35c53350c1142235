"""What admins can do, and nobody else."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path

import pytest

from bot import app
from bot.channels.telegram.presses import Does, Press
from bot.channels.telegram.room import Room
from bot.engine.pipeline import Engine
from bot.settings import load_settings
from bot.store.records import Unanswered
from tests.channels.telegram.running import ADMIN, ANNA, BRAM, answering, ask, make_room, press
from tests.loopback.api import Call, LoopbackBotApi
from tests.loopback.people import Json, group, private

UNKNOWN = {"Die opdracht ken ik niet. /help vertelt wat ik kan."} | {
    "I do not know that command. /help tells what I can do."
}
COMMANDS = [
    "/reload",
    "/herladen",
    "/versie",
    "/version",
    "/stats",
    "/onbeantwoord",
    "/unanswered",
]


class Library:
    """A folder of knowledge that a test can change, and the engine on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "knowledge"
        shutil.copytree(load_settings({}).knowledge, self.folder)
        self.opened = threading.Event()  # what a reload waits for
        self.opened.set()
        self.threads: list[threading.Thread] = []

    def build(self) -> Engine:
        """Build the engine, when it may."""
        self.opened.wait()
        self.threads.append(threading.current_thread())
        return app.build(load_settings({"POLDERGIDS_KNOWLEDGE": str(self.folder)})).engine

    def rename(self, name: str, to: str) -> None:
        """Put one entry in the place of another, of which nothing else speaks."""
        text = (self.folder / f"{name}.yaml").read_text(encoding="utf-8")
        (self.folder / f"{name}.yaml").unlink()
        text = text.replace(f"id: {name}", f"id: {to}")
        (self.folder / f"{to}.yaml").write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Put another text in the place of one in a file."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A copy of the real knowledge."""
    return Library(tmp_path)


@pytest.mark.parametrize("command", COMMANDS)
async def test_for_others_these_commands_do_not_exist(api: LoopbackBotApi, command: str) -> None:
    """They get what any made-up command gets."""
    async with answering(api):
        sent = await ask(api, command)
        made_up = await ask(api, "/onzin")
    assert {sent.text, made_up.text} <= UNKNOWN


async def test_a_forwarded_command_does_not_count(api: LoopbackBotApi) -> None:
    """An admin who passes on what somebody else wrote does not give the command."""
    origin = {"type": "hidden_user", "date": 0, "sender_user_name": "x"}
    async with answering(api):
        api.send_text(private(ADMIN), ADMIN, "/stats", forward_origin=origin)
        (sent,) = await api.wait_for("sendMessage")
    assert sent.text in UNKNOWN


async def leave_unanswered(room: Room) -> Unanswered:
    """Leave one question without an answer."""
    await room.store.add_unanswered("telegram:1", "hoe laat is het", "nl")
    (question,) = await room.store.unanswered()
    return question


@pytest.mark.parametrize("does", [Does.DONE, Does.IGNORE])
async def test_a_button_made_by_hand_is_refused(api: LoopbackBotApi, does: Does) -> None:
    """Whoever presses it, unless an admin does, alone with the bot."""
    async with answering(api) as room:
        question = await leave_unanswered(room)
        sent = await ask(api, "Wat is Pleio?")
        api.press(ANNA, sent.result, str(Press(does, "nl", question.id)))
        in_group = api.world.post(group(), {"from": api.world.bot, "text": "x"})
        api.press(ADMIN, in_group, str(Press(does, "nl", question.id)))
        answers = await api.wait_for("answerCallbackQuery", 2)
        left = await room.store.unanswered()
    assert [each.parameters["text"][:22] for each in answers] == ["Deze knop is verouderd"] * 2
    assert left == [question]


@pytest.mark.parametrize(
    "data", ["x", "o:nl:", "o:nl:123", "o:nl:zzzzzzzz", "b:nl:", "l:nl:xx", "z:nl:1", "o:xx:1" * 9]
)
async def test_a_button_that_means_nothing_is_answered(api: LoopbackBotApi, data: str) -> None:
    """Whatever somebody made of it."""
    async with answering(api):
        sent = await ask(api, "Wat is Pleio?")
        api.press(BRAM, sent.result, data)
        (answered,) = await api.wait_for("answerCallbackQuery")
    assert answered.parameters["show_alert"] is True


async def test_tells_what_a_reload_changed(api: LoopbackBotApi, library: Library) -> None:
    """Added, changed and removed entries by name; the next question gets the new answer."""
    async with answering(api, make_room(api, build=library.build)):
        library.change("pleio.yaml", "nl: Pleio is een open source", "nl: Pleio is een heel open")
        first = await ask(api, "/herladen", ADMIN)
        same = await ask(api, "/reload", ADMIN)
        sent = await ask(api, "Wat is Pleio?")
    assert "Veranderd: Pleio" in first.text
    assert "Nothing of what I know" in same.text or "Aan wat ik weet" in same.text
    assert "heel open" in sent.text


async def test_tells_what_came_and_what_went(api: LoopbackBotApi, library: Library) -> None:
    """A button that leads to an entry that is gone is answered as out of date."""
    name = "Stichting Open Source en Overheid"
    async with answering(api, make_room(api, build=library.build)):
        shown = await ask(api, "stichting")
        library.rename("open-source-en-overheid", "another-id")
        told = await ask(api, "/herladen", ADMIN)
        await press(api, shown, name)
        (answered,) = api.calls_of("answerCallbackQuery")
        typed = await ask(api, "Wat is Pleio?")
    assert f"Nieuw: {name}\n\nWeg: {name}" in told.text
    assert answered.parameters["text"].startswith("Deze knop is verouderd")
    assert "Stichting Pleio" in typed.text


async def test_a_faulty_knowledge_base_is_refused(api: LoopbackBotApi, library: Library) -> None:
    """With the place of each fault; the old one keeps answering."""
    async with answering(api, make_room(api, build=library.build)):
        library.change("pleio.yaml", "summary:", "sumary:")
        refused = await ask(api, "/herladen", ADMIN)
        sent = await ask(api, "Wat is Pleio?")
    assert refused.text.startswith("Niet vernieuwd")
    assert "pleio.yaml:" in refused.text
    assert "Stichting Pleio" in sent.text


async def test_answers_go_on_during_a_reload(api: LoopbackBotApi, library: Library) -> None:
    """The index is built off the event loop; nothing that comes in meanwhile is dropped."""
    async with answering(api, make_room(api, build=library.build)):
        library.opened.clear()
        api.send_text(private(ADMIN), ADMIN, "/herladen")
        await api.wait_for("sendChatAction")
        meanwhile = [await ask(api, "Wat is Pleio?") for _ in range(3)]
        library.opened.set()
        *_, done = await api.wait_for("sendMessage", 4)
    assert ["Stichting Pleio" in each.text for each in meanwhile] == [True] * 3
    assert "Vernieuwd" in done.text
    assert library.threads[-1] is not threading.main_thread()


async def test_tells_versions_and_since_when(api: LoopbackBotApi) -> None:
    """Of the software and of the knowledge."""
    async with answering(api) as room:
        sent = await ask(api, "/versie", ADMIN)
    assert room.guide.knowledge.version in sent.text
    assert f"{room.guide.since:%Y-%m-%d %H:%M} UTC" in sent.text


async def test_counts_what_was_asked(api: LoopbackBotApi) -> None:
    """Questions, how they ended, languages, thumbs; never who asked."""
    async with answering(api):
        shown = await ask(api, "Wat is Pleio?")
        await press(api, shown, "👍")
        await ask(api, "What is Consul?", BRAM)
        await ask(api, "hoe duur is een zwembad in Zwolle?", BRAM)
        sent = await ask(api, "/stats", ADMIN)
    assert "vragen: 3" in sent.text or "questions: 3" in sent.text
    assert "67 %" in sent.text
    assert "👍 1   👎 0" in sent.text


def rows(shown: Call) -> list[Json]:
    """Return the buttons, row by row in one list."""
    return [each for row in shown.parameters["reply_markup"]["inline_keyboard"] for each in row]


async def test_lists_what_was_asked_in_vain(api: LoopbackBotApi) -> None:
    """The most asked first, grouped; a press on a button takes one off the list."""
    async with answering(api):
        for person in (ANNA, BRAM):
            await ask(api, "Hoe duur is een zwembad in Zwolle?", person)
        await ask(api, "Mag ik een hond meenemen naar de maan?")
        shown = await ask(api, "/onbeantwoord", ADMIN)
        after = await press(api, shown, "✅ 1", ADMIN)
        left = after["text"]
        ignore = after["reply_markup"]["inline_keyboard"][0][1]["callback_data"]
        api.press(ADMIN, after, ignore)
        await api.wait_for("answerCallbackQuery", 2)
    lines = shown.text.splitlines()
    assert "zwembad" in lines[2]
    assert "(2×, nl)" in lines[2]
    assert [each["text"] for each in rows(shown)] == ["✅ 1", "🗑 1", "✅ 2", "🗑 2"]
    assert ("zwembad" in left, "hond" in left) == (False, True)
    assert after["text"] == "Er zijn geen vragen zonder antwoord."


async def test_menus_are_set_per_language(api: LoopbackBotApi) -> None:
    """For everybody, and more for an admin in the chat with the bot; descriptions as well."""
    async with answering(api):
        await api.wait_until(lambda: len(api.world.commands) == 6)
    names = {
        scope: [each["command"] for each in menu] for scope, menu in api.world.commands.items()
    }
    everybody = json.dumps({"type": "default"})
    admin = json.dumps({"chat_id": ADMIN["id"], "type": "chat"})
    assert names[everybody, ""] == names[everybody, "nl"]
    assert {"help", "platforms", "organisaties", "waarom", "vergeet"} <= set(names[everybody, "nl"])
    assert {"help", "platforms", "organisations", "why", "forget"} <= set(names[everybody, "en"])
    assert not {"reload", "stats"} & set(names[everybody, "en"])
    assert {"reload", "version", "stats", "unanswered"} <= set(names[admin, "en"])
    assert {kind for kind, _ in api.world.texts} == {"description", "short_description"}
    assert api.world.texts["short_description", "en"].startswith("Ask about platforms")


async def test_an_admin_gets_the_menu_by_starting(api: LoopbackBotApi) -> None:
    """Who had no chat with the bot yet when it started."""
    cor = {**ADMIN, "id": 45}
    async with answering(api, make_room(api, admins=frozenset({45}))):
        await api.wait_until(lambda: len(api.refused) == 3)
        api.calls.clear()
        await ask(api, "/start", cor)
        await api.wait_until(lambda: len(api.world.commands) == 6)
    assert json.dumps({"chat_id": 45, "type": "chat"}) in {scope for scope, _ in api.world.commands}
