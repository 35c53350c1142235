"""Inserting what may be there already, as SQLite has it; PostgreSQL says it in the same words.

Not as PostgreSQL has it: who keeps a file would load all of its words for this, which takes a tenth
of a second and 5 MB.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.dialects.sqlite.dml import OnConflictDoNothing, OnConflictDoUpdate
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

__all__ = ["insert"]


@compiles(OnConflictDoNothing, "postgresql")
@compiles(OnConflictDoUpdate, "postgresql")
def _say(
    conflict: Any,  # noqa: ANN401 - either, with what PostgreSQL asks of them
    compiler: SQLCompiler,
    **kw: Any,  # noqa: ANN401
) -> str:
    """Say it to PostgreSQL, which could name a constraint too."""
    conflict.constraint_target = None
    said: str = getattr(compiler, f"visit_{conflict.__visit_name__}")(conflict, **kw)
    return said
