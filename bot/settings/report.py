"""What is in force and where it was set, for an operator; a secret is never shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, SecretStr

from bot.documents import display
from bot.settings import environment as variables
from bot.settings.settled import Settings

DEFAULT = "default"
HIDDEN = "(hidden)"
NOTHING = "(none)"


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: its key, what is in force, and where that was set."""

    key: str
    value: str
    origin: str


def report(settings: Settings) -> str:
    """Return a table of all settings."""
    rows = [*_own_variables(settings), *_keys(settings.layer.config, settings.origins)]
    key, value = (max(len(getattr(row, name)) for row in rows) for name in ("key", "value"))
    return "\n".join(f"{row.key:{key}}  {row.value:{value}}  {row.origin}" for row in rows)


def _own_variables(settings: Settings) -> Iterator[Row]:
    """Yield what has a variable and no key, or is worked out from several."""
    admins = ", ".join(map(str, sorted(settings.admins)))
    for name, value in (
        (variables.CONFIG, display(settings.file)),
        (variables.TOKEN, HIDDEN if settings.token else NOTHING),
        (variables.ADMINS, admins or NOTHING),
        (variables.KNOWLEDGE, display(settings.knowledge)),
        (variables.DATABASE, _place(settings.database)),
    ):
        yield Row(name, value, settings.origins.get(name, DEFAULT))


def _place(database: Path | str) -> str:
    """Return where the database is, without the password that may stand in a URL."""
    if isinstance(database, Path):
        return display(database)
    return f"{database.partition('://')[0]}://{HIDDEN}"


def _keys(model: BaseModel, origins: Mapping[str, str], before: str = "") -> Iterator[Row]:
    for name in type(model).model_fields:
        value = getattr(model, name)
        key = before + name.replace("_", "-")
        if isinstance(value, BaseModel):
            yield from _keys(value, origins, f"{key}.")
        else:
            yield Row(key, _shown(value), origins.get(key, DEFAULT))


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return HIDDEN if value.get_secret_value() else NOTHING
    return str(value) if value != "" else NOTHING
