"""Whatever happens in whatever order, both stores say the same."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from bot.store.base import Store
from bot.store.memory import MemoryStore
from bot.store.opening import open_store
from bot.store.questions import question_id, tidy
from bot.store.records import Limits, State, Thumb
from tests.store.clock import FakeClock

LIMITS = Limits(timedelta(minutes=30), timedelta(hours=5), timedelta(days=3))

people = st.sampled_from(["anna", "bas", ""])
places = st.sampled_from(["", "/group", "/group/7"])
codes = st.sampled_from(["", "nl", "en"])
messages = st.sampled_from([1, 2])
texts = st.sampled_from(["Wie?", "wie", "who is bob", "Hoe laat is het?", "", "é", "z@x.nl"])


class Twins(RuleBasedStateMachine):
    """Does everything to both stores, and compares what they say."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = FakeClock()
        self.folder = tempfile.TemporaryDirectory()
        self.runner = asyncio.Runner()
        path = Path(self.folder.name) / "twin.sqlite3"
        self.memory = MemoryStore(LIMITS, self.clock)
        self.sqlite = self.runner.run(open_store(str(path), LIMITS, self.clock))

    def teardown(self) -> None:
        """Close what is open."""
        self.runner.run(self.sqlite.close())
        self.runner.close()
        self.folder.cleanup()

    def both(self, do: Callable[[Store], Awaitable[object]]) -> None:
        """Do something to both."""

        async def each() -> tuple[object, object]:
            return await do(self.memory), await do(self.sqlite)

        one, other = self.runner.run(each())
        assert one == other

    @rule(minutes=st.sampled_from([1, 29, 60, 60 * 24, 60 * 24 * 3]))
    def pass_by(self, minutes: int) -> None:
        """Let time pass."""
        self.clock.pass_by(minutes=minutes)

    @rule(person=people, place=places, memory=st.text(max_size=3))
    def save(self, person: str, place: str, memory: str) -> None:
        """Save a memory."""
        self.both(lambda store: store.save(person + place, memory))

    @rule(person=people, place=places)
    def load(self, person: str, place: str) -> None:
        """Load a memory."""
        self.both(lambda store: store.load(person + place))

    @rule(person=people)
    def meet(self, person: str) -> None:
        """Meet somebody."""
        self.both(lambda store: store.meet(person))

    @rule(person=people, code=codes)
    def choose_language(self, person: str, code: str) -> None:
        """Choose a language."""
        self.both(lambda store: store.choose_language(person, code))

    @rule(person=people)
    def language(self, person: str) -> None:
        """Ask for the language."""
        self.both(lambda store: store.language(person))

    @rule(status=st.sampled_from(["answer", "unknown"]), code=codes)
    def count(self, status: str, code: str) -> None:
        """Count a question."""
        self.both(lambda store: store.count(status, code))

    @rule(days=st.integers(0, 5))
    def stats(self, days: int) -> None:
        """Add up."""
        since: date = (self.clock.now - timedelta(days=days)).date()
        self.both(lambda store: store.stats(since))

    @rule(person=people, answer=messages, thumb=st.sampled_from([None, *Thumb]))
    def rate(self, person: str, answer: int, thumb: Thumb | None) -> None:
        """Give a thumb, or take it back."""
        self.both(lambda store: store.rate(person, f"1/{answer}", thumb))

    @rule(person=people, answer=messages)
    def rating(self, person: str, answer: int) -> None:
        """Ask for a thumb."""
        self.both(lambda store: store.rating(person, f"1/{answer}"))

    @rule(person=people, text=texts, code=codes)
    def add_unanswered(self, person: str, text: str, code: str) -> None:
        """Ask something that has no answer."""
        self.both(lambda store: store.add_unanswered(person, text, code))

    @rule(limit=st.integers(1, 5), state=st.sampled_from(State))
    def unanswered(self, limit: int, state: State) -> None:
        """List what has no answer."""
        self.both(lambda store: store.unanswered(limit, state))

    @rule(text=texts, state=st.sampled_from(State))
    def settle(self, text: str, state: State) -> None:
        """Settle a question."""
        self.both(lambda store: store.settle(question_id(tidy(text)), state))

    @rule(
        person=people, chat=people, message=messages, answers=st.lists(st.integers(1), max_size=3)
    )
    def save_reply(self, person: str, chat: str, message: int, answers: list[int]) -> None:
        """Answer a message."""
        self.both(lambda store: store.save_reply(person, chat, message, answers))

    @rule(chat=people, message=messages)
    def reply(self, chat: str, message: int) -> None:
        """Ask for the answer to a message."""
        self.both(lambda store: store.reply(chat, message))

    @rule()
    def expire(self) -> None:
        """Wipe what is old."""
        self.both(lambda store: store.expire())

    @rule(person=people)
    def forget(self, person: str) -> None:
        """Wipe what is somebody's."""
        self.both(lambda store: store.forget(person))


TestTwins = Twins.TestCase
TestTwins.settings = settings(max_examples=25, stateful_step_count=40, deadline=None)
