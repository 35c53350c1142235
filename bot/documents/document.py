"""What reading a file gives: plain data that still knows on which line it stood."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Place = tuple[str | int, ...]
"""The way to a value in a document, e.g. ``("facts", 2, "text", "nl")``."""


@dataclass(frozen=True, slots=True)
class Document:
    """The content of one YAML file.

    Attributes:
        file: the path as it is shown to people.
        data: dicts with text keys, lists, text, bools and numbers; nothing else.
        lines: line number from 1 per place; for a key it is the line of the key itself.
        spoiled: places where reading found a problem; ``validate`` does not complain twice.
        digest: SHA-256 of the bytes that were read, in hexadecimal.
    """

    file: str
    data: object
    lines: Mapping[Place, int]
    spoiled: frozenset[Place]
    digest: str

    def line(self, place: Sequence[str | int] = ()) -> int:
        """Return the line of a place, or of the nearest place around it that is in the file."""
        return self.lines.get(self.nearest_place(place), 1)

    def nearest_place(self, place: Sequence[str | int]) -> Place:
        """Return the part of ``place`` that is in the file; steps that are not, are left out."""
        found: Place = ()
        for step in place:
            if (*found, step) in self.lines:
                found = (*found, step)
        return found


def display(path: Path) -> str:
    """Return a path as the reader would type it: relative to the current directory if inside it."""
    try:
        shown = path.absolute().relative_to(Path.cwd())
    except (OSError, ValueError):
        shown = path
    return os.fsencode(shown).decode("utf-8", "replace")
