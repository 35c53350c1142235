"""Reading one YAML file: the traps that are told, and that nothing ever raises."""

from __future__ import annotations

import os
import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from bot.documents import Document, building, display, read
from bot.documents.reading import MAX_BYTES
from bot.errors import Problem


def read_bytes(content: bytes) -> tuple[Document | None, list[Problem]]:
    """Read a file with this content."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file.yaml")
        path.write_bytes(content)
        return read(path)


def told(text: str) -> list[tuple[int, str]]:
    """Return line and fault of each problem in a text."""
    return [(problem.line, problem.what) for problem in read_bytes(text.encode())[1]]


def data(text: str) -> object:
    """Return the data of a text without problems."""
    document, problems = read_bytes(text.encode())
    assert problems == []
    assert document is not None
    return document.data


def test_plain_data_comes_out() -> None:
    """Text, numbers, true and false, lists and keys are what they seem to be."""
    text = (
        "a: [x, 'no', 12, -3, 0.5, true, false]\nb:\n  c: |\n    two\n    lines\n  d: https://x.y\n"
    )

    assert data(text) == {
        "a": ["x", "no", 12, -3, 0.5, True, False],
        "b": {"c": "two\nlines\n", "d": "https://x.y"},
    }


def test_a_document_knows_its_lines() -> None:
    """The line of a key, of a list item, and of the nearest place around what is not there."""
    document, _ = read_bytes(b"a:\n  - b\n  - c: d\n    e: f\n")

    assert document is not None
    assert document.line() == 1
    assert document.line(("a", 0)) == 2
    assert document.line(("a", 1, "e")) == 4
    assert document.line(("a", 1, "missing")) == 3
    assert document.line(("nowhere",)) == 1


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    """Files from any editor read the same."""
    assert read_bytes(b"\xef\xbb\xbfa: b\r\nc: d\r\n")[0] is not None
    assert data("\ufeffa: b\r\nc: d\r\n") == {"a": "b", "c": "d"}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 'The key "a" is here twice; the first is in line 1.'),
        ("a: {b: 1, b: [2]}\n", 1, 'The key "b" is here twice; the first is in line 1.'),
        ("a: &x b\n", 1, '"&x" stands for text elsewhere in the file.'),
        ("a: b\nc: *x\n", 2, '"*x" stands for text elsewhere in the file.'),
        (
            "<<: {a: b}\n",
            1,
            'The unquoted "<<" has a special meaning in YAML that is not used here.',
        ),
        ("a: !x b\n", 1, 'The mark "!x" gives a type, which is not allowed here.'),
        (
            "a: !!python/name:os.system x\n",
            1,
            'The mark "tag:yaml.org,2002:python/name:os.system" gives a type, '
            "which is not allowed here.",
        ),
        ("a: b\n---\nc: d\n", 2, "A second document starts here (a line with ---)."),
        ("a: b\n\tc: d\n", 2, "There is a tab here."),
        ("a: b\nc: d\x00\n", 2, "There is an invisible character here (code U+0000)."),
        ("a: b\nc: d\u200b\n", 2, "There is an invisible character here (code U+200B)."),
        ("a:\n\xa0 b: c\n", 2, "The line does not start with ordinary spaces."),
        ('a: "\\0"\n', 1, "The text has an escaped control character, such as \\0."),
        ("? [a]\n: b\n", 1, "The part before the colon is not a single word or text."),
        ("1: b\n", 1, 'The key "1" is not text.'),
        ("on: b\n", 1, 'The unquoted word "on" can be read as yes or no.'),
        ("[" * 21 + "]" * 21, 1, "The lines are nested more than 20 levels deep."),
        ("", 0, "The file is empty."),
        ("# only a remark\n", 0, "The file is empty."),
        ("---\n", 2, "There is no value here."),
        ("a: #1\n", 1, "There is no value here."),
        (
            "a: “b”\n",
            1,
            "The text is between curly quotes, and YAML takes those as a part of it: “b”",
        ),
    ],
)
def test_each_trap_is_told_with_its_line(text: str, line: int, what: str) -> None:
    """What YAML would quietly make something else of is a problem."""
    assert told(text) == [(line, what)]


def test_many_tabs_are_one_problem() -> None:
    """A file that is indented with tabs throughout does not give a problem per line."""
    assert told("a:\n" + "\tb: c\n" * 3) == [(2, "There is a tab here. So do 2 other lines.")]


def test_traps_before_a_syntax_error_are_told_with_it() -> None:
    """What was found before the file stopped making sense is not lost."""
    assert [line for line, _ in told("a: no\nb: 'x\n")] == [1, 2]


def test_data_with_traps_is_kept_to_find_more() -> None:
    """A trap does not hide the rest of the file."""
    document, problems = read_bytes(b"a: no\nb: c\n")

    assert document is not None
    assert document.data == {"a": None, "b": "c"}
    assert document.spoiled == {("a",)}
    assert len(problems) == 1


def test_a_file_in_another_encoding_is_told() -> None:
    """A file saved by an old editor says in which line the first strange byte is."""
    problems = read_bytes("a: b\nc: één\n".encode("latin-1"))[1]

    assert [(problem.line, problem.mend) for problem in problems] == [
        (2, "Open it in an editor and save it as UTF-8.")
    ]


def test_what_would_explode_is_not_built() -> None:
    """Nine times nine times nine: what stands for text elsewhere is told, and never filled in."""
    names = "abcdefghij"
    bomb = "a: &a x\n" + "".join(
        f"{each}: &{each} [{', '.join([f'*{before}'] * 9)}]\n" for before, each in pairwise(names)
    )
    found = told(bomb)
    assert len(found) < 10 * len(names)
    assert all("stands for text elsewhere in the file" in what for _, what in found)


def test_a_huge_file_is_not_read() -> None:
    """A file over the limit is refused before it costs anything."""
    assert told("a" * (MAX_BYTES + 1)) == [(0, "The file is larger than 1 MB.")]


def test_a_missing_file_a_folder_and_a_pipe_are_told(tmp_path: Path) -> None:
    """What is not an ordinary file gives a problem; reading never waits for a pipe."""
    os.mkfifo(tmp_path / "pipe")

    found = [read(path)[1][0].what for path in (tmp_path / "x", tmp_path, tmp_path / "pipe")]

    assert found == [
        "The file does not exist.",
        "This is not an ordinary file.",
        "This is not an ordinary file.",
    ]


def test_an_impossible_path_is_told() -> None:
    """A path that no file system has is a problem, not a traceback."""
    assert len(read(Path("a\0b"))[1]) == 1


def test_paths_are_shown_as_people_type_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside the current directory a path is relative to it; elsewhere it stays as given."""
    monkeypatch.chdir(tmp_path)

    assert display(tmp_path / "a" / "b.yaml") == str(Path("a", "b.yaml"))
    assert display(Path("../b.yaml")) == "../b.yaml"
    assert display(Path("/elsewhere/b.yaml")) == "/elsewhere/b.yaml"


def test_the_slow_parser_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the fast parser is not installed, data and traps are the same."""
    text = b"a: no\nb: [1, {c: 'd'}]\ne: |\n  f\n"
    fast = read_bytes(text)
    monkeypatch.setattr(building, "_LOADER", yaml.SafeLoader)
    slow = read_bytes(text)

    assert fast[0] is not None
    assert slow[0] is not None
    assert (fast[0].data, fast[0].lines) == (slow[0].data, slow[0].lines)
    assert [problem.what for problem in fast[1]] == [problem.what for problem in slow[1]]


YAMLISH = st.text(alphabet="ab:-[]{}&*!|>'\"%@`#?,.~0<= \n\\\t\ud800\x00\u2028é", max_size=80)


@given(st.one_of(st.binary(), YAMLISH.map(lambda text: text.encode("utf-8", "surrogatepass"))))
@example(b"[" * 100_000)
@example(b"- " * 100_000)
@example(b"{a: " * 5_000)
@example(b"? " * 10_000)
@example(b"? " + b"[" * 100_000)
@example(b"a: " + b"9" * 10_000)
@example(b'a: "\\uD800"')
@example(b"%YAML 9.9\n---\na: b\n")
@example(b"a: !<\xc3\xa9> b")
def test_any_bytes_give_a_document_or_a_problem(content: bytes) -> None:
    """Nothing that can be in a file makes reading break."""
    document, problems = read_bytes(content)

    assert document is not None or problems
