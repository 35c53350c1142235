"""One more language is data alone: a file of words, and texts in the knowledge base."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from bot import app
from bot.channels.terminal import Terminal
from bot.channels.terminal_sentences import SENTENCES
from bot.engine.turns import Memory, Status
from bot.knowledge.check import check
from bot.language.load import load_languages
from bot.settings import load_settings

ROOT = Path(__file__).parent.parent
FRISIAN = ROOT / "tests" / "fixtures" / "frisian"
LANGUAGES = ROOT / "config" / "languages"


def build(folder: Path, knowledge: Path) -> app.App:
    """Build the bot with Frisian beside the languages that come along."""
    shutil.copytree(LANGUAGES, folder, dirs_exist_ok=True)
    shutil.copy(FRISIAN / "languages" / "fy.yaml", folder)
    settings = {
        "POLDERGIDS_FOLDERS__LANGUAGES": str(folder),
        "POLDERGIDS_KNOWLEDGE": str(knowledge),
    }
    return app.build(load_settings(settings))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> app.App:
    """The bot, with a knowledge base in three languages."""
    return build(tmp_path_factory.mktemp("languages"), FRISIAN / "knowledge")


def test_the_files_are_without_faults() -> None:
    """They are held against the same rules as all others."""
    assert check(FRISIAN / "knowledge") == []
    assert list(load_languages(FRISIAN / "languages", SENTENCES)) == ["fy"]


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Wat is De Lytse Wjuk?", "De Lytse Wjuk is in mûne"),
        ("Wa soarget foar De Grutte Wjuk?", "Stifting Wynfang soarget foar De Grutte Wjuk."),
        ("wa soarget foar de grute wjuk", "Stifting Wynfang soarget foar De Grutte Wjuk."),
        ("Hokker mûnen binne der?", "Der binne 2: De Grutte Wjuk en De Lytse Wjuk."),
        ("Hokker mûne is iepen?", "De Grutte Wjuk is in mûne"),
        ("Is De Lytse Wjuk iepen foar besite?", "Nee, De Lytse Wjuk is net iepen"),
        ("Wat is it ferskil tusken De Lytse Wjuk en De Grutte Wjuk?", "njonken elkoar"),
        ("Hat De Grutte Wjuk in webside?", "Side fan De Grutte Wjuk: https://wjuk.example"),
        ("Hoe witte jo dat?", "Mûnen oan it wetter"),
    ],
)
def test_a_question_in_frisian_gets_an_answer_in_frisian(
    built: app.App, message: str, said: str
) -> None:
    """From the texts of the knowledge base, with the sentences of the language file."""
    answer = built.engine.reply(message, Memory()).answer
    assert (answer.status, answer.language) == (Status.ANSWER, "fy")
    assert said in answer.text


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("Wa soarget foar De Lytse Wjuk?", "fy"),
        ("Wie zorgt voor De Lytse Wjuk?", "nl"),
        ("Who looks after De Lytse Wjuk?", "en"),
        ("Hokker mûnen binne der?", "fy"),
        ("Welke molens zijn er?", "nl"),
        ("Which mills are there?", "en"),
        ("Goeiemoarn!", "fy"),
        ("Tige tank!", "fy"),
        ("Bedankt!", "nl"),
        ("Thank you!", "en"),
        ("Hoe is it waar moarn?", "fy"),
        ("Hoe is het weer morgen?", "nl"),
    ],
)
def test_three_languages_are_told_apart(built: app.App, message: str, language: str) -> None:
    """Also two as near to each other as Frisian and Dutch."""
    assert built.engine.reply(message, Memory()).answer.language == language


def test_what_is_not_known_is_said_in_frisian(built: app.App) -> None:
    """With the matter by its Frisian name."""
    answer = built.engine.reply("Wat kostet De Grutte Wjuk?", Memory()).answer
    assert (answer.status, answer.language) == (Status.UNKNOWN, "fy")
    assert '"de priis"' in answer.text


def test_a_conversation_goes_on_in_frisian(built: app.App) -> None:
    """A follow-up leans on the turn before."""
    memory = built.engine.reply("Wat is De Grutte Wjuk?", Memory()).memory
    answer = built.engine.reply("En wa soarget dêrfoar?", memory).answer
    assert (answer.language, [each.id for each in answer.about]) == ("fy", ["grutte-wjuk"])


def test_the_terminal_speaks_frisian(built: app.App) -> None:
    """It is the first language of this knowledge base, and can be chosen."""
    written = io.StringIO()
    console = Console(file=written)
    lines = ["/taal fy", "/help"]
    Terminal(built.converse(), built.sentences, built.language, console).chat(lines)
    assert "Fan no ôf yn it Frysk." in written.getvalue()
    assert "Ik fertel oer mûnen yn Reiderwier." in written.getvalue()


def test_a_language_without_texts_is_not_spoken(tmp_path: Path) -> None:
    """A file of words alone does not make the bot answer in a language that it has no texts in."""
    bees = build(tmp_path / "languages", ROOT / "tests" / "fixtures" / "beekeeping" / "knowledge")
    answer = bees.engine.reply("Wa soarget foar De Zoemtuin?", Memory()).answer
    assert answer.language in ("nl", "en")


def test_an_answer_in_frisian_can_be_asked_for(built: app.App) -> None:
    """With the words of its own file."""
    before = built.engine.reply("What is De Lytse Wjuk?", Memory())
    answer = built.engine.reply("yn it Frysk", before.memory).answer
    assert (before.answer.language, answer.language) == ("en", "fy")
    assert "De Lytse Wjuk is in mûne" in answer.text
