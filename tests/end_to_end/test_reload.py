"""Renewing while the bot runs: what it knows, and with it its words and the texts of the room."""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.end_to_end.running import BEES, CONFIG, files_in, person, running, until
from tests.loopback.api import LoopbackBotApi
from tests.loopback.people import private

pytestmark = pytest.mark.end_to_end

ADMIN = 150


@pytest.fixture
def say(api: LoopbackBotApi) -> Callable[[str], Awaitable[str]]:
    """Say something to the bot as an admin, and return what comes back."""
    admin = person(ADMIN)
    api.world.meet(private(admin))

    async def said(text: str) -> str:
        before = len(api.calls_of("sendMessage"))
        api.send_text(private(admin), admin, text)
        return (await api.wait_for("sendMessage", before + 1))[before].text

    return said


def with_files(config: Path) -> dict[str, str]:
    """Return variables for a bot with these files of its own, and an admin."""
    return {"POLDERGIDS_ADMINS": str(person(ADMIN)["id"]), **files_in(config)}


async def test_the_texts_of_the_room_are_renewed(
    tmp_path: Path, api: LoopbackBotApi, say: Callable[[str], Awaitable[str]]
) -> None:
    """Sentences, names of commands and the menu; a fault in them is refused as any other."""
    config, file = shutil.copytree(CONFIG, tmp_path / "config"), "telegram/nl.yaml"
    texts = config / file
    good = texts.read_text("utf-8")
    new = good.replace("names: [bron]", "names: [herkomst]").replace(
        'reload-done: "Vernieuwd', 'reload-done: "Opgefrist'
    )
    async with running(tmp_path, api, with_files(config)):
        await say("/start")
        before = await say("/herkomst")
        texts.write_text(good.replace("language: nl", "langage: nl"), encoding="utf-8")
        refused = await say("/herladen")
        kept = await say("/bron")
        texts.write_text(new, encoding="utf-8")
        done = await say("/herladen")
        after, again = await say("/herkomst"), await say("/herladen")

        async def in_menu() -> bool:
            calls = api.calls_of("setMyCommands")
            return any("herkomst" in str(call.parameters["commands"]) for call in calls)

        await until(in_menu, "a menu with the new name")
    assert after == kept != before
    assert "nl.yaml" in refused
    assert "Vernieuwd" in done
    assert "Opgefrist" in again


async def test_a_language_is_added(
    tmp_path: Path, api: LoopbackBotApi, say: Callable[[str], Awaitable[str]]
) -> None:
    """Its words, its knowledge and its texts come together, without a new start."""
    config = shutil.copytree(CONFIG, tmp_path / "config")
    knowledge = shutil.copytree(BEES, tmp_path / "knowledge")
    frisian = BEES.parents[1] / "frisian"
    variables = {"POLDERGIDS_KNOWLEDGE": str(knowledge)}
    async with running(tmp_path, api, with_files(config) | variables):
        await say("/start")
        before = await say("/taal")
        shutil.copy(frisian / "languages" / "fy.yaml", config / "languages")
        dutch = (config / "telegram" / "nl.yaml").read_text("utf-8")
        texts = dutch.replace("language: nl", "language: fy").replace(
            "name: Nederlands", "name: Frysk"
        )
        (config / "telegram" / "fy.yaml").write_text(texts, encoding="utf-8")
        shutil.rmtree(knowledge)
        shutil.copytree(frisian / "knowledge", knowledge)
        await say("/herladen")
        after = await say("/taal")
        await say("/taal fy")
        answer = await say("Wa soarget foar De Grutte Wjuk?")
    assert "Frysk" not in before
    assert "Frysk" in after
    assert "Stifting Wynfang soarget foar De Grutte Wjuk." in answer
