"""The tables. A change here goes with a migration (see ``migrations``).

People, conversations and messages are keys (see ``keys``), days are as 2026-01-31, and moments are
seconds since 1970. A table with a column ``person`` holds something of a person: forgetting and
telling what is kept go by that column.
"""

from __future__ import annotations

from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

TABLES = MetaData()

# Whether somebody who asks what is kept of them, is told what is in a column, or it is only there
# for the bot to find its way.
TOLD = {"told": True}
HOUSEHOLD = {"told": False}

# Letters are compared by their numbers everywhere, whatever the language of the server.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
_NUMBER = BigInteger().with_variant(Integer(), "sqlite")
_MOMENT: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")


def _text(name: str, *more: ForeignKey, key: bool = False) -> Column[str]:
    return Column(name, _TEXT, *more, primary_key=key, nullable=False)


def _name(name: str, *, key: bool = False) -> Column[str]:
    """Make a column for the key of a person, a conversation or a message."""
    return Column(name, _TEXT, primary_key=key, nullable=False, info=HOUSEHOLD)


def _number(name: str, info: dict[str, bool] = TOLD) -> Column[int]:
    return Column(name, Integer, nullable=False, info=info)


def _moment(name: str, info: dict[str, bool] = TOLD) -> Column[float]:
    return Column(name, _MOMENT, nullable=False, info=info)


def _table(name: str, *columns: Column[str] | Column[int] | Column[float] | Index) -> Table:
    return Table(name, TABLES, *columns, sqlite_strict=True, sqlite_with_rowid=False)


# What the database keeps for itself: its secret, and which knowledge was announced.
settings = _table("settings", _text("name", key=True), _text("value"))

# What a conversation was about.
memories = _table(
    "memories",
    _name("conversation", key=True),
    _name("person"),
    _text("text"),
    _moment("until"),
    Index("memories_by_person", "person"),
)

# Who was there. An empty language leaves it to each message.
people = _table(
    "people",
    _name("person", key=True),
    _text("language"),
    _number("known", HOUSEHOLD),
    _text("day"),
)

# How many questions there were, whoever asked them.
counts = _table(
    "counts",
    _text("day", key=True),
    _text("status", key=True),
    _text("language", key=True),
    _number("number"),
)

# Thumbs.
ratings = _table(
    "ratings", _name("person", key=True), _name("answer", key=True), _text("thumb"), _text("day")
)

# Questions without an answer, whoever asked them.
questions = _table(
    "questions", _text("id", key=True), _text("text"), _text("language"), _text("state")
)

# How often who asked them. A question that nobody is left to have asked goes away.
askings = _table(
    "askings",
    _text("question", ForeignKey("questions.id"), key=True),
    _name("person", key=True),
    _text("day", key=True),
    _number("times"),
    Index("askings_by_person", "person"),
)

# Which messages answer one message; numbers with commas between them.
replies = _table(
    "replies",
    _name("message", key=True),
    _name("person"),
    _text("answers"),
    _moment("until"),
    Index("replies_by_person", "person"),
)

# Updates that are not done. A token means that a worker has it, until the moment that it is due;
# without one it can be claimed from that moment on. The failure is the kind of the last error.
updates = Table(
    "updates",
    TABLES,
    Column("id", _NUMBER, primary_key=True, autoincrement=False),
    _name("lane"),
    _name("person"),
    _text("content"),
    _number("tries"),
    _moment("due", HOUSEHOLD),
    _name("worker"),
    _name("token"),
    Column("aside", _MOMENT),
    Column("failure", _TEXT, info=HOUSEHOLD),
    Index("updates_by_lane", "lane", "id"),
    Index("updates_by_person", "person"),
    sqlite_strict=True,
)

# Which updates came in, and when; nothing of whom.
seen = Table(
    "seen",
    TABLES,
    Column("id", _NUMBER, primary_key=True, autoincrement=False),
    _moment("moment"),
    sqlite_strict=True,
)
