"""From a file to a ``Document``: bytes, then text, then YAML. Each step has its own problems."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from bot.documents.building import build
from bot.documents.document import Document, display
from bot.errors import Problem

MAX_BYTES = 1024 * 1024

_TAB = re.compile(r"\t")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069"
    r"\ufeff\ufffe\uffff]"
)
_WIDE_INDENT = re.compile(r"^ *[\xa0\u2000-\u200a\u3000]", re.MULTILINE)
_CHARACTERS = (
    (_TAB, "There is a tab here.", "Use spaces instead of tabs."),
    (
        _INVISIBLE,
        "There is an invisible character here (code U+{code:04X}).",
        "Remove it: delete the words around it and type them again.",
    ),
    (
        _WIDE_INDENT,
        "The line does not start with ordinary spaces.",
        "Remove the blank space at the start of the line and type it again with the space bar.",
    ),
)


def read(path: Path) -> tuple[Document | None, list[Problem]]:
    """Read one YAML file strictly.

    Returns:
        The document, or None when nothing could be made of the file, and the problems. A document
        that comes with problems serves to look for more of them, not to be used.
    """
    file = display(path)
    content, problem = _content(path, file)
    if problem is None and len(content) > MAX_BYTES:
        problem = Problem(file, 0, "The file is larger than 1 MB.", "Split it into smaller files.")
    if problem is not None:
        return None, [problem]
    text, problems = _text(content, file)
    if problems:
        return None, problems
    return build(text, file, hashlib.sha256(content).hexdigest())


def _content(path: Path, file: str) -> tuple[bytes, Problem | None]:
    """Return the bytes of an ordinary file, at most one more than are allowed."""
    try:
        if path.exists() and not path.is_file():
            mend = "Put an ordinary file in its place."
            return b"", Problem(file, 0, "This is not an ordinary file.", mend)
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1), None
    except FileNotFoundError:
        return b"", Problem(file, 0, "The file does not exist.", "Make it, or correct the path.")
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        mend = "Check the path and the permissions of the file."
        return b"", Problem(file, 0, f"The file cannot be read ({reason}).", mend)


def _text(content: bytes, file: str) -> tuple[str, list[Problem]]:
    """Return the text with plain line ends, and what it holds that no text should."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        what = "The file is not saved as UTF-8; the first strange byte is in this line."
        return "", [Problem(file, line, what, "Open it in an editor and save it as UTF-8.")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return "", [Problem(file, 0, "The file is empty.", "Fill it in, or remove it.")]
    return text, _strange_characters(text, file)


def _strange_characters(text: str, file: str) -> list[Problem]:
    """Return one problem per kind of strange character, at the first line that has it."""
    problems = []
    for pattern, what, mend in _CHARACTERS:
        found = list(pattern.finditer(text))
        if not found:
            continue
        first = found[0]
        lines = {text.count("\n", 0, match.start()) + 1 for match in found[:1000]}
        more = f" So do {len(lines) - 1} other lines." if len(lines) > 1 else ""
        what = what.format(code=ord(first.group()[-1]))
        problems.append(Problem(file, min(lines), what + more, mend))
    return problems
