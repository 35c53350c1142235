"""What the variables of the environment say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from bot.errors import Problem
from bot.settings.layers import Layer, read_variable
from bot.settings.shapes import Config

PREFIX = "POLDERGIDS_"
SEPARATOR = "__"
FILE = "_FILE"
TOKEN = "TELEGRAM_BOT_TOKEN"  # noqa: S105 - the name of a variable
ADMINS = f"{PREFIX}ADMINS"
DATABASE = f"{PREFIX}DATABASE"
KNOWLEDGE = f"{PREFIX}KNOWLEDGE"
CONFIG = f"{PREFIX}CONFIG"

SECRETS = (TOKEN, DATABASE, f"{PREFIX}STORE__SECRET", f"{PREFIX}WEB__SECRET")
"""Variables that may also stand in a file, which another variable names: its name and _FILE."""

ALIASES = {"TELEGRAM_API_URL": ("telegram", "api")}
"""Variables with a name of their own for a key of the file."""

OWN = ("ADMINS", "DATABASE", "KNOWLEDGE", "CONFIG")
"""Variables with a name of their own, behind the prefix."""

KEYS = tuple(
    f"{section}{SEPARATOR}{key}".upper()
    for section, shape in Config.model_fields.items()
    for key in getattr(shape.annotation, "model_fields", {})
)
"""Variables for the keys of the file, behind the prefix."""

LIKENESS = 0.8
"""So much alike (0 to 1) is a slip: WEB_PORT and WEB__PORT are, SERVICE_PORT is not."""

_TOKEN_SHAPE = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{10,100}")


def with_files(environment: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """Put what stands in the files of secrets in the place of their names.

    Returns:
        The environment with each secret as a variable, and the problems.
    """
    found = {name: value for name, value in environment.items() if value}
    problems = []
    for name in SECRETS:
        path = found.pop(name + FILE, "")
        if not path or name in found:
            continue
        try:
            found[name] = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            what = "The file that this names cannot be read."
            problems.append(Problem(name + FILE, 0, what, "Name a text file that can be read."))
    return found, problems


def read_environment(environment: Mapping[str, str]) -> tuple[Layer, list[Problem]]:
    """Read all variables that set a key of the file."""
    layer = Layer()
    problems: list[Problem] = []
    for name, keys in _variables(environment):
        above, more = read_variable(name, environment[name], keys)
        layer = layer.under(above)
        problems += more
    return layer, problems


def _variables(environment: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names of the variables and the keys that they set; those that win come last."""
    for name in sorted(environment):
        if name.startswith(PREFIX) and SEPARATOR in name:
            key = name.removeprefix(PREFIX).lower().replace("_", "-")
            yield name, tuple(key.split("--"))
    for name, keys in ALIASES.items():
        if name in environment:
            yield name, keys


def origin(environment: Mapping[str, str], name: str, otherwise: str = "default") -> str:
    """Return which variable sets what has this name: itself, or the one that names its file."""
    return next((each for each in (name, name + FILE) if environment.get(each)), otherwise)


def unknown_in(environment: Mapping[str, str]) -> list[Problem]:
    """Return the variables that look much like one that there is.

    Others are let be: Kubernetes makes variables with the name of each service, also of ours.
    """
    problems = []
    for name in sorted(environment):
        word = name.removeprefix(PREFIX)
        if word == name or SEPARATOR in word or word.removesuffix(FILE) in OWN:
            continue
        if meant := get_close_matches(word, [*OWN, *KEYS], 1, LIKENESS):
            mend = f"Did you mean {PREFIX}{meant[0]}?"
            problems.append(Problem(name, 0, "There is no such variable.", mend))
    return problems


def admins_in(environment: Mapping[str, str]) -> tuple[frozenset[int], list[Problem]]:
    """Return the user ids of admins."""
    words = environment.get(ADMINS, "").replace(",", " ").split()
    mend = "Write user ids, such as 123456789, with commas between them."
    problems = [
        Problem(ADMINS, 0, f'"{word}" is not the id of a user.', mend)
        for word in words
        if not re.fullmatch("[0-9]{1,20}", word)
    ]
    return frozenset(() if problems else map(int, words)), problems


def token_in(environment: Mapping[str, str]) -> tuple[str, list[Problem]]:
    """Return the bot's token, empty without one; a problem tells no word of the token itself."""
    token = environment.get(TOKEN, "").strip()
    if not token or _TOKEN_SHAPE.fullmatch(token):
        return token, []
    mend = "Copy it again from BotFather; it looks like 123456:letters-and-digits."
    return "", [Problem(TOKEN, 0, "This is not a token of a bot.", mend)]
