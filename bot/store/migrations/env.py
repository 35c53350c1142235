"""Run by Alembic, for every migration; the connection comes from ``bot.store.migrate``."""

from __future__ import annotations

from alembic import context

from bot.store.schema import TABLES
from bot.store.version import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=TABLES,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
