"""Telling whether any file is another than it was, in few letters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

LENGTH = 12
"""Hexadecimal digits of a fingerprint: two that differ are alike once in 2 ** 48."""


def fingerprint(*folders: Path) -> str:
    """Return a short hash of the names and contents of YAML files, the same on every machine.

    A file that cannot be read counts as one without contents: who reads it tells what is wrong.
    """
    return short_hash(
        line for number, folder in enumerate(folders) for line in _lines(number, folder)
    )


def short_hash(lines: Iterable[str]) -> str:
    """Return a short hash of lines that tell the names and contents of files."""
    return hashlib.sha256("".join(lines).encode(errors="replace")).hexdigest()[:LENGTH]


def _lines(number: int, folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.yaml")):
        try:
            content = path.read_bytes()
        except OSError:
            content = b""
        yield f"{number}\0{path.name}\0{hashlib.sha256(content).hexdigest()}\n"
