"""Which files of the knowledge folder count: all ``.yaml`` files, also in folders within it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from bot.documents import display
from bot.errors import Problem

ONTOLOGY = "ontology.yaml"


def list_files(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return the YAML files in a folder in a fixed order, and files with a mistaken name.

    Hidden files and folders (their name starts with a dot) and other kinds of files are ignored.
    """
    problem = _folder_problem(folder)
    if problem is not None:
        return [], [problem]
    found: list[Path] = []
    problems: list[Problem] = []

    def unreadable(error: OSError) -> None:
        what = f"The folder cannot be read ({error.strerror})."
        place = display(Path(str(error.filename)))
        problems.append(Problem(place, 0, what, "Check the permissions of the folder."))

    for where, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        problems += _linked_folders(Path(where), folders)
        for name in files:
            if name.startswith("."):
                continue
            path = Path(where, name)
            if path.suffix == ".yaml":
                found.append(path)
            else:
                problems += _mistaken_name(path)
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix()), problems


def _folder_problem(folder: Path) -> Problem | None:
    try:
        exists, is_folder = folder.exists(), folder.is_dir()
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        what = f"The folder cannot be read ({reason})."
        return Problem(display(folder), 0, what, "Check the path.")
    if not exists:
        what = "The folder does not exist."
        return Problem(display(folder), 0, what, "Make it, or correct the path.")
    if not is_folder:
        what = "This is not a folder."
        return Problem(
            display(folder), 0, what, "Give the path of the folder with the files in it."
        )
    return None


def _linked_folders(where: Path, names: Iterable[str]) -> Iterable[Problem]:
    for name in names:
        if (where / name).is_symlink():
            what = "This is a link to another folder, and it is not followed."
            yield Problem(display(where / name), 0, what, "Put the files themselves here.")


def _mistaken_name(path: Path) -> Iterable[Problem]:
    name = path.name.lower()
    for ending in (".yml", ".yaml", ".yml.txt", ".yaml.txt"):
        if name.endswith(ending):
            right = f"{path.name[: -len(ending)]}.yaml"
            what = "The name of this file does not end in .yaml, so it is not read."
            yield Problem(display(path), 0, what, f"Rename it to {right}.")
            return
