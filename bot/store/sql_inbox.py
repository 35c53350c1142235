"""The inbox in a database: its lines of work are in ``inbox_queries``."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from bot.store import inbox_queries as queries
from bot.store.claiming import Claiming
from bot.store.database import WORK, Database, Step, step
from bot.store.inbox import Claim, InboxLimits, SetAside, Update
from bot.store.keys import Keys, person_of
from bot.store.signal import wait_for

HIGHEST_ID = 2**63 - 1


class SqlInbox:
    """Keeps updates in a database that may have many processes at work."""

    def __init__(self, database: Database, keys: Keys, limits: InboxLimits) -> None:
        self._database = database
        self._keys = keys
        self._limits = limits
        self._claiming = Claiming(database, limits)

    async def receive(self, updates: Sequence[Update]) -> int:
        """Keep these updates, all or none; they are safe when this returns."""
        if not updates:
            return 0
        steps: list[Step] = []
        # Always in the same order, so that no two processes wait for each other.
        for update in sorted(updates, key=lambda each: each.id):
            steps.append(step(queries.SEE, id=update.id))
            steps.append(step(queries.RECEIVE, if_found=True, **self._row(update)))
        results = await self._database.run_all(steps, safe=True)
        new = sum(bool(rows) for rows in results)  # only those that are new give rows
        if new:
            await self._database.tell(WORK)
        return new

    async def highest(self) -> int | None:
        """Return the highest id that was received lately; None when there is none."""
        kept = self._limits.seen.total_seconds()
        ((found,),) = await self._database.run(queries.HIGHEST, kept=kept)
        return found if found is None else int(found)

    async def claim(self, worker: str, number: int = 1, wait: float = 0) -> list[Claim]:
        """Take updates to answer, oldest first, from lanes that have none under way."""
        time = asyncio.get_running_loop().time
        until = time() + wait
        while True:
            happened = self._database.signals[WORK].listen()
            claims = await self._claiming.take(worker, number)
            left = until - time()
            if claims or left <= 0:
                return claims
            await wait_for(happened, min(left, await self._idle(), self._database.idle))

    async def renew(self, claims: Collection[Claim]) -> frozenset[int]:
        """Start the lease of these claims anew."""
        lease = self._limits.lease.total_seconds()
        # In the same order everywhere, so that no two processes wait for each other.
        steps = [
            step(queries.RENEW, name=claim.id, given=claim.token, lease=lease)
            for claim in sorted(claims, key=lambda each: each.id)
        ]
        results = await self._database.run_all(steps) if steps else []
        return frozenset(int(found) for rows in results for (found,) in rows)

    async def done(self, claim: Claim) -> bool:
        """Strike an update off and wipe its content; False when it was given to another."""
        rows = await self._database.run(queries.DONE, name=claim.id, given=claim.token)
        self._database.signals[WORK].happen()
        return bool(rows)

    async def give_back(
        self, claim: Claim, wait: float = 0, *, counted: bool = True, failure: str = ""
    ) -> bool:
        """Let an update be claimed again; its lane waits for it."""
        rows = await self._database.run(
            queries.GIVE_BACK,
            name=claim.id,
            given=claim.token,
            wait=float(wait),
            uncounted=int(not counted),
            most=self._limits.tries,
            failure=failure,
        )
        await self._database.tell(WORK)
        return bool(rows) and rows[0][0] is not None

    async def strike(self, ids: Collection[int]) -> None:
        """Strike off what was answered elsewhere; it is dropped when it comes in again.

        To note that it was seen waits for who is just receiving it, if anybody is.
        """
        steps: list[Step] = []
        for each in sorted(ids):
            steps += step(queries.SEE, id=each), step(queries.STRIKE, name=each)
        await self._database.run_all(steps, slow=True)
        await self._database.tell(WORK)

    async def free(self, worker: str) -> int:
        """Let all that was claimed under this name be claimed again; return how many."""
        rows = await self._database.run(queries.FREE, name=worker)
        await self._database.tell(WORK)
        return len(rows)

    async def waiting(self) -> int:
        """Return how many updates are not done, those under way included."""
        ((number,),) = await self._database.run(queries.WAITING)
        return int(number)

    async def fleeting(self) -> int:
        """Return how many of those are lost when this process ends: none."""
        return 0

    async def set_aside(self) -> list[SetAside]:
        """List the updates that failed too often, oldest first."""
        return [
            SetAside(int(name), int(tries), datetime.fromtimestamp(at, UTC), content, failure or "")
            for name, tries, at, content, failure in await self._database.run(queries.ASIDE)
        ]

    async def retry(self, update_id: int) -> bool:
        """Let an update that was set aside be claimed again, as new; False if there is none."""
        rows = await self._database.run(queries.RETRY, name=update_id)
        await self._database.tell(WORK)
        return bool(rows)

    async def drop(self, update_id: int) -> bool:
        """Wipe an update that was set aside; False if there is none."""
        rows = await self._database.run(queries.DROP, name=update_id)
        await self._database.tidy()
        return bool(rows)

    async def expire(self) -> None:
        """Wipe what has been kept long enough; to be called once a day."""
        await self._database.run_all(
            [
                step(queries.EXPIRE_ASIDE, kept=self._limits.aside.total_seconds()),
                step(queries.EXPIRE_SEEN, kept=self._limits.seen.total_seconds()),
            ],
            slow=True,
        )
        await self._database.tidy()

    async def forget(self, person: str, until: int | None = None) -> None:
        """Wipe what this person sent. What is under way is wiped when it is done."""
        last = HIGHEST_ID if until is None else until
        await self._database.run(queries.FORGET, key=self._keys.person(person), last=last)
        await self._database.tidy()
        await self._database.tell(WORK)

    def _row(self, update: Update) -> dict[str, str | int]:
        return {
            "id": update.id,
            "lane": self._keys.conversation(update.lane),
            "person": self._keys.person(person_of(update.lane)),
            "content": update.content,
        }

    async def _idle(self) -> float:
        """Return in how many seconds something comes due by itself."""
        ((seconds,),) = await self._database.run(queries.IDLE)
        return math.inf if seconds is None else max(float(seconds), 0.01)
