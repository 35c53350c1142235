"""Wiring: who is made of what."""

from __future__ import annotations

import shutil
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from bot import app
from bot.engine.pipeline import Thresholds
from bot.errors import InvalidFilesError, SettingsError
from bot.settings import EngineSettings, TerminalSettings, load_settings


@pytest.fixture(scope="module")
def built() -> app.App:
    """The real thing, built once."""
    return app.build(load_settings({}))


def speaking(built: app.App, language: str) -> app.App:
    """Set the language of the terminal."""
    terminal = TerminalSettings.model_construct(language=language)
    return replace(built, settings=replace(built.settings, terminal=terminal))


def test_settings_and_engine_agree_on_what_is_done_without_settings() -> None:
    """The thresholds of the engine can all be set, and have the same defaults."""
    assert EngineSettings().model_dump() == asdict(Thresholds())


@pytest.mark.parametrize(
    ("wanted", "language"), [("en", "en"), ("nl", "nl"), ("", "nl"), ("c", "nl"), ("fr", "nl")]
)
def test_starts_in_a_language_that_it_speaks(built: app.App, wanted: str, language: str) -> None:
    """What is wanted if it can be, else the first language of the knowledge base."""
    assert speaking(built, wanted).language == language


def test_sentences_name_the_subject_and_examples(built: app.App) -> None:
    """They come from the knowledge, so that other knowledge gets another greeting."""
    ontology = built.knowledge.ontology
    for code, sentences in built.sentences.items():
        assert ontology.subject[code] in sentences["greeting"]
        assert all(example in sentences["greeting"] for example in ontology.examples[code])


async def test_conversations_remember(built: app.App) -> None:
    """A follow-up is understood, and another conversation knows nothing of it."""
    conversation = built.converse()
    await conversation.ask("a", "Wat is Consul?")
    await conversation.ask("a", "en Pleio?")
    memories = [await conversation.memory(name) for name in ("a", "b")]
    assert [memory.subjects[:1] for memory in memories] == [("pleio",), ()]


def test_a_language_without_a_file_is_told(tmp_path: Path) -> None:
    """With the name of the file to add."""
    settings = load_settings({})
    shutil.copy(settings.languages / "nl.yaml", tmp_path)
    with pytest.raises(SettingsError, match=r'en\.yaml: The knowledge is written in "en"'):
        app.build(replace(settings, languages=tmp_path))


def test_a_language_that_lacks_sentences_of_the_terminal_is_told(tmp_path: Path) -> None:
    """With their keys and the line, so that a translator knows what to add where."""
    settings = load_settings({})
    shutil.copytree(settings.languages, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "en.yaml"
    text = path.read_text(encoding="utf-8").replace("terminal-unknown:", "terminal-unknwon:")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidFilesError, match=r'en\.yaml:\d+: "terminal-unknown" is missing'):
        app.build(replace(settings, languages=tmp_path))
