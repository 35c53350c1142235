"""The inbox: updates that are not done, and which ones came in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_MOMENT: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    """Make the two tables."""
    op.create_table(
        "updates",
        sa.Column("id", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("lane", _TEXT, nullable=False),
        sa.Column("person", _TEXT, nullable=False),
        sa.Column("content", _TEXT, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due", _MOMENT, nullable=False),
        sa.Column("worker", _TEXT, nullable=False),
        sa.Column("token", _TEXT, nullable=False),
        sa.Column("aside", _MOMENT),
        sqlite_strict=True,
    )
    op.create_index("updates_by_lane", "updates", ["lane", "id"])
    op.create_index("updates_by_person", "updates", ["person"])
    op.create_table(
        "seen",
        sa.Column("id", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("moment", _MOMENT, nullable=False),
        sqlite_strict=True,
    )
