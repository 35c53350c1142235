"""A store that keeps everything in a database, in the same words for SQLite and PostgreSQL."""

from __future__ import annotations

import asyncio
import secrets
from datetime import date

from sqlalchemy import bindparam, delete, select

from bot.store import telling
from bot.store.database import KNOWLEDGE, Database, step
from bot.store.keys import Keys, make_secret
from bot.store.moments import NOW, TODAY
from bot.store.records import Kept, Limits
from bot.store.schema import TABLES, memories, replies, settings
from bot.store.signal import wait_for
from bot.store.sql_inbox import SqlInbox
from bot.store.sql_people import PeoplePart
from bot.store.sql_questions import QuestionsPart
from bot.store.upsert import insert

_SETTING = select(settings.c.value).where(settings.c.name == bindparam("key"))
_NEW = insert(settings).values(name=bindparam("key"), value=bindparam("text"))
_SET = _NEW.on_conflict_do_update(index_elements=["name"], set_={"value": _NEW.excluded.value})
_SET_ONCE = _NEW.on_conflict_do_nothing()
_TODAY = select(TODAY)
_EXPIRE = [delete(table).where(table.c.until <= NOW) for table in (memories, replies)]
_EXPIRE_BY_DAY = [
    delete(table).where(table.c.day < bindparam("oldest"))
    for table in TABLES.sorted_tables
    if "day" in table.c
]


class SqlStore(PeoplePart, QuestionsPart):
    """Keeps everything in a database that holds keys of people, never their names or numbers.

    Attributes:
        inbox: all updates that are not done.
    """

    def __init__(self, database: Database, keys: Keys, limits: Limits) -> None:
        super().__init__(database, keys, limits)
        self.inbox = SqlInbox(database, keys, limits.inbox)

    @classmethod
    async def start(cls, database: Database, limits: Limits, secret: str = "") -> SqlStore:
        """Return a store on an open database.

        Args:
            database: what to keep everything in; closed where this fails.
            limits: how long things are kept.
            secret: what keys are made with; without one the database keeps a secret of its own.

        Raises:
            StoreError: the database cannot be used; says why.
        """
        try:
            keys = Keys(secret.encode() if secret else await _own_secret(database))
        except BaseException:
            await database.close()
            raise
        return cls(database, keys, limits)

    async def announce(self, edition: str) -> None:
        """Tell all who share this store which edition answers from now on."""
        await self._database.run(_SET, key="knowledge", text=edition)
        await self._database.tell(KNOWLEDGE)

    async def announced(self, unlike: str | None = None, wait: float = 0) -> str:
        """Return which edition was announced last; empty for none."""
        time = asyncio.get_running_loop().time
        until = time() + wait
        while True:
            happened = self._database.signals[KNOWLEDGE].listen()
            rows = await self._database.run(_SETTING, key="knowledge")
            edition = str(rows[0][0]) if rows else ""
            left = until - time()
            if edition != unlike or left <= 0:
                return edition
            await wait_for(happened, min(left, self._database.idle))

    async def expire(self) -> None:
        """Wipe what has been kept long enough; to be called once a day."""
        ((today,),) = await self._database.run(_TODAY)
        oldest = (date.fromisoformat(today) - self._limits.retention).isoformat()
        await self._database.run_all(
            [
                *(step(query) for query in _EXPIRE),
                *(step(query, oldest=oldest) for query in _EXPIRE_BY_DAY),
                step(telling.ORPHANS),
            ],
            slow=True,
        )
        await self.inbox.expire()

    async def forget(self, person: str, until: int | None = None) -> None:
        """Wipe everything that is kept of this person."""
        key = self._keys.person(person)
        await self._database.run_all(
            [*(step(query, key=key) for query in telling.FORGET), step(telling.ORPHANS)]
        )
        await self.inbox.forget(person, until)

    async def data_of(self, person: str) -> Kept:
        """Return everything that is kept of this person."""
        key = self._keys.person(person)
        found = {
            name: telling.describe(name, await self._database.run(query, key=key))
            for name, query in telling.TELL.items()
        }
        return {name: records for name, records in found.items() if records}

    async def check(self) -> None:
        """Try whether something can be written; raises StoreError when it cannot."""
        await self._database.check()
        # Something new each time: SQLite writes nothing where nothing changes.
        await self._database.run(_SET, key="checked", text=secrets.token_hex(8))
        await self._database.tidy()

    async def close(self) -> None:
        """Let go of the database. Closing twice is no fault."""
        await self._database.close()


async def _own_secret(database: Database) -> bytes:
    """Return the secret that this database keeps; it is made once."""
    await database.run(_SET_ONCE, key="secret", text=make_secret().hex())
    ((found,),) = await database.run(_SETTING, key="secret")
    return bytes.fromhex(found)
