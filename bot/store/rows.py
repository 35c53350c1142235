"""What the store in memory keeps, one record per thing."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from bot.store.records import State, Thumb


class Memory(NamedTuple):
    """What a conversation was about, until a moment."""

    person: str
    text: str
    until: datetime


class Person(NamedTuple):
    """Someone who was there, last on this day."""

    language: str
    day: date


class Rating(NamedTuple):
    """A thumb, given on this day."""

    thumb: Thumb
    day: date


class Question(NamedTuple):
    """A question without an answer."""

    text: str
    language: str
    state: State


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
