"""One open database of either kind: running statements in it, and signals to all who share it.

Statements are SQLAlchemy Core, written once for both kinds. Each is put into the words of the kind
once, and then goes straight to the driver: with SQLAlchemy's own connections, an answer would
spend more time in here than in the engine.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.sql.expression import ClauseElement

from bot.store.records import Clock
from bot.store.signal import Signal

Value: TypeAlias = str | int | float | None
Rows: TypeAlias = list[tuple[Any, ...]]

# What replicas tell each other.
WORK = "work"
KNOWLEDGE = "knowledge"
TOPICS = (WORK, KNOWLEDGE)


@dataclass(frozen=True, slots=True)
class Step:
    """One statement of a transaction.

    Attributes:
        query: the statement.
        values: what is filled in, by name.
        if_found: whether it is run only when the step before it gave rows.
    """

    query: ClauseElement
    values: Mapping[str, Value]
    if_found: bool = False


def step(query: ClauseElement, *, if_found: bool = False, **values: Value) -> Step:
    """Return one statement of a transaction, with the values that are filled in."""
    return Step(query, values, if_found)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement in the words of one kind of database, with what is filled in.

    Attributes:
        sql: the words.
        values: what is filled in, in the order of the words.
        if_found: whether it is run only when the statement before it gave rows.
    """

    sql: str
    values: tuple[Value, ...]
    if_found: bool = False


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A statement in the words of one kind of database."""

    sql: str
    names: tuple[str, ...]
    given: dict[str, Value]

    def values(self, values: Mapping[str, Value]) -> tuple[Value, ...]:
        filled = {**self.given, **values}
        return tuple(filled[name] for name in self.names)


class Database(ABC):
    """What both kinds of databases do.

    Attributes:
        kind: ``sqlite`` or ``postgresql``.
        name: how it is called in messages; without a password.
        idle: the longest time, in seconds, to go without looking for work.
    """

    name: str
    idle: float

    def __init__(self, dialect: Dialect, clock: Clock | None) -> None:
        self.kind = dialect.name
        self._dialect = dialect
        self._clock = clock
        self._prepared: dict[ClauseElement, _Prepared] = {}
        self.signals = {topic: Signal() for topic in TOPICS}

    def _filled(self, step: Step) -> Statement:
        """Return a statement as it is handed to the driver."""
        prepared = self._prepared.get(step.query)
        if prepared is None:
            prepared = self._prepared[step.query] = self._prepare(step.query)
        values = step.values
        if self._clock:
            now = self._clock()
            values = {**values, "now": now.timestamp(), "today": now.date().isoformat()}
        return Statement(prepared.sql, prepared.values(values), step.if_found)

    def _prepare(self, query: ClauseElement) -> _Prepared:
        compiled: Any = query.compile(
            dialect=self._dialect, compile_kwargs={"given": self._clock is not None}
        )
        return _Prepared(str(compiled), tuple(compiled.positiontup or ()), compiled.params)

    @abstractmethod
    async def run(self, query: ClauseElement, **values: Value) -> Rows:
        """Run one statement by itself, and return its rows."""

    @abstractmethod
    async def run_all(
        self,
        steps: Iterable[Step],
        *,
        safe: bool = False,
        alone: bool = False,
        slow: bool = False,
    ) -> list[Rows]:
        """Run statements in one transaction: all of them, or none. Return the rows of each.

        Args:
            steps: the statements, in their order.
            safe: whether it has to survive a power failure from the moment that it is done.
            alone: whether no other transaction that is alone may run at the same time.
            slow: whether it may take long, because nobody waits for it.
        """

    @abstractmethod
    async def tell(self, topic: str) -> None:
        """Wake all who listen to this, in every process that shares the database."""

    @abstractmethod
    async def check(self) -> None:
        """See whether the database is there."""

    @abstractmethod
    async def tidy(self) -> None:
        """See to it that what was wiped is nowhere any more."""

    @abstractmethod
    async def close(self) -> None:
        """Let go of it. Closing twice is no fault."""
