"""A store that forgets everything when the process ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from bot.store.inbox_memory import MemoryInbox
from bot.store.keys import person_of
from bot.store.questions import question_id, tidy
from bot.store.records import Clock, Kept, Limits, State, Stats, Thumb, Unanswered, utc_now
from bot.store.rows import Answered, Asking, Memory, Person, Question, Rating, tell
from bot.store.signal import Signal, wait_for

Name = TypeVar("Name")
Row = TypeVar("Row")


class MemoryStore:
    """Keeps everything in dictionaries, for the terminal, scripts and tests.

    Attributes:
        inbox: all updates that are not done.
    """

    def __init__(self, limits: Limits | None = None, clock: Clock = utc_now) -> None:
        self._limits = limits or Limits()
        self._clock = clock
        self._memories: dict[str, Memory] = {}
        self._people: dict[str, Person] = {}
        self._counts: Counter[tuple[date, str, str]] = Counter()
        self._ratings: dict[tuple[str, str], Rating] = {}
        self._questions: dict[str, Question] = {}
        self._askings: Counter[Asking] = Counter()
        self._replies: dict[tuple[str, int], Answered] = {}
        self._edition = ""
        self._news = Signal()
        self.inbox = MemoryInbox(self._limits.inbox, clock)

    async def load(self, conversation_id: str) -> str | None:
        """Return what was saved last for this conversation; None when that is too long ago."""
        kept = self._memories.get(conversation_id)
        return kept.text if kept and self._clock() < kept.until else None

    async def save(self, conversation_id: str, memory: str) -> None:
        """Keep this text in the place of what was saved before."""
        until = self._clock() + self._limits.memory
        self._memories[conversation_id] = Memory(person_of(conversation_id), memory, until)

    async def meet(self, person: str) -> bool:
        """Note that this person is there; True when it is the first time."""
        known = self._people.get(person)
        self._people[person] = Person(known.language if known else "", self._clock().date())
        return known is None

    async def language(self, person: str) -> str:
        """Return the language that this person chose; empty for none."""
        known = self._people.get(person)
        return known.language if known else ""

    async def choose_language(self, person: str, code: str) -> None:
        """Keep the language that this person chose; empty to leave it to each message."""
        self._people[person] = Person(code, self._clock().date())

    async def count(self, status: str, language: str) -> None:
        """Count one question of today."""
        self._counts[self._clock().date(), status, language] += 1

    async def stats(self, since: date) -> Stats:
        """Add up the counts of this day and all later ones."""
        statuses: Counter[str] = Counter()
        languages: Counter[str] = Counter()
        for (day, status, language), number in self._counts.items():
            if day >= since:
                statuses[status] += number
                languages[language] += number
        thumbs = [rating.thumb for rating in self._ratings.values() if rating.day >= since]
        return Stats(statuses, languages, thumbs.count(Thumb.UP), thumbs.count(Thumb.DOWN))

    async def rate(self, person: str, answer: str, thumb: Thumb | None) -> None:
        """Keep what this person thinks of an answer, in the place of an earlier thumb."""
        if thumb is None:
            self._ratings.pop((person, answer), None)
        else:
            self._ratings[person, answer] = Rating(thumb, self._clock().date())

    async def rating(self, person: str, answer: str) -> Thumb | None:
        """Return what this person thinks of an answer."""
        kept = self._ratings.get((person, answer))
        return kept.thumb if kept else None

    async def add_unanswered(self, person: str, text: str, language: str) -> None:
        """Keep a question that got no answer, masked and cut as ``questions`` does."""
        tidied = tidy(text)
        if not tidied:
            return
        name = question_id(tidied)
        known = self._questions.get(name)
        state = known.state if known else State.OPEN
        self._questions[name] = Question(tidied, language, state)
        self._askings[Asking(name, person, self._clock().date())] += 1

    async def unanswered(self, limit: int = 10, state: State = State.OPEN) -> list[Unanswered]:
        """List the questions in this state: most asked first, then the most recent."""
        askings: dict[str, list[Asking]] = {}
        for asking in self._askings.elements():
            askings.setdefault(asking.question, []).append(asking)
        found = [
            self._questions[name].told(name, [asking.day for asking in asked])
            for name, asked in askings.items()
            if self._questions[name].state is state
        ]
        found.sort(
            key=lambda question: (-question.times, -question.last.toordinal(), question.text)
        )
        return found[:limit]

    async def settle(self, question_id: str, state: State) -> bool:
        """Change the state of a question; False when there is none with this id (any more)."""
        known = self._questions.get(question_id)
        if known:
            self._questions[question_id] = known._replace(state=state)
        return known is not None

    async def save_reply(
        self, person: str, chat: str, message: int, answers: Sequence[int]
    ) -> None:
        """Keep which messages in a chat answer the message of this person."""
        until = self._clock() + self._limits.replies
        self._replies[chat, message] = Answered(person, tuple(answers), until)

    async def reply(self, chat: str, message: int) -> tuple[int, ...]:
        """Return the messages that answer this one; none when that is too long ago."""
        kept = self._replies.get((chat, message))
        return kept.answers if kept and self._clock() < kept.until else ()

    async def expire(self) -> None:
        """Wipe what has been kept long enough; to be called once a day."""
        now = self._clock()
        oldest = (now - self._limits.retention).date()
        _drop(self._memories, lambda _, kept: kept.until <= now)
        _drop(self._replies, lambda _, kept: kept.until <= now)
        _drop(self._people, lambda _, kept: kept.day < oldest)
        _drop(self._ratings, lambda _, kept: kept.day < oldest)
        _drop(self._counts, lambda count, _: count[0] < oldest)
        self._drop_askings(lambda asking, _: asking.day < oldest)
        await self.inbox.expire()

    async def forget(self, person: str, until: int | None = None) -> None:
        """Wipe everything that is kept of this person."""
        _drop(self._memories, lambda _, kept: kept.person == person)
        _drop(self._replies, lambda _, kept: kept.person == person)
        _drop(self._people, lambda name, _: name == person)
        _drop(self._ratings, lambda name, _: name[0] == person)
        self._drop_askings(lambda asking, _: asking.person == person)
        await self.inbox.forget(person, until)

    async def data_of(self, person: str) -> Kept:
        """Return everything that is kept of this person, for themselves to see."""
        return tell(
            askings=[
                {"text": self._questions[each.question].text, "day": str(each.day), "times": times}
                for each, times in self._askings.items()
                if each.person == person
            ],
            memories=[row.told() for row in self._memories.values() if row.person == person],
            people=[row.told() for name, row in self._people.items() if name == person],
            ratings=[row.told() for name, row in self._ratings.items() if name[0] == person],
            replies=[row.told() for row in self._replies.values() if row.person == person],
            updates=self.inbox.data_of(person),
        )

    async def announce(self, edition: str) -> None:
        """Tell all who share this store which edition answers from now on."""
        self._edition = edition
        self._news.happen()

    async def announced(self, unlike: str | None = None, wait: float = 0) -> str:
        """Return which edition was announced last; empty for none."""
        if self._edition == unlike:
            await wait_for(self._news.listen(), wait)
        return self._edition

    def _drop_askings(self, wanted: Callable[[Asking, int], bool]) -> None:
        """Drop who asked what, and the questions that nobody is left to have asked."""
        _drop(self._askings, wanted)
        asked = {asking.question for asking in self._askings}
        _drop(self._questions, lambda name, _: name not in asked)

    async def check(self) -> None:
        """Memory can always be written."""

    async def close(self) -> None:
        """There is nothing to let go of."""


def _drop(table: dict[Name, Row], wanted: Callable[[Name, Row], bool]) -> None:
    for name in [name for name, row in table.items() if wanted(name, row)]:
        del table[name]
