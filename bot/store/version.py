"""Which version of the tables this bot works with; see ``migrations`` for what came before."""

from __future__ import annotations

HEAD = "0003"
VERSION_TABLE = "poldergids_version"

# Marks a SQLite file as ours: "Pold" in four bytes. The number keeps off bots from before there was
# a table for the version.
APPLICATION = 0x506F6C64
MARKS = (f"PRAGMA application_id = {APPLICATION}", f"PRAGMA user_version = {int(HEAD)}")

# Held on a server by who makes or changes tables; any number will do, if it is always the same.
LOCK = 0x506F6C64

# Tables of this version in a SQLite file without a table for it, where its own number tells.
FIRST = "0001"
FIRST_NUMBER = 1
