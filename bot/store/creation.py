"""Making all tables of this version at once, in a database with none.

The migrations make the same, and a test holds the two together; but they take a while to load.
"""

from __future__ import annotations

from sqlalchemy import Column, MetaData, PrimaryKeyConstraint, String, Table
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from bot.store.schema import TABLES
from bot.store.version import HEAD, VERSION_TABLE

# As Alembic makes it.
_VERSION = Table(
    VERSION_TABLE,
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"),
)


def creation(dialect: Dialect) -> list[str]:
    """Return the statements that make all tables, in the words of one kind of database."""
    tables = [*TABLES.sorted_tables, _VERSION]
    indexes = [index for table in tables for index in sorted(table.indexes, key=str)]
    return [
        *(str(CreateTable(table).compile(dialect=dialect)) for table in tables),
        *(str(CreateIndex(index).compile(dialect=dialect)) for index in indexes),
        f"INSERT INTO {VERSION_TABLE} VALUES ('{HEAD}')",  # noqa: S608 - both are constants
    ]
