"""Files of questions with gold: one conversation per line, as a JSON object."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from bot.documents import Document, Fault, display, nearest, reject, validate
from bot.engine.turns import Status
from bot.errors import InvalidFilesError, Problem, UsageError

Item = TypeVar("Item")


def _filled(items: tuple[Item, ...]) -> tuple[Item, ...]:
    if not items:
        raise reject(Fault("{place} is an empty list.", "Write at least one item."))
    return items


Text = Annotated[str, Field(min_length=1)]
Filled = AfterValidator(_filled)


class Turn(BaseModel):
    """One message with its gold. A key that is not known would silently change the score."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    q: str
    lang: Text
    status: Annotated[tuple[Status, ...], Filled]
    first: tuple[Text, ...] = ()
    all: tuple[Text, ...] = ()
    none: tuple[Text, ...] = ()
    say: tuple[Annotated[tuple[Text, ...], Filled], ...] = ()
    not_say: tuple[Text, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """All entries that the gold speaks of."""
        return self.first + self.all + self.none


class Dialogue(BaseModel):
    """Turns that are asked in order within one conversation."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    id: Text
    tags: tuple[str, ...] = ()
    turns: Annotated[tuple[Turn, ...], Filled]


def read_dialogues(paths: Sequence[Path], known_ids: Collection[str]) -> list[Dialogue]:
    """Read files of questions.

    Raises:
        UsageError: a file cannot be read.
        InvalidFilesError: a line is not a conversation, or names an entry that does not exist.
    """
    dialogues: list[Dialogue] = []
    problems: list[Problem] = []
    for path in paths:
        found, more = _read_file(path, known_ids)
        dialogues += found
        problems += more
    if problems:
        raise InvalidFilesError(problems)
    return dialogues


def _read_file(path: Path, known_ids: Collection[str]) -> tuple[list[Dialogue], list[Problem]]:
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{display(path)}: the file cannot be read ({reason}).") from error
    problem = _undecodable(lines, display(path))
    if problem is not None:
        return [], [problem]
    dialogues: list[Dialogue] = []
    problems: list[Problem] = []
    first_lines: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        dialogue, more = _read_line(line, display(path), number)
        problems += more
        if dialogue is not None:
            dialogues.append(dialogue)
            problems += _check(dialogue, display(path), number, known_ids, first_lines)
    if not dialogues and not problems:
        mend = "Put one conversation on each line."
        problems.append(Problem(display(path), 0, "The file holds no conversations.", mend))
    return dialogues, problems


def _undecodable(lines: Sequence[bytes], file: str) -> Problem | None:
    """Find the first line that is not text: a file of another kind is told once."""
    for number, line in enumerate(lines, 1):
        try:
            line.decode()
        except UnicodeDecodeError:
            what = "The file is not saved as UTF-8; the first strange byte is in this line."
            return Problem(file, number, what, "Name a file of questions, or save it as UTF-8.")
    return None


def _read_line(line: bytes, file: str, number: int) -> tuple[Dialogue | None, list[Problem]]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", None) or "it nests too deep"
        what = f"The line is not JSON ({reason})."
        return None, [Problem(file, number, what, "Write one JSON object on the line.")]
    document = Document(file, data, {(): number}, frozenset(), digest="")
    return validate(document, Dialogue)


def _check(
    dialogue: Dialogue,
    file: str,
    number: int,
    known_ids: Collection[str],
    first_lines: dict[str, int],
) -> Iterator[Problem]:
    """Find what a single line cannot know: a second use of an id, and ids without an entry."""
    before = first_lines.setdefault(dialogue.id, number)
    if before != number:
        what = f'The id "{dialogue.id}" is on line {before} too.'
        yield Problem(file, number, what, "Give each conversation its own id.")
    for entry_id in _unique(entry_id for turn in dialogue.turns for entry_id in turn.ids):
        if entry_id not in known_ids:
            what = f'There is no entry with the id "{entry_id}".'
            yield Problem(file, number, what, nearest(entry_id, known_ids))


def _unique(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
