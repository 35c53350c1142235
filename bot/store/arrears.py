"""What a database does not know yet of what was done while it failed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from itertools import islice

from bot.store.inbox import Claim, Inbox

AT_ONCE = 200
"""Updates that are struck off in one transaction; others wait no longer than that for the file."""

GiveBack = Callable[[Inbox], Awaitable[object]]


class Arrears:
    """Remembers what to make up for.

    Attributes:
        claims: what this worker holds on to in the database meanwhile, so that others leave it.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.claims: set[Claim] = set()
        self._answered: set[int] = set()
        self._given_back: dict[Claim, GiveBack] = {}

    def __contains__(self, update_id: int) -> bool:
        """Whether this update is answered, or will be, without the database."""
        return update_id in self._answered

    def answer(self, ids: Iterable[int]) -> None:
        """Note updates that are answered from memory, and may be in the database as well."""
        self._answered.update(ids)

    def done(self, claim: Claim) -> None:
        """Note that an update of the database is answered, and could not be struck off."""
        self.claims.add(claim)
        self._answered.add(claim.id)

    def give_back(self, claim: Claim, how: GiveBack) -> None:
        """Note that an update of the database could not be given back."""
        self.claims.add(claim)
        self._given_back[claim] = how

    async def settle(self, inbox: Inbox) -> None:
        """Make up for all of it.

        Raises:
            StoreError: the database fails again; what is left stays noted.
        """
        while some := list(islice(self._answered, AT_ONCE)):
            await inbox.strike(some)
            self._answered.difference_update(some)
        for claim, give_back in list(self._given_back.items()):
            await give_back(inbox)
            self._given_back.pop(claim, None)
        self.claims.clear()
