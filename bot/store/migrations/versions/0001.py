"""What is kept of people, answers and questions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_KIND = {"sqlite_strict": True, "sqlite_with_rowid": False}
_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_MOMENT: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, _TEXT, primary_key=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, _TEXT, nullable=False)


def _until() -> sa.Column[float]:
    return sa.Column("until", _MOMENT, nullable=False)


def upgrade() -> None:
    """Make the tables of the first version, as files had them before Alembic came."""
    number = sa.Column("number", sa.Integer, nullable=False)
    known = sa.Column("known", sa.Integer, nullable=False)
    times = sa.Column("times", sa.Integer, nullable=False)
    op.create_table("settings", _key("name"), _text("value"), **_KIND)
    op.create_table(
        "memories", _key("conversation"), _text("person"), _text("text"), _until(), **_KIND
    )
    op.create_index("memories_by_person", "memories", ["person"])
    op.create_table("people", _key("person"), _text("language"), known, _text("day"), **_KIND)
    op.create_table("counts", _key("day"), _key("status"), _key("language"), number, **_KIND)
    op.create_table(
        "ratings", _key("person"), _key("answer"), _text("thumb"), _text("day"), **_KIND
    )
    op.create_table(
        "questions", _key("id"), _text("text"), _text("language"), _text("state"), **_KIND
    )
    op.create_table(
        "askings",
        sa.Column("question", _TEXT, sa.ForeignKey("questions.id"), primary_key=True),
        _key("person"),
        _key("day"),
        times,
        **_KIND,
    )
    op.create_index("askings_by_person", "askings", ["person"])
    op.create_table(
        "replies", _key("message"), _text("person"), _text("answers"), _until(), **_KIND
    )
    op.create_index("replies_by_person", "replies", ["person"])
