"""What is kept of a person, by the tables that there are: wiping it, and telling it."""

from __future__ import annotations

from sqlalchemy import Delete, Select, Table, Text, bindparam, delete, select
from sqlalchemy.sql.expression import ColumnElement

from bot.store.database import Rows
from bot.store.records import Record, told_moment
from bot.store.schema import TABLES, askings, questions, updates

# Every table with something of a person in it. The inbox has rules of its own for forgetting.
PERSONAL = [table for table in TABLES.sorted_tables if "person" in table.c]

_key = bindparam("key", type_=Text())

FORGET: list[Delete] = [
    delete(table).where(table.c.person == _key) for table in PERSONAL if table is not updates
]
ORPHANS = delete(questions).where(questions.c.id.not_in(select(askings.c.question)))


def _told(table: Table) -> list[ColumnElement[object]]:
    """Return what a person is told of a table: no keys; a question in its words."""
    columns = [column for column in table.c if column.info.get("told", True)]
    return [questions.c.text if column is askings.c.question else column for column in columns]


def _tell(table: Table) -> Select[*tuple[object, ...]]:
    columns = _told(table)
    source = table.join(questions) if table is askings else table
    return select(*columns).select_from(source).where(table.c.person == _key).order_by(*columns)


TELL = {table.name: _tell(table) for table in PERSONAL}


def describe(table: str, rows: Rows) -> list[Record]:
    """Return rows of a table as plain records; what is empty is left out."""
    names = [column.name for column in TELL[table].selected_columns]
    return [
        {
            name: told_moment(value) if isinstance(value, float) else value
            for name, value in zip(names, row, strict=True)
            if value not in (None, "")
        }
        for row in rows
    ]
