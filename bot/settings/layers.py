"""Layers of settings: each one wins over those below it, and every key knows where it was set."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot.documents import Document, Shape, display, read, validate
from bot.errors import Problem
from bot.settings.shapes import Config

Section = TypeVar("Section", bound=Shape)


@dataclass(frozen=True, slots=True)
class Layer:
    """What is set in one place, or in several that lie over each other.

    Attributes:
        config: what is set.
        origins: where, by key, such as ``engine.floor``: a variable, or a file and its line.
    """

    config: Config = field(default_factory=Config)
    origins: Mapping[str, str] = field(default_factory=dict)

    def under(self, above: Layer) -> Layer:
        """Put another layer over this one."""
        return Layer(_overlay(self.config, above.config), {**self.origins, **above.origins})


def read_file(path: Path) -> tuple[Layer, list[Problem]]:
    """Read the configuration file."""
    document, problems = read(path)
    if document is None:
        return Layer(), problems
    config, more = validate(document, Config)
    if config is None:
        return Layer(), problems + more
    origins = {
        ".".join(map(str, place)): f"{display(path)}:{line}"
        for place, line in document.lines.items()
        if len(place) == 2
    }
    return Layer(config, origins), problems + more


def read_variable(name: str, value: str, keys: tuple[str, ...]) -> tuple[Layer, list[Problem]]:
    """Read one variable as text where its key wants text, else as a number, true, false or list.

    Args:
        name: the variable, as it is told in a problem.
        value: what it holds.
        keys: the section and the key that it sets, as the file writes them.
    """
    problems: list[Problem] = []
    for found in _readings(value):
        data: object = found
        for key in reversed(keys):
            data = {key: data}
        config, problems = validate(Document(name, data, {(): 0}, frozenset(), ""), Config)
        if config is not None:
            return Layer(config, {".".join(keys): name}), []
    return Layer(), problems


def _readings(value: str) -> Iterator[object]:
    yield value
    with suppress(ValueError, RecursionError):
        yield json.loads(value)


def _overlay(below: Section, above: Section) -> Section:
    """Put what is set in one over the other."""
    found = {}
    for name in above.model_fields_set:
        old, new = getattr(below, name), getattr(above, name)
        found[name] = _overlay(old, new) if isinstance(new, Shape) else new
    return below.model_copy(update=found)
