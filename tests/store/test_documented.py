"""What the documentation says is stored is what is stored."""

from __future__ import annotations

import re
from pathlib import Path

from bot.store.schema import TABLES
from bot.store.telling import PERSONAL
from bot.store.version import VERSION_TABLE

TEXT = (Path(__file__).parents[2] / "docs" / "privacy.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| [^|]+ \| (ja|nee) \|", re.MULTILINE)


def test_every_table_is_documented() -> None:
    """With whether it holds something of a person."""
    personal = {table.name for table in PERSONAL}
    names = [*TABLES.tables, VERSION_TABLE]
    expected = {name: "ja" if name in personal else "nee" for name in names}
    assert dict(ROW.findall(TEXT)) == expected
