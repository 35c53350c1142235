"""How the bot behaves, from the configuration file and the environment, read once at the start.

Only this module looks at the environment. What the environment says wins over the file, and the
file wins over the defaults below.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field

from bot.documents import Document, Shape, read, validate
from bot.errors import Problem, SettingsError

PREFIX = "POLDERGIDS_"
SEPARATOR = "__"

Section = TypeVar("Section", bound=Shape)


class FolderSettings(Shape):
    """Where the files are; a relative path starts at the folder of the configuration file."""

    knowledge: str = ""
    languages: str = ""


class EngineSettings(Shape):
    """When the engine trusts what it found."""

    floor: float = Field(default=0.6, ge=0, le=1)
    gap: float = Field(default=0.1, ge=0, le=1)


class TerminalSettings(Shape):
    """What the terminal does."""

    language: str = Field(default="auto", pattern=r"^(auto|[a-z]{2,3})$")
    colour: Literal["auto", "never"] = "auto"


class Config(Shape):
    """The configuration file; every section and key may be left out."""

    folders: FolderSettings = FolderSettings()
    engine: EngineSettings = EngineSettings()
    terminal: TerminalSettings = TerminalSettings()


@dataclass(frozen=True, slots=True)
class Settings:
    """All that is set, ready to use.

    Attributes:
        knowledge: folder of what is known.
        languages: folder with a file per language.
        engine: when the engine trusts what it found.
        terminal: what the terminal does, with ``auto`` filled in where the environment tells.
    """

    knowledge: Path
    languages: Path
    engine: EngineSettings
    terminal: TerminalSettings


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings.

    Raises:
        SettingsError: the file or the environment is not valid; tells all problems at once.
    """
    path = Path(environment.get(f"{PREFIX}CONFIG") or home() / "config" / "poldergids.yaml")
    config, problems = _read_file(path)
    for name, value in sorted(environment.items()):
        if name.startswith(PREFIX) and SEPARATOR in name and value:
            override, more = _read_variable(name, value)
            config = _overlay(config, override)
            problems += more
    if problems:
        raise SettingsError("\n".join(str(problem) for problem in sorted(problems)))
    return _settle(config, path.parent, environment)


def home() -> Path:
    """Return where ``knowledge`` and ``config`` are: in an installed package, or the checkout."""
    package = Path(__file__).parent
    return package / "data" if (package / "data").is_dir() else package.parent


def _read_file(path: Path) -> tuple[Config, list[Problem]]:
    document, problems = read(path)
    if document is None:
        return Config(), problems
    config, more = validate(document, Config)
    return config or Config(), problems + more


def _read_variable(name: str, value: str) -> tuple[Config, list[Problem]]:
    """Read one variable as text where its key wants text, else as a number, true, false or list."""
    keys = name.removeprefix(PREFIX).lower().replace("_", "-").split("--")
    problems: list[Problem] = []
    for found in _readings(value):
        data: object = found
        for key in reversed(keys):
            data = {key: data}
        config, problems = validate(Document(name, data, {(): 0}, frozenset(), ""), Config)
        if config is not None:
            return config, []
    return Config(), problems


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


def _settle(config: Config, beside: Path, environment: Mapping[str, str]) -> Settings:
    knowledge = environment.get(f"{PREFIX}KNOWLEDGE")
    return Settings(
        knowledge=Path(knowledge)
        if knowledge
        else _folder(beside, config.folders.knowledge) or home() / "knowledge",
        languages=_folder(beside, config.folders.languages) or home() / "config" / "languages",
        engine=config.engine,
        terminal=_settle_terminal(config.terminal, environment),
    )


def _folder(beside: Path, name: str) -> Path | None:
    return beside / name if name else None


def _settle_terminal(
    terminal: TerminalSettings, environment: Mapping[str, str]
) -> TerminalSettings:
    """Fill in what is left to the environment: the language of its locale, and NO_COLOR."""
    found: dict[str, str] = {}
    if terminal.language == "auto":
        names = ("LC_ALL", "LC_MESSAGES", "LANG")
        locale = next((environment[name] for name in names if environment.get(name)), "")
        found["language"] = re.split("[_.@]", locale.lower())[0]
    if environment.get("NO_COLOR"):
        found["colour"] = "never"
    return terminal.model_copy(update=found)
