"""What the documentation says is stored is what is stored."""

from __future__ import annotations

import re
from pathlib import Path

from bot.store.schema import TABLES
from bot.store.telling import PERSONAL
from bot.store.version import VERSION_TABLE

TEXT = (Path(__file__).parents[2] / "docs" / "storage.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| [^|]+ \| (yes|no) \|", re.MULTILINE)


def test_every_table_is_documented() -> None:
    """With whether it holds something of a person."""
    personal = {table.name for table in PERSONAL}
    names = [*TABLES.tables, VERSION_TABLE]
    expected = {name: "yes" if name in personal else "no" for name in names}
    assert dict(ROW.findall(TEXT)) == expected
