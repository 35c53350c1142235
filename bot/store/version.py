"""Which version of the tables this bot works with; see ``migrations`` for what came before."""

from __future__ import annotations

HEAD = "0002"
VERSION_TABLE = "poldergids_version"

# Tables of this version in a SQLite file without a table for it, where its own number tells.
FIRST = "0001"
FIRST_NUMBER = 1
