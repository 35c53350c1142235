"""The words that pass between the bot and its store; frozen, and blind to what a question means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from bot.store.inbox import InboxLimits

# What is kept of a person: for each table that holds something, its records.
Record: TypeAlias = dict[str, str | int]
Kept: TypeAlias = dict[str, list[Record]]
Clock = Callable[[], datetime]


def told_moment(moment: float) -> str:
    """Return a moment in seconds since 1970 as people read it, in UTC."""
    return datetime.fromtimestamp(moment, UTC).isoformat(" ", "seconds")


def utc_now() -> datetime:
    """Return the time; the clock of a store that is given no other."""
    return datetime.now(UTC)


class Thumb(StrEnum):
    """What a person thinks of an answer."""

    UP = "up"
    DOWN = "down"


class State(StrEnum):
    """What an editor did with an unanswered question."""

    OPEN = "open"
    DONE = "done"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long things are kept.

    Attributes:
        memory: what a conversation was about, since its last turn.
        replies: which message answers which, since the answer.
        retention: everything else, by the day.
        inbox: updates.
    """

    memory: timedelta = timedelta(minutes=60)
    replies: timedelta = timedelta(days=2)
    retention: timedelta = timedelta(days=90)
    inbox: InboxLimits = field(default_factory=InboxLimits)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that got no answer, once for all who asked it in the same words.

    Attributes:
        id: 16 characters, the same for the same words.
        text: the question in small letters, with names and numbers of people masked.
        language: code of the language in which it was asked last.
        times: how often it was asked.
        first: day on which it was asked first.
        last: day on which it was asked last.
        state: what an editor did with it.
    """

    id: str
    text: str
    language: str
    times: int
    first: date
    last: date
    state: State = State.OPEN


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts over a number of days.

    Attributes:
        statuses: number of questions by how they ended.
        languages: number of questions by language.
        up: answers with a thumb up.
        down: answers with a thumb down.
    """

    statuses: Mapping[str, int]
    languages: Mapping[str, int]
    up: int = 0
    down: int = 0

    @property
    def questions(self) -> int:
        """The number of questions."""
        return sum(self.statuses.values())
