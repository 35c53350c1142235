"""Logs: lines for a person at a terminal, JSON elsewhere; no secret in them, and no content.

What is logged is an event with numbers. Modules never log what a person wrote, nor who it was;
of an error the log tells the kind and the place, and its words only at the level DEBUG, for those
may quote what came in.
"""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TextIO

HIDDEN = "***"
QUIET = ("httpx", "httpcore", "telegram", "aiohttp", "asyncio", "alembic", "sqlalchemy")
"""Libraries of which only warnings are of use; httpx logs addresses with the token in them."""

_update: ContextVar[str] = ContextVar("update", default="")


@contextmanager
def working_on(update: str) -> Iterator[None]:
    """Mark all that is logged in this context with the id of an update."""
    token = _update.set(update)
    try:
        yield
    finally:
        _update.reset(token)


def set_up(stream: TextIO, secrets: Collection[str] = (), level: str = "INFO") -> None:
    """Send all logs to a stream, as lines on a terminal and as JSON elsewhere.

    Args:
        stream: mostly stderr.
        secrets: texts that are never shown, whatever logs them.
        level: the name of the least level that is shown, such as ``INFO``.
    """
    shape = LineFormatter if stream.isatty() else JsonFormatter
    handler = logging.StreamHandler(stream)
    handler.setFormatter(shape(secrets, tells_words=level == "DEBUG"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.NOTSET if level == "DEBUG" else logging.WARNING)


class _Discreet(logging.Formatter):
    """Base of the two formats: hides secrets, and tells of an error its kind and its place."""

    def __init__(self, secrets: Collection[str] = (), *, tells_words: bool = False) -> None:
        super().__init__()
        self._secrets = sorted(filter(None, secrets), key=len, reverse=True)
        self._tells_words = tells_words

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        told = {
            "time": f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%S.%fZ}",
            "level": record.levelname,
            "logger": record.name,
            "update": _update.get(),
            "message": record.getMessage(),
            "error": self._error(record),
        }
        return self._hide(self._line(told))

    def _line(self, told: dict[str, str]) -> str:
        raise NotImplementedError

    def _error(self, record: logging.LogRecord) -> str:
        if not record.exc_info or record.exc_info[1] is None:
            return ""
        error = record.exc_info[1]
        places = traceback.extract_tb(error.__traceback__)
        where = " < ".join(f"{at.name} ({at.filename}:{at.lineno})" for at in reversed(places))
        what = f"{type(error).__name__}: {error}" if self._tells_words else type(error).__name__
        return f"{what} in {where}" if where else what

    def _hide(self, line: str) -> str:
        for secret in self._secrets:
            line = line.replace(secret, HIDDEN)
        return line


class JsonFormatter(_Discreet):
    """One JSON object a line, for a machine."""

    def _line(self, told: dict[str, str]) -> str:
        return json.dumps({name: text for name, text in told.items() if text}, ensure_ascii=False)


class LineFormatter(_Discreet):
    """One line of text, for a person."""

    def _line(self, told: dict[str, str]) -> str:
        update = f"[{told['update']}] " if told["update"] else ""
        error = f" - {told['error']}" if told["error"] else ""
        clock = told["time"][11:19]
        line = f"{clock} {told['level']:7} {told['logger']}: {update}{told['message']}{error}"
        return line.replace("\n", " ")
