"""Whatever happens to updates in whatever order, the inboxes say the same."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.store.inbox import Claim, Inbox, InboxLimits, Update
from bot.store.inbox_memory import MemoryInbox
from bot.store.opening import open_store
from bot.store.records import Limits
from tests.store.clock import FakeClock

LIMITS = InboxLimits(
    lease=timedelta(seconds=60), tries=2, seen=timedelta(hours=2), aside=timedelta(hours=3)
)
LANES = ["anna", "anna/group", "bas"]

ids = st.integers(1, 8)
lanes = st.sampled_from(LANES)
people = st.sampled_from(["anna", "bas"])
workers = st.sampled_from(["one", "two"])
choices = st.integers(0, 7)
failures = st.sampled_from(["", "TimedOut"])


class Twins(RuleBasedStateMachine):
    """Does everything to both inboxes, and compares what they say."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = FakeClock()
        self.folder = tempfile.TemporaryDirectory()
        self.runner = asyncio.Runner()
        path = Path(self.folder.name) / "twin.sqlite3"
        limits = Limits(inbox=LIMITS)
        self.store = self.runner.run(open_store(str(path), limits, self.clock))
        self.inboxes: tuple[Inbox, Inbox] = (MemoryInbox(LIMITS, self.clock), self.store.inbox)
        self.claims: list[tuple[Claim, Claim]] = []

    def teardown(self) -> None:
        """Close what is open."""
        self.runner.run(self.store.close())
        self.runner.close()
        self.folder.cleanup()

    def both(self, do: Callable[[Inbox], Awaitable[object]]) -> None:
        """Do something to both."""
        one, other = (self.runner.run(_await(do(inbox))) for inbox in self.inboxes)
        assert one == other

    def with_claim(self, which: int, do: Callable[[Inbox, Claim], Awaitable[object]]) -> None:
        """Do something with one of the claims that there were, if there was any."""
        if not self.claims:
            return
        claims = self.claims[which % len(self.claims)]
        found = [
            self.runner.run(_await(do(inbox, claim)))
            for inbox, claim in zip(self.inboxes, claims, strict=True)
        ]
        assert found[0] == found[1]

    @rule(seconds=st.sampled_from([5, 59, 60, 3600, 7200]))
    def pass_by(self, seconds: int) -> None:
        """Let time pass."""
        self.clock.pass_by(seconds=seconds)

    @rule(numbers=st.lists(ids, max_size=4), lane=lanes)
    def receive(self, numbers: list[int], lane: str) -> None:
        """Let updates come in."""
        self.both(lambda inbox: inbox.receive([Update(each, lane, lane) for each in numbers]))

    @rule(worker=workers, number=st.integers(1, 3))
    def claim(self, worker: str, number: int) -> None:
        """Claim some."""
        one, other = (self.runner.run(inbox.claim(worker, number)) for inbox in self.inboxes)
        assert [(c.id, c.content, c.tries) for c in one] == [
            (c.id, c.content, c.tries) for c in other
        ]
        self.claims += zip(one, other, strict=True)

    @rule(which=choices)
    def done(self, which: int) -> None:
        """Strike off what was claimed at any time."""
        self.with_claim(which, lambda inbox, claim: inbox.done(claim))

    @rule(which=choices, wait=st.sampled_from([0, 5]), counted=st.booleans(), failure=failures)
    def give_back(self, which: int, wait: int, counted: bool, failure: str) -> None:
        """Give back what was claimed at any time."""
        self.with_claim(
            which,
            lambda inbox, each: inbox.give_back(each, wait, counted=counted, failure=failure),
        )

    @rule(which=choices)
    def renew(self, which: int) -> None:
        """Say that work goes on, or went on at any time."""
        self.with_claim(which, lambda inbox, claim: inbox.renew([claim]))

    @rule(numbers=st.lists(ids, max_size=4))
    def strike(self, numbers: list[int]) -> None:
        """Strike off what was answered elsewhere."""
        self.both(lambda inbox: inbox.strike(numbers))

    @rule(worker=workers)
    def free(self, worker: str) -> None:
        """Begin a new life."""
        self.both(lambda inbox: inbox.free(worker))

    @rule(number=ids)
    def retry(self, number: int) -> None:
        """Try again what was set aside."""
        self.both(lambda inbox: inbox.retry(number))

    @rule(number=ids)
    def drop(self, number: int) -> None:
        """Wipe what was set aside."""
        self.both(lambda inbox: inbox.drop(number))

    @rule(person=people, until=st.none() | ids)
    def forget(self, person: str, until: int | None) -> None:
        """Wipe what is somebody's."""
        self.both(lambda inbox: inbox.forget(person, until))

    @rule()
    def expire(self) -> None:
        """Wipe what is old."""
        self.both(lambda inbox: inbox.expire())

    @invariant()
    def they_are_the_same(self) -> None:
        """What they tell of themselves."""
        self.both(lambda inbox: inbox.waiting())
        self.both(lambda inbox: inbox.highest())
        self.both(lambda inbox: inbox.set_aside())


async def _await(what: Awaitable[object]) -> object:
    return await what


TestInboxTwins = Twins.TestCase
TestInboxTwins.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
