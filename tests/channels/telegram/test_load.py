"""The files with what the room says: what is wrong in them is told with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.channels.telegram.load import load_texts
from bot.errors import InvalidFilesError
from bot.settings import load_settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real files."""
    return Path(shutil.copytree(load_settings({}).telegram_texts, tmp_path / "telegram"))


def test_the_files_that_come_along_are_right() -> None:
    """In the order of the languages that are asked for."""
    assert list(load_texts(load_settings({}).telegram_texts, ("en", "nl"))) == ["en", "nl"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{minutes}", "{minuten}", "must have {minutes} {days} {replies}"),
        ("{minutes}", "{minutes", "has a brace too many or too few"),
        ("only-text:", "only-txt:", "only-text"),
        ("names: [zoek]", "names: [Zoek!]", '"Zoek!" cannot be the name of a command'),
        ("names: [zoek]", "names: [hulp]", 'The command "hulp" is already that of "help"'),
        ("language: nl", "language: en", '"language" must be "nl"'),
        ("settled: Geregeld.", 'settled: " "', '"settled" is empty'),
    ],
)
def test_what_is_wrong_is_told(folder: Path, old: str, new: str, told: str) -> None:
    """With the file, and how to mend it."""
    path = folder / "nl.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidFilesError) as caught:
        load_texts(folder, ("nl", "en"))
    assert any(told in str(each) and "nl.yaml" in each.file for each in caught.value.problems)


def test_a_missing_file_is_told(folder: Path) -> None:
    """By its name."""
    (folder / "en.yaml").unlink()
    with pytest.raises(InvalidFilesError, match=r"en\.yaml"):
        load_texts(folder, ("nl", "en"))
