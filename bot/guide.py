"""Who answers at this moment: one engine, that can be renewed while conversations go on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from bot.engine.turns import Memory, Reply
from bot.knowledge.model import Entry, KnowledgeBase

NO_ENTRIES = frozenset({"asked"})
"""Fields of a memory with ids of something else than entries."""

Foretell = Callable[[str], Awaitable[object]]


class Responder(Protocol):
    """What a guide needs of an engine."""

    knowledge: KnowledgeBase

    def reply(self, text: str, memory: Memory) -> Reply:
        """Answer one message."""
        ...

    def open(self, entry_id: str, memory: Memory) -> Reply:
        """Describe one entry; raises KeyError when there is none with this id."""
        ...


def utc_now() -> datetime:
    """Return the time; the clock of a guide that is given no other."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a new knowledge base has that the old one had not: ids of entries, in order.

    ``terms`` tells that something of the ontology changed; ``words`` that something of what is
    said or understood beside the knowledge did.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    terms: bool = False
    words: bool = False


class Guide:
    """Answers with the engine of the moment. ``reload`` puts another in its place in one step.

    Attributes:
        since: when the engine of the moment was built.
        words: which words and texts came with it: a short hash.
        renewed: is called as soon as another engine answers.
    """

    def __init__(
        self,
        build: Callable[[], Responder],
        clock: Callable[[], datetime] = utc_now,
        heed: Callable[[str, str, float], None] = lambda *_: None,
        first: Responder | None = None,
        look: Callable[[], str] | None = None,
        words: Callable[[], str] = str,
    ) -> None:
        """Begin with the first engine; what ``build`` raises is for the caller.

        Args:
            build: builds an engine.
            clock: tells the time.
            heed: is told of each answer its status, its language and the seconds that it took.
            first: the engine to begin with; None to build it.
            look: reads what is to be known, and returns its edition; takes a fraction of building.
            words: tells which words and texts came with the engine that was built last.
        """
        self._look = look
        self._build = build
        self._heed = heed
        self._clock = clock
        self._engine = first or build()
        self._reloading = asyncio.Lock()
        self._words = words
        self.words = words()
        self.since = clock()
        self.renewed: Callable[[], None] = lambda: None

    @property
    def knowledge(self) -> KnowledgeBase:
        """What is known at this moment."""
        return self._engine.knowledge

    @property
    def edition(self) -> str:
        """Which knowledge and which words answer at this moment."""
        return edition_of(self.knowledge.version, self.words)

    @property
    def age(self) -> timedelta:
        """How long the engine of the moment has been in use."""
        return self._clock() - self.since

    def reply(self, text: str, memory: Memory) -> Reply:
        """Answer one message."""
        engine, begun = self._engine, time.perf_counter()
        found = engine.reply(text, _known(memory, engine.knowledge))
        answer = found.answer
        self._heed(answer.status.value, answer.language, time.perf_counter() - begun)
        return found

    def open(self, entry_id: str, memory: Memory) -> Reply:
        """Describe one entry.

        Raises:
            KeyError: no entry has this id (any more).
        """
        engine = self._engine
        return engine.open(entry_id, _known(memory, engine.knowledge))

    async def reload(self, foretell: Foretell | None = None) -> Changes:
        """Build another engine, in a thread, so that answers go on meanwhile; then switch.

        Args:
            foretell: is told the edition that comes, as soon as its files are found to be right.

        Raises:
            InvalidFilesError: a file is not valid. The old engine stays.
        """
        async with self._reloading:
            if foretell and self._look:
                await foretell(await asyncio.to_thread(self._look))
            return await self._renew()

    async def catch_up(self, edition: str) -> bool:
        """Build another engine, unless this edition answers, or is on its way: that is awaited.

        Returns:
            Whether another was built, be it the one that was wanted or not.

        Raises:
            InvalidFilesError: a file is not valid. The old engine stays.
        """
        async with self._reloading:
            if edition == self.edition:
                return False
            await self._renew()
            return True

    async def _renew(self) -> Changes:
        engine = await asyncio.to_thread(self._build)
        words, self.words = self.words, self._words()
        before, self._engine = self._engine, engine
        self.since = self._clock()
        self.renewed()
        changes = compare(before.knowledge, engine.knowledge)
        return replace(changes, words=words != self.words)


def edition_of(version: str, words: str) -> str:
    """Return one name for a version of the knowledge together with words and texts beside it."""
    return f"{version}-{words}" if words else version


def compare(old: KnowledgeBase, new: KnowledgeBase) -> Changes:
    """Tell what changed between two knowledge bases."""
    both = [each for each in new.entries if each in old.entries]
    return Changes(
        added=tuple(each for each in new.entries if each not in old.entries),
        changed=tuple(
            each for each in both if _stated(old.entries[each]) != _stated(new.entries[each])
        ),
        removed=tuple(each for each in old.entries if each not in new.entries),
        terms=old.ontology != new.ontology,
    )


def _stated(entry: Entry) -> Entry:
    """Return an entry as its own file states it, without what other files say of it."""
    return replace(entry, facts=tuple(fact for fact in entry.facts if not fact.derived))


def _known(memory: Memory, knowledge: KnowledgeBase) -> Memory:
    """Return a memory without entries that are gone since it was made."""
    kept: dict[str, Any] = {
        name: tuple(each for each in value if each in knowledge.entries)
        for name, value in asdict(memory).items()
        if isinstance(value, tuple) and name not in NO_ENTRIES
    }
    return replace(memory, **kept)
