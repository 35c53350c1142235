"""Reading files of questions with gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.engine.turns import Status
from bot.errors import InvalidFilesError, UsageError
from bot.evaluation import Dialogue, Turn, read_dialogues

TURN: dict[str, object] = {"q": "Hi", "lang": "en", "status": ["social"]}
GOOD = {"id": "a", "tags": ["x"], "turns": [TURN]}


def write(path: Path, *lines: object) -> Path:
    """Write lines, as they are or as JSON."""
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def complaints(path: Path) -> list[str]:
    """Return the problems of a file without its folder."""
    with pytest.raises(InvalidFilesError) as caught:
        read_dialogues([path], {"pleio", "consul"})
    return [str(problem).replace(f"{path.parent}/", "") for problem in caught.value.problems]


def test_reads_conversations_and_passes_over_blank_lines(tmp_path: Path) -> None:
    """One conversation per line; what is optional may be left out."""
    path = write(tmp_path / "q.jsonl", "\ufeff" + json.dumps(GOOD), "", {**GOOD, "id": "b"}, "")
    turn = Turn(q="Hi", lang="en", status=(Status.SOCIAL,))
    expected = [Dialogue(id=name, tags=("x",), turns=(turn,)) for name in "ab"]
    assert read_dialogues([path], ()) == expected


def test_lists_every_fault_with_its_line(tmp_path: Path) -> None:
    """All faults of all lines come at once, each with what to do about it."""
    path = write(
        tmp_path / "q.jsonl",
        GOOD,
        "{",
        GOOD,
        {"id": "b", "turns": [{**TURN, "frist": ["pleio"]}]},
        {"id": "c", "turns": [{**TURN, "first": ["plieo"], "all": ["plieo"]}]},
        {"id": "d", "turns": []},
    )
    assert complaints(path) == [
        "q.jsonl:2: The line is not JSON (Expecting property name enclosed in double quotes). "
        "Write one JSON object on the line.",
        'q.jsonl:3: The id "a" is on line 1 too. Give each conversation its own id.',
        'q.jsonl:4: The key "frist" is not known here. Did you mean "first"?',
        'q.jsonl:5: There is no entry with the id "plieo". Did you mean "pleio"?',
        'q.jsonl:6: "turns" is an empty list. Write at least one item.',
    ]


def test_a_file_of_another_kind_is_one_fault(tmp_path: Path) -> None:
    """Not one for each of its thousands of lines."""
    path = tmp_path / "q.jsonl"
    path.write_bytes(b"{}\n\xff\n" * 1000)
    assert complaints(path) == [
        "q.jsonl:2: The file is not saved as UTF-8; the first strange byte is in this line. "
        "Name a file of questions, or save it as UTF-8."
    ]


@pytest.mark.parametrize("depth", [900, 990, 100_000])
def test_a_line_that_nests_too_deep_is_a_fault(tmp_path: Path, depth: int) -> None:
    """A line made to break the reader is told like any other."""
    path = write(tmp_path / "q.jsonl", "[" * depth + "]" * depth)
    assert complaints(path)[0].startswith("q.jsonl:1: ")


def test_a_file_without_conversations_is_a_fault(tmp_path: Path) -> None:
    """A score over nothing would say that all is well."""
    path = write(tmp_path / "q.jsonl", "", " ")
    assert complaints(path) == [
        "q.jsonl: The file holds no conversations. Put one conversation on each line."
    ]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A wrong path is a fault of the command, not of the file."""
    with pytest.raises(UsageError, match="cannot be read"):
        read_dialogues([tmp_path / "gone.jsonl"], ())


@given(st.lists(st.binary()))
def test_any_bytes_are_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    """No file makes the reader fail in another way than with problems."""
    path = tmp_path_factory.mktemp("any") / "q.jsonl"
    path.write_bytes(b"\n".join(lines))
    with pytest.raises(InvalidFilesError):
        read_dialogues([path], ())
