"""Telling whether any file of a folder is another than it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

LENGTH = 12
"""Hexadecimal digits of a fingerprint: two that differ are alike once in 2 ** 48."""


def fingerprint(*folders: Path) -> str:
    """Return a short hash of the names and contents of YAML files, the same on every machine.

    A file that cannot be read counts as one without contents: who reads it tells what is wrong.
    """
    seen = "".join(line for number, folder in enumerate(folders) for line in _lines(number, folder))
    return hashlib.sha256(seen.encode(errors="replace")).hexdigest()[:LENGTH]


def _lines(number: int, folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.yaml")):
        try:
            content = path.read_bytes()
        except OSError:
            content = b""
        yield f"{number}\0{path.name}\0{hashlib.sha256(content).hexdigest()}\n"
