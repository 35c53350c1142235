"""What the store in memory keeps, one record per thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from bot.store.inbox import Update
from bot.store.records import Kept, Record, State, Thumb, Unanswered, told_moment


class Memory(NamedTuple):
    """What a conversation was about, until a moment."""

    person: str
    text: str
    until: datetime

    def told(self) -> Record:
        """Return what the person is told of it."""
        return _filled(text=self.text, until=told_moment(self.until.timestamp()))


class Person(NamedTuple):
    """Someone who was there, last on this day."""

    language: str
    day: date

    def told(self) -> Record:
        """Return what the person is told of it."""
        return _filled(language=self.language, day=self.day.isoformat())


class Rating(NamedTuple):
    """A thumb, given on this day."""

    thumb: Thumb
    day: date

    def told(self) -> Record:
        """Return what the person is told of it."""
        return _filled(thumb=self.thumb.value, day=self.day.isoformat())


class Question(NamedTuple):
    """A question without an answer."""

    text: str
    language: str
    state: State

    def told(self, name: str, days: list[date]) -> Unanswered:
        """Return what an editor is told of it: its name, and the days on which it was asked."""
        return Unanswered(
            id=name,
            text=self.text,
            language=self.language,
            times=len(days),
            first=min(days),
            last=max(days),
            state=self.state,
        )


class Asking(NamedTuple):
    """Who asked a question without an answer, and when."""

    question: str
    person: str
    day: date


class Answered(NamedTuple):
    """Which messages answer one of this person, until a moment."""

    person: str
    answers: tuple[int, ...]
    until: datetime

    def told(self) -> Record:
        """Return what the person is told of it."""
        answers = ",".join(map(str, self.answers))
        return _filled(answers=answers, until=told_moment(self.until.timestamp()))


@dataclass(slots=True)
class Waiting:
    """An update that is not done. It can be claimed from the moment that it is due."""

    update: Update
    due: datetime
    tries: int = 0
    worker: str = ""
    token: str = ""
    aside: datetime | None = None
    failure: str = ""

    def told(self) -> Record:
        """Return what the person is told of it."""
        told: Record = {"id": self.update.id, "content": self.update.content, "tries": self.tries}
        return {**told, "aside": told_moment(self.aside.timestamp())} if self.aside else told


def _filled(**values: str | int) -> Record:
    return {name: value for name, value in values.items() if value != ""}


def tell(**found: list[Record]) -> Kept:
    """Return the records of all tables that hold something, in the order of a database."""
    return {
        name: sorted(records, key=lambda record: tuple(record.values()))
        for name, records in found.items()
        if records
    }
