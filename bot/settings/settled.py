"""All that is set, ready to use."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from bot.errors import Problem, SettingsError
from bot.settings import environment as variables
from bot.settings.layers import Layer, read_file
from bot.settings.shapes import (
    EngineSettings,
    LogSettings,
    StoreSettings,
    TelegramSettings,
    TerminalSettings,
    WebSettings,
)
from bot.store.address import is_server, scheme

# In the folder where the bot is started, in sight of who runs it.
DATABASE = Path("poldergids.sqlite3")


@dataclass(frozen=True, slots=True)
class Settings:
    """All that is set.

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
        database: the file in which they are kept, or the URL of a database.
        web: where the bot listens.
        log: what is logged.
        layer: the same as it was set.
        file: the configuration file.
        origins: where each of it was set: a variable, or a file and its line.
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
    database: Path | str = field(default=DATABASE, repr=False)
    web: WebSettings = field(default_factory=WebSettings)
    log: LogSettings = field(default_factory=LogSettings)
    layer: Layer = field(default_factory=Layer, repr=False, compare=False)
    file: Path = field(default=Path(), compare=False)
    origins: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def secrets(self) -> list[str]:
        """All that may never be shown: texts, none of them empty."""
        found = [
            self.token,
            self.store.secret.get_secret_value(),
            self.web.secret.get_secret_value(),
        ]
        if isinstance(self.database, str):
            found += [self.database, urlsplit(self.database).password or ""]
        return [each for each in found if each]


def load_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings.

    Raises:
        SettingsError: the file or the environment is not valid; tells all problems at once.
    """
    found, problems = variables.with_files(environment)
    path = Path(found.get(variables.CONFIG) or home() / "config" / "poldergids.yaml")
    file, in_file = read_file(path)
    above, in_variables = variables.read_environment(found)
    admins, wrong_admins = variables.admins_in(found)
    token, wrong_token = variables.token_in(found)
    layer = file.under(above)
    problems += [*in_file, *in_variables, *wrong_admins, *wrong_token, *_wrong_webhook(layer)]
    problems += _wrong_database(found, layer)
    problems += variables.unknown_in(environment)
    if problems:
        raise SettingsError("\n".join(str(problem) for problem in sorted(problems)))
    settings = _settle(layer, path.parent, found, token, admins)
    return replace(settings, file=path, origins=_origins(environment, layer))


def _origins(environment: Mapping[str, str], layer: Layer) -> dict[str, str]:
    """Return where each key was set, and what has a variable and no key."""
    origins = {key: variables.origin(environment, at, at) for key, at in layer.origins.items()}
    for name, key in (
        (variables.TOKEN, ""),
        (variables.ADMINS, ""),
        (variables.KNOWLEDGE, "folders.knowledge"),
        (variables.DATABASE, "store.database"),
    ):
        origins[name] = variables.origin(environment, name, origins.get(key, "default"))
    origins[variables.CONFIG] = variables.origin(environment, variables.CONFIG)
    return origins


def home() -> Path:
    """Return where ``knowledge`` and ``config`` are: in an installed package, or the checkout."""
    package = Path(__file__).parent.parent
    return package / "data" if (package / "data").is_dir() else package.parent


def _wrong_webhook(layer: Layer) -> Iterator[Problem]:
    """Yield what a webhook lacks."""
    web = layer.config.web
    if not web.address:
        return
    where = layer.origins["web.address"]
    if not web.port:
        what = "A webhook needs a port to listen on."
        yield Problem(where, 0, what, 'Set "port" under "web", or leave "address" out.')
    if not web.secret.get_secret_value():
        what = "A webhook needs a secret by which Telegram is known."
        mend = f"Set {variables.PREFIX}WEB__SECRET to something long and random."
        yield Problem(where, 0, what, mend)


def _wrong_database(environment: Mapping[str, str], layer: Layer) -> Iterator[Problem]:
    """Yield what is wrong with the address of the database: there are servers of one kind only.

    What is in the address is not told: there may be a password in it.
    """
    named = environment.get(variables.DATABASE, "")
    name = named or layer.config.store.database.get_secret_value()
    kind = scheme(name)
    if not kind or is_server(name):
        return
    where = variables.DATABASE if named else layer.origins["store.database"]
    what = f'"{kind}" is no kind of database that the bot knows.'
    mend = "Write the path of a file (SQLite), or postgresql://user:password@host:5432/name."
    yield Problem(where, 0, what, mend)


def _settle(
    layer: Layer,
    beside: Path,
    environment: Mapping[str, str],
    token: str,
    admins: frozenset[int],
) -> Settings:
    config = layer.config
    knowledge = environment.get(variables.KNOWLEDGE)
    database = environment.get(variables.DATABASE)
    return Settings(
        knowledge=Path(knowledge)
        if knowledge
        else _folder(beside, config.folders.knowledge) or home() / "knowledge",
        languages=_folder(beside, config.folders.languages) or home() / "config" / "languages",
        engine=config.engine,
        terminal=_settle_terminal(config.terminal, environment),
        telegram=config.telegram,
        telegram_texts=_folder(beside, config.folders.telegram) or home() / "config" / "telegram",
        token=token,
        admins=admins,
        store=config.store,
        database=_database(Path(), database)
        if database
        else _database(beside, config.store.database.get_secret_value()),
        web=config.web,
        log=config.log,
        layer=layer,
    )


def _folder(beside: Path, name: str) -> Path | None:
    return beside / name if name else None


def _database(beside: Path, name: str) -> Path | str:
    """Return a URL as it is, and a file as a path."""
    if scheme(name):
        return name
    return beside / name if name else DATABASE


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
