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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field, SecretStr

from bot.documents import Document, Shape, read, validate
from bot.errors import Problem, SettingsError

PREFIX = "POLDERGIDS_"
SEPARATOR = "__"
TOKEN_VARIABLE = "TELEGRAM_BOT_TOKEN"  # noqa: S105 - the name of a variable
TOKEN_FILE = "TELEGRAM_BOT_TOKEN_FILE"  # noqa: S105 - the name of a variable
API_VARIABLE = "TELEGRAM_API_URL"
TOKEN = re.compile(r"(\d{1,20}:[A-Za-z0-9_-]{10,100})?")

# In the folder where the bot is started, in sight of who runs it.
DATABASE = Path("poldergids.sqlite3")

Section = TypeVar("Section", bound=Shape)


class FolderSettings(Shape):
    """Where the files are; a relative path starts at the folder of the configuration file."""

    knowledge: str = ""
    languages: str = ""
    telegram: str = ""


class EngineSettings(Shape):
    """When the engine trusts what it found."""

    floor: float = Field(default=0.6, ge=0, le=1)
    gap: float = Field(default=0.15, ge=0, le=1)


class TerminalSettings(Shape):
    """What the terminal does."""

    language: str = Field(default="auto", pattern=r"^(auto|[a-z]{2,3})$")
    colour: Literal["auto", "never"] = "auto"


class TelegramSettings(Shape):
    """How the Telegram room behaves. All times are in seconds."""

    api: str = Field(default="https://api.telegram.org", pattern=r"^https?://[^/\s]+(/[^\s]*)?$")
    at_once: int = Field(default=8, ge=1, le=64)
    per_second: float = Field(default=30, ge=0)
    per_minute_in_a_group: float = Field(default=20, ge=0)
    questions: int = Field(default=20, ge=1)
    questions_within: int = Field(default=60, ge=1)
    inline_cache: int = Field(default=300, ge=0)
    patience: float = Field(default=10, gt=0)
    poll: int = Field(default=30, ge=0, le=50)
    pause: float = Field(default=0.5, ge=0)
    farewell: float = Field(default=8, ge=0)
    heartbeat: str = ""


class StoreSettings(Shape):
    """What the bot keeps, and for how long: memory in minutes, all else in days."""

    database: str = ""
    secret: SecretStr = SecretStr("")
    memory: float = Field(default=60, gt=0)
    replies: int = Field(default=2, ge=1)
    retention: int = Field(default=90, ge=1)


class Config(Shape):
    """The configuration file; every section and key may be left out."""

    folders: FolderSettings = FolderSettings()
    engine: EngineSettings = EngineSettings()
    terminal: TerminalSettings = TerminalSettings()
    telegram: TelegramSettings = TelegramSettings()
    store: StoreSettings = StoreSettings()


@dataclass(frozen=True, slots=True)
class Settings:
    """All that is set, ready to use.

    Attributes:
        knowledge: folder of what is known.
        languages: folder with a file per language.
        engine: when the engine trusts what it found.
        terminal: what the terminal does, with ``auto`` filled in where the environment tells.
        telegram: how the Telegram room behaves.
        telegram_texts: folder with what that room says, a file per language.
        token: the bot's token with Telegram; empty without one.
        admins: who may do more in Telegram, by user id.
        store: how long things are kept, and with what secret.
        database: the file in which they are kept.
    """

    knowledge: Path
    languages: Path
    engine: EngineSettings
    terminal: TerminalSettings
    telegram: TelegramSettings
    telegram_texts: Path
    token: str = field(default="", repr=False)
    admins: frozenset[int] = frozenset()
    store: StoreSettings = field(default_factory=StoreSettings)
    database: Path = DATABASE


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
    if environment.get(API_VARIABLE):
        override, more = _read_variable(f"{PREFIX}TELEGRAM__API", environment[API_VARIABLE])
        config = _overlay(config, override)
        problems += more
    problems += [*_wrong_token(environment), *_wrong_admins(environment)]
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


def _wrong_token(environment: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with the token, without a word of the token itself."""
    try:
        token = _token(environment)
    except (OSError, UnicodeDecodeError):
        mend = "Name a text file that can be read."
        yield Problem(TOKEN_FILE, 0, "The file with the token cannot be read.", mend)
        return
    if not TOKEN.fullmatch(token):
        name = TOKEN_FILE if environment.get(TOKEN_FILE) else TOKEN_VARIABLE
        mend = "Copy it again from BotFather; it looks like 123456:letters-and-digits."
        yield Problem(name, 0, "This is not a token of a bot.", mend)


def _token(environment: Mapping[str, str]) -> str:
    """Return the token from its variable, or else from the file that a variable names."""
    token = environment.get(TOKEN_VARIABLE, "").strip()
    file = environment.get(TOKEN_FILE, "")
    return Path(file).read_text(encoding="utf-8").strip() if file and not token else token


def _wrong_admins(environment: Mapping[str, str]) -> Iterator[Problem]:
    name = f"{PREFIX}ADMINS"
    for found in _admins(environment):
        if not found.isdecimal():
            mend = "Write user ids, such as 123456789, with commas between them."
            yield Problem(name, 0, f'"{found}" is not the id of a user.', mend)


def _admins(environment: Mapping[str, str]) -> list[str]:
    return environment.get(f"{PREFIX}ADMINS", "").replace(",", " ").split()


def _settle(config: Config, beside: Path, environment: Mapping[str, str]) -> Settings:
    knowledge = environment.get(f"{PREFIX}KNOWLEDGE")
    return Settings(
        knowledge=Path(knowledge)
        if knowledge
        else _folder(beside, config.folders.knowledge) or home() / "knowledge",
        languages=_folder(beside, config.folders.languages) or home() / "config" / "languages",
        engine=config.engine,
        terminal=_settle_terminal(config.terminal, environment),
        telegram=config.telegram,
        telegram_texts=_folder(beside, config.folders.telegram) or home() / "config" / "telegram",
        token=_token(environment),
        admins=frozenset(int(each) for each in _admins(environment)),
        store=config.store,
        database=Path(environment.get(f"{PREFIX}DATABASE") or _database(beside, config.store)),
    )


def _folder(beside: Path, name: str) -> Path | None:
    return beside / name if name else None


def _database(beside: Path, store: StoreSettings) -> Path:
    return beside / store.database if store.database else DATABASE


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
