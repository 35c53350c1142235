"""The seam through which all updates of a channel go, so that none is lost.

An update is received before its sender is told so, claimed by one worker at a time, and struck off
when its answer is out::

    await inbox.free(worker)                    # at the start: what an earlier life left
    await inbox.receive(updates)                # then tell the sender that they arrived
    for claim in await inbox.claim(worker, wait=30):
        try:
            ...                                 # answer claim.content
        except Exception:
            await inbox.give_back(claim, wait=1)
        else:
            await inbox.done(claim)

Updates of one lane go one after another, in the order of their ids; lanes go side by side. A lane
is named after a conversation (see ``base``), and neither its name nor that of its person reaches a
disk. The content does, until the update is done.

Every method may raise ``bot.errors.StoreError``; its message is fit for an operator.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Update:
    """Something that came in.

    Attributes:
        id: number by which the sender knows it; a later one has a higher number.
        lane: the conversation that it belongs to.
        content: as it came in, such as JSON.
    """

    id: int
    lane: str
    content: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """An update that one worker has under way.

    Attributes:
        id: that of the update.
        content: as it came in.
        tries: how often it was claimed, this time included.
        token: tells this claim from an earlier and a later one of the same update.
    """

    id: int
    content: str = field(repr=False)
    tries: int
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SetAside:
    """An update that failed too often.

    Attributes:
        id: that of the update, to find it in the log.
        tries: how often it was claimed.
        since: when it was set aside.
        content: as it came in.
        failure: the kind of its last error; empty when it took its worker along.
    """

    id: int
    tries: int
    since: datetime
    content: str = field(repr=False)
    failure: str = ""


@dataclass(frozen=True, slots=True)
class InboxLimits:
    """How long an inbox waits and keeps.

    Attributes:
        lease: how long a claim is good without a word of its worker.
        tries: how often an update is claimed before it is set aside.
        seen: how long the id of an update is known after it came in. Shorter than the week after
            which Telegram may begin to count anew.
        aside: how long an update that was set aside is kept.
    """

    lease: timedelta = timedelta(seconds=30)
    tries: int = 5
    seen: timedelta = timedelta(days=3)
    aside: timedelta = timedelta(days=7)


class Inbox(Protocol):
    """All updates that are not answered yet."""

    async def receive(self, updates: Sequence[Update]) -> int:
        """Keep these updates, all or none; they are safe when this returns.

        Returns:
            How many are new. One that was seen before is dropped, also when it is done.
        """
        ...

    async def highest(self) -> int | None:
        """Return the highest id that was received lately; None when there is none."""
        ...

    async def claim(self, worker: str, number: int = 1, wait: float = 0) -> list[Claim]:
        """Take updates to answer, oldest first, from lanes that have none under way.

        What failed too often (see ``give_back``) or took its worker along is set aside on the way.

        Args:
            worker: name of who claims; another one for each process that runs.
            number: how many to take at most, each from another lane.
            wait: seconds to wait while there is nothing to take. Broken off while it waits, it
                has taken nothing.
        """
        ...

    async def renew(self, claims: Collection[Claim]) -> frozenset[int]:
        """Start the lease of these claims anew.

        By name, so that what was claimed while nobody heard of it, as when the connection broke
        at that moment, goes to another at the end of its lease.

        Returns:
            The ids of what its worker still has. The rest was given to another: better stop that.
        """
        ...

    async def done(self, claim: Claim) -> bool:
        """Strike an update off and wipe its content; False when it was given to another."""
        ...

    async def give_back(
        self, claim: Claim, wait: float = 0, *, counted: bool = True, failure: str = ""
    ) -> bool:
        """Let an update be claimed again; its lane waits for it.

        Args:
            claim: what to give back; nothing happens when it was given to another.
            wait: seconds before it can be claimed again.
            counted: whether this was a try. It was none when its worker merely stops.
            failure: the kind of error, such as ``TimedOut``; nothing of what was asked.

        Returns:
            True when it failed too often, and is set aside.
        """
        ...

    async def strike(self, ids: Collection[int]) -> None:
        """Strike off what was answered elsewhere, if it is here; it is dropped when it comes in."""
        ...

    async def free(self, worker: str) -> int:
        """Let all that was claimed under this name be claimed again; return how many."""
        ...

    async def waiting(self) -> int:
        """Return how many updates are not done, those under way included."""
        ...

    async def fleeting(self) -> int:
        """Return how many of those are lost when this process ends."""
        ...

    async def set_aside(self) -> list[SetAside]:
        """List the updates that failed too often, oldest first."""
        ...

    async def retry(self, update_id: int) -> bool:
        """Let an update that was set aside be claimed again, as new; False if there is none."""
        ...

    async def drop(self, update_id: int) -> bool:
        """Wipe an update that was set aside; False if there is none."""
        ...

    async def expire(self) -> None:
        """Wipe what has been kept long enough; to be called once a day."""
        ...

    async def forget(self, person: str, until: int | None = None) -> None:
        """Wipe what this person sent. What is under way is wiped when it is done.

        Args:
            person: whose updates.
            until: the highest id to wipe, such as that of the request; None for all.
        """
        ...
