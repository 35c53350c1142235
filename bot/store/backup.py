"""A copy of a SQLite file while the bot runs, and putting such a copy back.

A PostgreSQL server has programs of its own for that.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from bot.store import failures
from bot.store.address import is_server, shown
from bot.store.failures import failure, told
from bot.store.sqlite import PATIENCE
from bot.store.version import APPLICATION, HEAD, VERSION_TABLE

BESIDE = ("-wal", "-shm")

# What waits for an answer now, has had it by the time that the copy is put back.
_UNDER_WAY = "DELETE FROM updates WHERE aside IS NULL"


def back_up(address: str, target: Path) -> None:
    """Copy the database to a file; the bot may go on meanwhile.

    Args:
        address: of the database.
        target: the file to make; it is whole or not there at all.

    Raises:
        StoreError: it cannot be done; says why, and leaves no half copy.
    """
    source = _file_of(address, failures.USE_PG_DUMP)
    if target.exists():
        raise failure(str(target), failures.IN_THE_WAY)
    _check(source)
    with _made_whole(target) as copy:
        with told(str(source)), closing(_open(source)) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
        with told(str(target)), closing(_open(copy)) as connection:
            with suppress(sqlite3.OperationalError):  # a database from before the inbox
                connection.execute(_UNDER_WAY)
            connection.execute("VACUUM")  # so that nothing of it is left in the copy
        _check(copy)


def restore(backup: Path, address: str, now: datetime) -> Path | None:
    """Put a copy back in the place of the database, which is moved aside; the bot has to be off.

    Args:
        backup: the copy.
        address: of the database.
        now: names the file that the database is moved to.

    Returns:
        Where the database is now that was there; None when there was none.

    Raises:
        StoreError: it cannot be done; says why, and leaves the database as it was.
    """
    target = _file_of(address, failures.USE_PG_RESTORE)
    _check(backup)
    if target.exists():
        _check_not_in_use(target)
    with _made_whole(target) as copy, told(str(target)):
        shutil.copyfile(backup, copy)
        return _move_aside(target, now)


def _file_of(address: str, otherwise: str) -> Path:
    if is_server(address):
        raise failure(shown(address), otherwise)
    return Path(address)


def _open(path: Path) -> sqlite3.Connection:
    """Open a file that is there; one that is not, is not made."""
    address = f"{path.resolve().as_uri()}?mode=rw"
    connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def _check(path: Path) -> None:
    """See whether this is a whole database of ours that this bot can use."""
    if not path.is_file():
        raise failure(str(path), failures.NOT_THERE)
    with told(str(path)), closing(_open(path)) as connection:
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
            raise failure(str(path), failures.FOREIGN)
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise failure(str(path), failures.DAMAGED)
        query = f"SELECT version_num FROM {VERSION_TABLE} WHERE version_num > ?"  # noqa: S608
        with suppress(sqlite3.OperationalError):  # a database from before there was a version
            if connection.execute(query, (HEAD,)).fetchone():
                raise failure(str(path), failures.NEWER)


def _check_not_in_use(path: Path) -> None:
    """Let go of SQLite's log, which it does only when nobody else has the file open."""
    try:
        with closing(_open(path)) as connection:
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
            raise failure(str(path), failures.IN_USE) from error
    except sqlite3.DatabaseError:
        return  # damaged, which is why a copy is put back


@contextmanager
def _made_whole(target: Path) -> Iterator[Path]:
    """Make a file under another name, for nobody else's eyes, and name it when it is whole."""
    copy = target.with_name(f".{target.name}.part")
    with told(str(target)):
        copy.unlink(missing_ok=True)
        copy.touch(mode=0o600)
    try:
        yield copy
        with told(str(target)):
            with copy.open("rb") as file:
                os.fsync(file.fileno())
            copy.replace(target)
    finally:
        copy.unlink(missing_ok=True)


def _move_aside(target: Path, now: datetime) -> Path | None:
    if not target.exists():
        return None
    aside = target.with_name(f"{target.name}.{now:%Y%m%d-%H%M%S}")
    try:  # at no moment there is none: a bot that waits for a whole one would make an empty one
        aside.hardlink_to(target)
    except OSError:  # some disks know no second name of a file
        target.replace(aside)
    for end in BESIDE:
        with suppress(FileNotFoundError):
            target.with_name(target.name + end).replace(aside.with_name(aside.name + end))
    return aside
