"""Another program that has to do with the file of a SQLite database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def looking_into(path: Path) -> Iterator[sqlite3.Connection]:
    """Look at the file as another program does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


@contextmanager
def locked(path: Path, how: str = "IMMEDIATE") -> Iterator[None]:
    """Hold the database: against others that write or, when ``EXCLUSIVE``, against all."""
    with looking_into(path) as connection:
        connection.execute(f"BEGIN {how}")
        yield
        connection.execute("ROLLBACK")
