"""Which files of a knowledge folder are read, and which names are mistakes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.knowledge.files import list_files
from tests.knowledge.conftest import Folder


def test_yaml_files_are_found_in_a_fixed_order(folder: Folder) -> None:
    """All .yaml files count, also in folders within the folder, in the order of their names."""
    folder.put("a/b/zed.yaml", "x")

    files, problems = list_files(folder.path)

    assert [file.relative_to(folder.path).as_posix() for file in files] == [
        "a/b/zed.yaml",
        "central.yaml",
        "corner.yaml",
        "ontology.yaml",
    ]
    assert problems == []


def test_other_and_hidden_files_are_ignored(folder: Folder) -> None:
    """A manual, a picture, an editor's backup and a hidden folder do no harm."""
    for name in ("README.md", "map.png", "central.yaml~", ".central.yaml", ".git/x.yaml"):
        folder.put(name, "\0")

    assert folder.problems() == []


def test_mistaken_endings_are_told(folder: Folder) -> None:
    """A file that was meant to be read but has another ending is reported with the right name."""
    for name in ("one.yml", "two.YAML", "three.yaml.txt"):
        folder.put(name, "x")

    assert folder.problems() == [
        f"kb/{name}: The name of this file does not end in .yaml, so it is not read. "
        f"Rename it to {right}."
        for name, right in (
            ("one.yml", "one.yaml"),
            ("three.yaml.txt", "three.yaml"),
            ("two.YAML", "two.yaml"),
        )
    ]


def test_an_empty_folder_lacks_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without files says that the ontology and the entries are missing."""
    monkeypatch.chdir(tmp_path)
    empty = Folder(Path("empty"))
    empty.path.mkdir()

    assert empty.problems() == [
        "empty: There are no entries in this folder. Add a .yaml file for each entry.",
        "empty: There is no ontology.yaml in this folder. "
        "Add it; it holds the terms for the entries.",
    ]


def test_a_file_is_not_a_folder(folder: Folder) -> None:
    """The path of a file where a folder is expected is told as such."""
    assert Folder(folder.path / "central.yaml").problems() == [
        "kb/central.yaml: This is not a folder. Give the path of the folder with the files in it."
    ]


def test_a_link_that_leads_to_itself_does_no_harm(folder: Folder) -> None:
    """A folder that links to itself, and a file that does, are problems and not endless."""
    (folder.path / "again").symlink_to(folder.path.absolute(), target_is_directory=True)
    (folder.path / "loop.yaml").symlink_to("loop.yaml")

    found = folder.problems()

    assert found[0] == (
        "kb/again: This is a link to another folder, and it is not followed. "
        "Put the files themselves here."
    )
    assert [line.split(":")[0] for line in found] == ["kb/again", "kb/loop.yaml"]


def test_a_folder_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    """A path that is a link to itself cannot be read, and that is said."""
    (tmp_path / "loop").symlink_to("loop")

    files, problems = list_files(tmp_path / "loop")

    assert files == []
    assert len(problems) == 1


def test_an_impossible_path_is_told() -> None:
    """A path that no file system takes is a problem, not a traceback."""
    files, problems = list_files(Path("a" * 1000))

    assert files == []
    assert len(problems) == 1


def test_files_may_be_links(folder: Folder) -> None:
    """A file that links to a file elsewhere counts: some hosts mount configuration that way."""
    (folder.path / "central.yaml").rename("elsewhere.yaml")
    (folder.path / "central.yaml").symlink_to(Path("elsewhere.yaml").absolute())

    assert folder.problems() == []


def test_a_folder_that_cannot_be_read_is_told(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder within the folder that may not be opened is a problem, not silently empty."""
    sub = folder.path / "sub"
    sub.mkdir()
    scan = os.scandir

    def guarded(path: str) -> Iterator[os.DirEntry[str]]:
        if os.fspath(path) == os.fspath(sub):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)

    assert folder.problems() == [
        "kb/sub: The folder cannot be read (Permission denied). "
        "Check the permissions of the folder."
    ]
