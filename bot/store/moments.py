"""The time as the database tells it, in words that each kind of database understands.

Machines differ about the time by seconds or more; all that share a database agree by asking it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Double, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ColumnElement


class _Moment(ColumnElement[float]):
    """Seconds since 1970."""

    inherit_cache = True
    type = Double()


class _Day(ColumnElement[str]):
    """The day in UTC, as 2026-01-31."""

    inherit_cache = True
    type = Text()


NOW = _Moment()
TODAY = _Day()


_WORDS = {
    (_Moment, "sqlite"): "((julianday('now') - 2440587.5) * 86400.0)",
    (_Moment, "postgresql"): "extract(epoch FROM clock_timestamp())::double precision",
    (_Day, "sqlite"): "date('now')",
    (_Day, "postgresql"): "to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD')",
}
_GIVEN = {_Moment: "now", _Day: "today"}


@compiles(_Moment)
@compiles(_Day)
def _say(element: _Moment | _Day, compiler: SQLCompiler, *, given: bool = False, **kw: Any) -> str:  # noqa: ANN401
    """Ask the database; or leave a place to fill in, for who brings a clock."""
    kind = type(element)
    if given:
        return compiler.process(bindparam(_GIVEN[kind], type_=element.type), given=given, **kw)
    return _WORDS[kind, compiler.dialect.name]
