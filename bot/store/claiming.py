"""Taking updates out of the inbox in a database, so that none is held that nobody works on.

A claim may be made without its maker hearing of it: the connection may break at that moment.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import StoreError
from bot.store import inbox_queries as queries
from bot.store.database import WORK, Database, step
from bot.store.inbox import Claim, InboxLimits


class Claiming:
    """Makes claims, and undoes those that nobody works on."""

    def __init__(self, database: Database, limits: InboxLimits) -> None:
        """Take where the updates are, and how long a claim is good."""
        self._database = database
        self._limits = limits
        self._doubtful: set[str] = set()  # tokens of claims that nobody works on

    async def take(self, worker: str, number: int) -> list[Claim]:
        """Take claims; broken off, it gives back what it took, to the last one."""
        taking = asyncio.ensure_future(self._take_some(worker, number))
        try:
            return await asyncio.shield(taking)
        except asyncio.CancelledError:
            self._doubtful.update(claim.token for claim in await taking)
            await self._free_doubtful()
            raise

    async def _take_some(self, worker: str, number: int) -> list[Claim]:
        while True:
            await self._free_doubtful()
            claims = await self._claimed(worker, number)
            failed = [claim for claim in claims if claim.tries > self._limits.tries]
            if failed:  # each took its worker along, time after time
                with self._in_doubt(claims[0].token):
                    await self._database.run_all(
                        [step(queries.SET_ASIDE, name=each.id) for each in failed]
                    )
            if len(failed) < len(claims) or not claims:
                return [claim for claim in claims if claim not in failed]

    async def _claimed(self, worker: str, number: int) -> list[Claim]:
        token, lease = secrets.token_hex(8), self._limits.lease.total_seconds()
        claiming = step(queries.CLAIM, by=worker, fresh=token, lease=lease, number=number)
        with self._in_doubt(token):
            ((*rows,),) = await self._database.run_all([claiming], alone=True)
        return [
            Claim(int(name), str(text), int(tries), token) for name, text, tries in sorted(rows)
        ]

    @contextmanager
    def _in_doubt(self, token: str) -> Iterator[None]:
        """Remember claims of which it is not known whether they were made, where this fails."""
        try:
            yield
        except StoreError:
            self._doubtful.add(token)
            raise

    async def _free_doubtful(self) -> None:
        """Let be claimed again what nobody works on: it was no try."""
        if tokens := sorted(self._doubtful):
            # Alone, so that a claim that the server may still be making is over.
            steps = [step(queries.FREE_CLAIMED, given=token) for token in tokens]
            await self._database.run_all(steps, alone=True)
            self._doubtful.difference_update(tokens)
            await self._database.tell(WORK)
