"""How many questions one person may ask in a while."""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import Enum

SWEEP = 1000
"""With so many people, those who have been quiet are dropped."""


class Verdict(Enum):
    """What to do with a question."""

    ANSWER = "answer"
    NOTICE = "notice"  # the first one too many: say so, once
    IGNORE = "ignore"


class Gate:
    """Counts the questions of each person.

    Args:
        most: how many are answered within a while.
        seconds: how long a while is; it begins with the first question.
        clock: tells the time in seconds.
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float]) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._counts: dict[str, tuple[float, int]] = {}
        self._sweep_at = SWEEP

    def judge(self, person: str) -> Verdict:
        """Count one question and tell what to do with it."""
        now = self._clock()
        begun, count = self._counts.get(person, (now, 0))
        if now - begun >= self._seconds:
            begun, count = now, 0
        if len(self._counts) >= self._sweep_at:
            self._sweep(now)
        self._counts[person] = begun, count + 1
        if count < self._most:
            return Verdict.ANSWER
        return Verdict.NOTICE if count == self._most else Verdict.IGNORE

    def wait(self, person: str) -> int:
        """Return the seconds after which a person is answered again."""
        begun, _ = self._counts.get(person, (self._clock(), 0))
        return max(1, math.ceil(begun + self._seconds - self._clock()))

    def _sweep(self, now: float) -> None:
        self._counts = {
            person: kept for person, kept in self._counts.items() if now - kept[0] < self._seconds
        }
        self._sweep_at = max(SWEEP, 2 * len(self._counts))
