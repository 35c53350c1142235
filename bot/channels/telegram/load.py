"""Loading what the room says: a file per language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bot.channels.telegram.texts import Texts
from bot.documents import Document, display, read, validate
from bot.errors import InvalidFilesError, Problem

Voices = Mapping[str, Texts]
"""What the room says, per language code; the first language is the one to fall back on."""


def load_texts(folder: Path, languages: Iterable[str]) -> Voices:
    """Read the file of each language, in this order.

    Raises:
        InvalidFilesError: a file is missing or not valid; lists all problems at once.
    """
    voices: dict[str, Texts] = {}
    problems: list[Problem] = []
    for code in languages:
        texts, found = _load(folder / f"{code}.yaml", code)
        problems += found
        if texts is not None:
            voices[code] = texts
    problems += _names_taken(voices, folder)
    if problems:
        raise InvalidFilesError(problems)
    return voices


def codes_in(folder: Path) -> list[str]:
    """Return the languages that a folder has files for."""
    return sorted(path.stem for path in folder.glob("*.yaml"))


def _load(path: Path, code: str) -> tuple[Texts | None, list[Problem]]:
    document, problems = read(path)
    if document is None:
        return None, problems
    texts, found = validate(document, Texts)
    problems += found
    if texts is not None and texts.language != code:
        problems.append(_wrong_language(document, code))
    return texts, problems


def _wrong_language(document: Document, code: str) -> Problem:
    line = document.line(("language",))
    what = f'"language" must be "{code}", as the name of the file says.'
    return Problem(document.file, line, what, "Correct it, or rename the file.")


def _names_taken(voices: Voices, folder: Path) -> Iterator[Problem]:
    """Yield names that stand for one command here and for another one there."""
    meant: dict[str, str] = {}
    for code, texts in voices.items():
        for key, command in texts.commands:
            for name in command.names:
                if meant.setdefault(name, key) != key:
                    what = f'The command "{name}" is already that of "{meant[name]}".'
                    yield Problem(display(folder / f"{code}.yaml"), 0, what, "Give it another.")
