"""What happened lately, while the process runs. Nothing of it reaches a disk."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

MOST = 2000

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """Keeps the latest values by name, each with the person that it belongs to.

    Args:
        most: how many are kept.
        seconds: how long they are kept.
        clock: tells the time in seconds.
    """

    def __init__(
        self, clock: Callable[[], float], seconds: float = float("inf"), most: int = MOST
    ) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._kept: OrderedDict[Hashable, tuple[float, str, Value]] = OrderedDict()

    def keep(self, name: Hashable, person: str, value: Value) -> None:
        """Keep a value, in the place of an earlier one with this name."""
        self._kept[name] = self._clock(), person, value
        self._kept.move_to_end(name)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def find(self, name: Hashable) -> Value | None:
        """Return what was kept; None when there was nothing, or too long ago."""
        since, _, value = self._kept.get(name, (0.0, "", None))
        return value if self._clock() - since < self._seconds else None

    def forget(self, person: str) -> None:
        """Wipe what belongs to a person."""
        for name in [name for name, (_, whose, _) in self._kept.items() if whose == person]:
            del self._kept[name]
