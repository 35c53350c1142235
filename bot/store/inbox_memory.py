"""An inbox that is empty again when the process ends."""

from __future__ import annotations

import asyncio
import math
import secrets
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from bot.store.inbox import Claim, InboxLimits, SetAside, Update
from bot.store.keys import person_of
from bot.store.records import Clock, Record, utc_now
from bot.store.rows import Waiting
from bot.store.signal import Signal, wait_for


class MemoryInbox:
    """Keeps updates in a dictionary, for tests and for when no database can be used."""

    def __init__(self, limits: InboxLimits | None = None, clock: Clock = utc_now) -> None:
        self._limits = limits or InboxLimits()
        self._clock = clock
        self._seen: dict[int, datetime] = {}
        self._rows: dict[int, Waiting] = {}
        self._work = Signal()

    async def receive(self, updates: Sequence[Update]) -> int:
        """Keep these updates, all or none; they are safe when this returns."""
        new = {update.id: update for update in reversed(updates) if update.id not in self._seen}
        for update in new.values():
            self._seen[update.id] = self._clock()
            self._rows[update.id] = Waiting(update, self._clock())
        self._work.happen()
        return len(new)

    async def highest(self) -> int | None:
        """Return the highest id that was received lately; None when there is none."""
        oldest = self._clock() - self._limits.seen
        return max((name for name, moment in self._seen.items() if moment > oldest), default=None)

    async def claim(self, worker: str, number: int = 1, wait: float = 0) -> list[Claim]:
        """Take updates to answer, oldest first, from lanes that have none under way."""
        time = asyncio.get_running_loop().time
        until = time() + wait
        while True:
            happened = self._work.listen()
            claims = self._take(worker, number)
            left = until - time()
            if claims or left <= 0:
                return claims
            await wait_for(happened, min(left, self._idle()))

    async def renew(self, claims: Collection[Claim]) -> frozenset[int]:
        """Start the lease of these claims anew."""
        rows = [row for row in map(self._claimed, claims) if row]
        for row in rows:
            row.due = self._clock() + self._limits.lease
        return frozenset(row.update.id for row in rows)

    async def done(self, claim: Claim) -> bool:
        """Strike an update off and wipe its content; False when it was given to another."""
        if self._claimed(claim) is None:
            return False
        del self._rows[claim.id]
        self._work.happen()
        return True

    async def give_back(
        self, claim: Claim, wait: float = 0, *, counted: bool = True, failure: str = ""
    ) -> bool:
        """Let an update be claimed again; its lane waits for it."""
        row = self._claimed(claim)
        if row is None:
            return False
        row.tries -= not counted
        row.failure = failure
        row.due, row.worker, row.token = self._clock() + timedelta(seconds=wait), "", ""
        if row.tries >= self._limits.tries:
            self._set_aside(row)
        self._work.happen()
        return row.aside is not None

    async def strike(self, ids: Collection[int]) -> None:
        """Strike off what was answered elsewhere; it is dropped when it comes in again."""
        for name in ids:
            self._seen.setdefault(name, self._clock())
            self._rows.pop(name, None)
        self._work.happen()

    async def free(self, worker: str) -> int:
        """Let all that was claimed under this name be claimed again; return how many."""
        rows = [row for row in self._open() if row.token and row.worker == worker]
        for row in rows:
            row.due, row.worker, row.token = self._clock(), "", ""
        self._work.happen()
        return len(rows)

    async def waiting(self) -> int:
        """Return how many updates are not done, those under way included."""
        return len(self._open())

    async def fleeting(self) -> int:
        """Return how many of those are lost when this process ends: all."""
        return len(self._open())

    async def set_aside(self) -> list[SetAside]:
        """List the updates that failed too often, oldest first."""
        return [
            SetAside(row.update.id, row.tries, row.aside, row.update.content, row.failure)
            for _, row in sorted(self._rows.items())
            if row.aside
        ]

    async def retry(self, update_id: int) -> bool:
        """Let an update that was set aside be claimed again, as new; False if there is none."""
        if row := self._aside(update_id):
            self._rows[update_id] = Waiting(row.update, self._clock())
            self._work.happen()
        return row is not None

    async def drop(self, update_id: int) -> bool:
        """Wipe an update that was set aside; False if there is none."""
        if row := self._aside(update_id):
            del self._rows[update_id]
        return row is not None

    async def expire(self) -> None:
        """Wipe what has been kept long enough; to be called once a day."""
        now = self._clock()
        for name, row in list(self._rows.items()):
            if row.aside and row.aside <= now - self._limits.aside:
                del self._rows[name]
        for name, moment in list(self._seen.items()):
            if moment <= now - self._limits.seen and name not in self._rows:
                del self._seen[name]

    async def forget(self, person: str, until: int | None = None) -> None:
        """Wipe what this person sent. What is under way is wiped when it is done."""
        for name, row in list(self._rows.items()):
            theirs = person_of(row.update.lane) == person and (until is None or name <= until)
            if theirs and not self._under_way(row):
                del self._rows[name]
        self._work.happen()

    def data_of(self, person: str) -> list[Record]:
        """Return what this person sent, for themselves to see."""
        return [row.told() for row in self._rows.values() if person_of(row.update.lane) == person]

    def _open(self) -> list[Waiting]:
        """Return the updates that are not done nor set aside, oldest first."""
        return [row for _, row in sorted(self._rows.items()) if row.aside is None]

    def _aside(self, update_id: int) -> Waiting | None:
        row = self._rows.get(update_id)
        return row if row and row.aside else None

    def _under_way(self, row: Waiting) -> bool:
        return bool(row.token) and row.due > self._clock()

    def _claimed(self, claim: Claim) -> Waiting | None:
        row = self._rows.get(claim.id)
        return row if row and row.token == claim.token else None

    def _take(self, worker: str, number: int) -> list[Claim]:
        while rows := self._free()[:number]:
            claims = [self._lease(row, worker) for row in rows]
            failed = [claim for claim in claims if claim.tries > self._limits.tries]
            for claim in failed:  # each took its worker along, time after time
                row = self._rows[claim.id]
                row.tries, row.failure = row.tries - 1, ""
                self._set_aside(row)
            if len(failed) < len(claims):
                return [claim for claim in claims if claim not in failed]
        return []

    def _free(self) -> list[Waiting]:
        """Return the oldest of each lane that is not under way, where none of the lane is."""
        busy = {row.update.lane for row in self._open() if self._under_way(row)}
        free: list[Waiting] = []
        for row in self._open():
            if row.update.lane not in busy and row.due <= self._clock():
                free.append(row)
            busy.add(row.update.lane)
        return free

    def _lease(self, row: Waiting, worker: str) -> Claim:
        row.due = self._clock() + self._limits.lease
        row.tries, row.worker, row.token = row.tries + 1, worker, secrets.token_hex(8)
        return Claim(row.update.id, row.update.content, row.tries, row.token)

    def _set_aside(self, row: Waiting) -> None:
        row.aside, row.worker, row.token = self._clock(), "", ""

    def _idle(self) -> float:
        """Return in how many seconds something comes due by itself."""
        now = self._clock()
        moments = [row.due for row in self._open() if row.due > now]
        return (min(moments) - now).total_seconds() if moments else math.inf
