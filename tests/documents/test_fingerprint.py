"""Telling whether any file of a folder is another than it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.documents import fingerprint


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Return two folders with a file each."""
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
        (folder / "nl.yaml").write_text(f"hello: {folder.name}", encoding="utf-8")
    return one, two


def test_is_the_same_until_a_file_changes(folders: tuple[Path, Path]) -> None:
    """A file that is added, another content, another name, or another folder: all are told."""
    one, two = folders
    found = [fingerprint(one, two), fingerprint(two, one)]
    (one / "fy.yaml").write_text("", encoding="utf-8")
    found.append(fingerprint(one, two))
    (one / "fy.yaml").rename(one / "fr.yaml")
    found.append(fingerprint(one, two))
    (two / "nl.yaml").write_text("hello: again", encoding="utf-8")
    found.append(fingerprint(one, two))
    assert len(set(found)) == len(found)
    assert fingerprint(one, two) == found[-1]


def test_leaves_out_what_is_not_read(folders: tuple[Path, Path]) -> None:
    """An editor's spare copy changes nothing; a file that cannot be read is no error here."""
    one, two = folders
    (one / "broken.yaml").symlink_to(one / "nowhere")
    before = fingerprint(one, two)
    (one / "nl.yaml~").write_text("hello: spare", encoding="utf-8")
    assert fingerprint(one, two, one / "missing") == before
