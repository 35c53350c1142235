"""What is wrong with a database, in words for who runs the bot."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import DamagedStoreError, GoneStoreError, StoreError, WrongStoreError

DAMAGED = (
    "The database is damaged, or it is no database. Put a backup in its place, "
    "or move it away to start with an empty one."
)
LOCKED = "Another program holds the database. Stop that program, or wait, and try again."
READ_ONLY = (
    "The database cannot be written. Give the user that runs the bot the right to write "
    "this file and its folder."
)
NOT_OPENED = (
    "The database cannot be opened. See whether its folder exists and may be written, "
    "or set POLDERGIDS_DATABASE to another file."
)
FULL = "The disk is full. Make room, and try again."
GONE = (
    "The database is gone while it was in use. Put it back, "
    "or start the bot again to begin with an empty one."
)
NEWER = (
    "A newer version of the bot made the database. Install that version, "
    "or set POLDERGIDS_DATABASE to another database."
)
FOREIGN = "This is the database of another program. Set POLDERGIDS_DATABASE to another one."
CLOSED = "The database is closed already."
NOT_THERE = "This file is not there."
IN_THE_WAY = "There is a file of this name already. Give another name."
IN_USE = "The bot is using this database. Stop it first."
USE_PG_DUMP = "This database is on a server. Make a backup there, with pg_dump."
USE_PG_RESTORE = "This database is on a server. Put a backup back there, with pg_restore."
HALF = "A text with half a character in it cannot be kept."

BROKEN = "The disk does not take what is written: it is full, over its quota or broken. See to it."

_KINDS: dict[str, type[StoreError]] = {
    DAMAGED: DamagedStoreError,
    GONE: GoneStoreError,
    NEWER: WrongStoreError,
    FOREIGN: WrongStoreError,
}

# By the start of the name that SQLite gives to an error.
_BY_NAME = {
    "SQLITE_BUSY": LOCKED,
    "SQLITE_LOCKED": LOCKED,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_CANTOPEN": NOT_OPENED,
    "SQLITE_FULL": FULL,
    "SQLITE_IOERR": BROKEN,
}


def failure(name: str, what: str) -> StoreError:
    """Return the error to raise about the database of this name."""
    return _KINDS.get(what, StoreError)(f"{name}: {what}")


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn every error of a SQLite file into a StoreError that says how to mend it."""
    try:
        yield
    except sqlite3.Error as error:
        raise failure(name, _explain(error)) from error
    except OSError as error:
        raise failure(name, NOT_OPENED) from error
    except UnicodeError as error:
        raise failure(name, HALF) from error
    except ValueError as error:  # what aiosqlite raises after closing
        raise failure(name, CLOSED) from error


def _explain(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    known = next((what for start, what in _BY_NAME.items() if name.startswith(start)), None)
    return known or f"The database cannot be used: {error}."
