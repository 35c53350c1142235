"""The shape of the configuration file, with what holds when nothing is set."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, SecretStr
from pydantic_core import PydanticCustomError

from bot.documents import Shape

_PLACE = r"[^/\s]+(/[^\s]*)?"
_API = "https://api.telegram.org"


def _like(pattern: str, told: str) -> AfterValidator:
    """Return a check of the shape of a text, which is told in words."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise PydanticCustomError("unlike", "it must be {told}", {"told": told})
        return text

    return AfterValidator(check)


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

    language: Annotated[str, _like("auto|[a-z]{2,3}", "auto, or a code such as nl")] = "auto"
    colour: Literal["auto", "never"] = "auto"


class TelegramSettings(Shape):
    """How the Telegram room behaves. All times are in seconds."""

    api: Annotated[str, _like(rf"https?://{_PLACE}", f"an address such as {_API}")] = _API
    at_once: int = Field(default=8, ge=1, le=64)
    per_second: float = Field(default=30, ge=0)
    per_minute_in_a_group: float = Field(default=20, ge=0)
    questions: int = Field(default=20, ge=1)
    questions_within: int = Field(default=60, ge=1)
    inline_cache: int = Field(default=30, ge=0)
    patience: float = Field(default=10, gt=0)
    poll: int = Field(default=30, ge=0, le=50)
    pause: float = Field(default=0.5, ge=0)
    farewell: float = Field(default=8, ge=0)


class StoreSettings(Shape):
    """What the bot keeps, and for how long.

    Memory is in minutes, lease and patience are in seconds, all else is in days. The database may
    be a URL with a password in it, and is a secret for that.
    """

    database: SecretStr = SecretStr("")
    secret: SecretStr = SecretStr("")
    memory: float = Field(default=60, gt=0)
    replies: int = Field(default=2, ge=1)
    retention: int = Field(default=90, ge=1)
    tries: int = Field(default=5, ge=1)
    aside: int = Field(default=7, ge=1)
    lease: float = Field(default=30, ge=1)
    patience: float = Field(default=2, gt=0)


class WebSettings(Shape):
    """Where the bot listens, for health and metrics, and for updates when there is an address."""

    host: str = Field(default="127.0.0.1", min_length=1)
    port: int = Field(default=0, ge=0, le=65535)
    address: Annotated[
        str, _like(rf"(https://{_PLACE})?", "an https address such as https://bot.example")
    ] = ""
    secret: SecretStr = SecretStr("")


class LogSettings(Shape):
    """What is logged."""

    level: Literal["debug", "info", "warning", "error"] = "info"


class Config(Shape):
    """The configuration file; every section and key may be left out."""

    folders: FolderSettings = FolderSettings()
    engine: EngineSettings = EngineSettings()
    terminal: TerminalSettings = TerminalSettings()
    telegram: TelegramSettings = TelegramSettings()
    store: StoreSettings = StoreSettings()
    web: WebSettings = WebSettings()
    log: LogSettings = LogSettings()
