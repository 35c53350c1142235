"""An inbox that takes updates into memory while its database fails, so that they are answered."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence

from bot.errors import StoreError
from bot.store.arrears import Arrears
from bot.store.inbox import Claim, Inbox, SetAside, Update
from bot.store.late import LateStore
from bot.store.signal import Signal, wait_for
from bot.store.trouble import Trouble

LOOK = 5.0
"""The longest time, in seconds, before looking again for what comes due in memory."""


class EnduringInbox:
    """Takes updates into one inbox, and into another one while the first fails."""

    def __init__(self, real: LateStore, spare: Inbox, trouble: Trouble) -> None:
        self._real = real
        self._spare = spare
        self._trouble = trouble
        self._spilled = Signal()
        trouble.ended = lambda: self._spilled.happen()
        self._of_spare: set[str] = set()  # tokens
        self._arrears = Arrears()

    async def receive(self, updates: Sequence[Update]) -> int:
        """Keep these updates, all or none; they are safe when this returns, if that can be."""
        if not self._trouble.is_there:
            try:
                return await (await self._inbox()).receive(updates)
            except StoreError as error:
                await self._fails(error)
        self._arrears.answer(update.id for update in updates)
        new = await self._spare.receive(updates)
        self._spilled.happen()
        return new

    async def highest(self) -> int | None:
        """Return the highest id that was received lately; None when there is none."""
        found = [await self._spare.highest(), await (await self._inbox()).highest()]
        return max((each for each in found if each is not None), default=None)

    async def claim(self, worker: str, number: int = 1, wait: float = 0) -> list[Claim]:
        """Take updates to answer, oldest first, from lanes that have none under way."""
        time = asyncio.get_running_loop().time
        until = time() + wait
        while True:
            spilled = self._spilled.listen()
            if claims := await self._spare.claim(worker, number):
                self._of_spare.update(claim.token for claim in claims)
                return claims
            left = max(until - time(), 0)
            pause = min(left, LOOK) if await self._spare.waiting() else left
            if claims := await self._claim_real(worker, number, pause, spilled):
                return claims
            if time() >= until:
                return []

    async def renew(self, claims: Collection[Claim]) -> frozenset[int]:
        """Start the lease of these claims anew."""
        there = {claim for claim in claims if claim.token not in self._of_spare}
        there |= self._arrears.claims
        return await self._spare.renew(claims) | await (await self._inbox()).renew(there)

    async def done(self, claim: Claim) -> bool:
        """Strike an update off and wipe its content; False when it was given to another."""
        if claim.token in self._of_spare:
            self._of_spare.discard(claim.token)
            struck = await self._spare.done(claim)
            self._spilled.happen()  # its lane goes on
            return struck
        try:
            return await (await self._inbox()).done(claim)
        except StoreError as error:
            await self._fails(error)
            self._arrears.done(claim)
            return True

    async def give_back(
        self, claim: Claim, wait: float = 0, *, counted: bool = True, failure: str = ""
    ) -> bool:
        """Let an update be claimed again; its lane waits for it."""

        async def give_back(inbox: Inbox) -> bool:
            return await inbox.give_back(claim, wait, counted=counted, failure=failure)

        if claim.token in self._of_spare:
            self._of_spare.discard(claim.token)
            is_over = await give_back(self._spare)
            self._spilled.happen()
            return is_over
        try:
            return await give_back(await self._inbox())
        except StoreError as error:
            await self._fails(error)
            self._arrears.give_back(claim, give_back)
            return False

    async def strike(self, ids: Collection[int]) -> None:
        """Strike off what was answered elsewhere; it is dropped when it comes in again."""
        await self._spare.strike(ids)
        await (await self._inbox()).strike(ids)

    async def make_up(self) -> None:
        """Let the database know what was done while it failed; to be called when it works again.

        Raises:
            StoreError: it fails again; what is left is kept for the next time.
        """
        await self._arrears.settle(await self._inbox())

    async def free(self, worker: str) -> int:
        """Let all that was claimed under this name be claimed again; return how many."""
        freed = await self._spare.free(worker)
        try:
            return freed + await (await self._inbox()).free(worker)
        except StoreError as error:  # the others get it when its lease ends
            await self._fails(error)
            return freed

    async def waiting(self) -> int:
        """Return how many updates are not done, as far as can be seen."""
        number = await self._spare.waiting()
        if not self._trouble.is_there:
            try:
                return number + await (await self._inbox()).waiting()
            except StoreError as error:
                await self._fails(error)
        return number

    async def fleeting(self) -> int:
        """Return how many of those are lost when this process ends."""
        return await self._spare.fleeting()

    async def set_aside(self) -> list[SetAside]:
        """List the updates that failed too often, oldest first."""
        found = [*await self._spare.set_aside(), *await (await self._inbox()).set_aside()]
        return sorted(found, key=lambda each: each.id)

    async def retry(self, update_id: int) -> bool:
        """Let an update that was set aside be claimed again, as new; False if there is none."""
        if await self._spare.retry(update_id):
            self._spilled.happen()
            return True
        return await (await self._inbox()).retry(update_id)

    async def drop(self, update_id: int) -> bool:
        """Wipe an update that was set aside; False if there is none."""
        return await self._spare.drop(update_id) or await (await self._inbox()).drop(update_id)

    async def expire(self) -> None:
        """Wipe what has been kept long enough; to be called once a day."""
        await self._spare.expire()
        await (await self._inbox()).expire()

    async def forget(self, person: str, until: int | None = None) -> None:
        """Wipe what this person sent. What is under way is wiped when it is done."""
        await self._spare.forget(person, until)
        await (await self._inbox()).forget(person, until)

    async def _inbox(self) -> Inbox:
        return (await self._real.get()).inbox

    async def _fails(self, error: StoreError) -> None:
        self._trouble.met(error)
        await self._real.doubt(error)

    async def _claim_there(self, worker: str, number: int, wait: float) -> list[Claim]:
        return await (await self._inbox()).claim(worker, number, wait)

    async def _claim_real(
        self, worker: str, number: int, wait: float, spilled: asyncio.Event
    ) -> list[Claim]:
        """Claim from the database, for as long as nothing comes into memory."""
        if self._trouble.is_there:
            await wait_for(spilled, wait)
            return []
        claiming = asyncio.ensure_future(self._claim_there(worker, number, wait))
        watching = asyncio.ensure_future(spilled.wait())
        try:
            await asyncio.wait({claiming, watching}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            watching.cancel()
            claiming.cancel()  # it gives back what it may have taken by now
            (found,) = await asyncio.gather(claiming, return_exceptions=True)
        if isinstance(found, StoreError):
            await self._fails(found)
        elif isinstance(found, list):
            return [claim for claim in found if claim.id not in self._arrears]
        elif not isinstance(found, asyncio.CancelledError):
            raise found
        return []
