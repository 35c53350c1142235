"""A store that keeps everything in one SQLite file."""

from __future__ import annotations

from pathlib import Path

from bot.store import failures
from bot.store.database import PATIENCE, Database
from bot.store.failures import failure
from bot.store.keys import Keys, make_secret
from bot.store.records import Clock, Limits, utc_now
from bot.store.sqlite_people import PeopleTable
from bot.store.sqlite_questions import QuestionsTable

_ORPHANS = "DELETE FROM questions WHERE id NOT IN (SELECT question FROM askings)"


class SqliteStore(PeopleTable, QuestionsTable):
    """Keeps everything in a file that only holds keys of people, never their names or numbers."""

    @classmethod
    async def open(
        cls,
        path: Path,
        limits: Limits | None = None,
        clock: Clock = utc_now,
        *,
        secret: str = "",
        patience: float = PATIENCE,
    ) -> SqliteStore:
        """Open a store; the file is made when it is not there.

        Args:
            path: the file; its folder must be there.
            limits: how long things are kept.
            clock: tells the time.
            secret: what keys are made with; without one the file keeps a secret of its own.
            patience: seconds to wait for another program that holds the file.

        Raises:
            StoreError: the file cannot be used; says why.
        """
        database = await Database.open(path, patience)
        try:
            keys = Keys(secret.encode() if secret else await _own_secret(database))
        except BaseException:
            await database.close()
            raise
        return cls(database, keys, limits or Limits(), clock)

    async def expire(self) -> None:
        """Wipe what has been kept long enough; to be called once a day."""
        oldest = (self._clock() - self._limits.retention).date().isoformat()
        await self._database.run_together(
            [
                ("DELETE FROM memories WHERE until <= ?", (self._now(),)),
                ("DELETE FROM replies WHERE until <= ?", (self._now(),)),
                ("DELETE FROM people WHERE day < ?", (oldest,)),
                ("DELETE FROM ratings WHERE day < ?", (oldest,)),
                ("DELETE FROM counts WHERE day < ?", (oldest,)),
                ("DELETE FROM askings WHERE day < ?", (oldest,)),
                (_ORPHANS, ()),
            ]
        )
        await self._empty_log()

    async def forget(self, person: str) -> None:
        """Wipe everything that is kept of this person."""
        key = self._keys.person(person)
        await self._database.run_together(
            [
                ("DELETE FROM memories WHERE person = ?", (key,)),
                ("DELETE FROM replies WHERE person = ?", (key,)),
                ("DELETE FROM people WHERE person = ?", (key,)),
                ("DELETE FROM ratings WHERE person = ?", (key,)),
                ("DELETE FROM askings WHERE person = ?", (key,)),
                (_ORPHANS, ()),
            ]
        )
        await self._empty_log()

    async def check(self) -> None:
        """Try whether something can be written; raises StoreError when it cannot."""
        if not self._database.path.exists():
            raise failure(self._database.path, failures.GONE)
        await self._database.run(
            "INSERT OR REPLACE INTO settings (name, value) VALUES ('checked', ?)", self._today()
        )

    async def close(self) -> None:
        """Let go of the file. Closing twice is no fault."""
        await self._database.close()

    async def _empty_log(self) -> None:
        """Write all that is in SQLite's log to the file; so what was wiped, is nowhere any more."""
        await self._database.run("PRAGMA wal_checkpoint(TRUNCATE)")


async def _own_secret(database: Database) -> bytes:
    """Return the secret that this file keeps; it is made once."""
    await database.run(
        "INSERT OR IGNORE INTO settings (name, value) VALUES ('secret', ?)", make_secret().hex()
    )
    rows = await database.run("SELECT value FROM settings WHERE name = 'secret'")
    return bytes.fromhex(str(rows[0][0]))
