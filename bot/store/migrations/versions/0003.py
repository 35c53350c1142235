"""Why an update was set aside: the kind of its last error."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the column; what was set aside before, has none."""
    op.add_column("updates", sa.Column("failure", _TEXT))
