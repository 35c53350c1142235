"""Renewing the knowledge when another process renewed it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

import pytest

from bot.channels.telegram.following import Follower
from bot.engine.turns import Memory, Reply
from bot.errors import InvalidFilesError, Problem
from bot.guide import Guide
from bot.knowledge.model import KnowledgeBase
from bot.store.memory import MemoryStore
from tests.channels.telegram.running import engine


@dataclass
class Responder:
    """Has a version of the knowledge, and answers nothing."""

    knowledge: KnowledgeBase

    def reply(self, text: str, memory: Memory) -> Reply:
        """Answer one message."""
        raise NotImplementedError

    def open(self, entry_id: str, memory: Memory) -> Reply:
        """Describe one entry."""
        raise NotImplementedError


@dataclass
class Folder:
    """Stands in for the files: which version they are, and whether they are right."""

    version: str = "one"
    words: str = ""
    is_broken: bool = False
    built: list[str] = field(default_factory=list)

    def build(self) -> Responder:
        """Build from what is there."""
        if self.is_broken:
            raise InvalidFilesError([Problem("pleio.yaml", 3, "Wrong.", "Mend it.")])
        self.built.append(self.version)
        return Responder(replace(engine().knowledge, version=self.version))


@asynccontextmanager
async def following(guide: Guide, store: MemoryStore) -> AsyncIterator[None]:
    """Follow what is announced in a store."""
    task = asyncio.create_task(Follower(guide, store).run())
    await asyncio.sleep(0)
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def until(caplog: pytest.LogCaptureFixture, words: str) -> None:
    """Wait until something with these words is logged."""
    async with asyncio.timeout(5):
        while not any(words in message for message in caplog.messages):
            await asyncio.sleep(0.001)


async def test_takes_over_what_was_renewed_elsewhere(caplog: pytest.LogCaptureFixture) -> None:
    """One reload reaches all who share a store."""
    folder, store = Folder(), MemoryStore()
    guide = Guide(folder.build)
    with caplog.at_level(logging.INFO):
        async with following(guide, store):
            folder.version = "two"
            await store.announce("two")
            await until(caplog, "renewed to version two")
    assert (guide.knowledge.version, folder.built) == ("two", ["one", "two"])


async def test_takes_over_words_alone(caplog: pytest.LogCaptureFixture) -> None:
    """The same knowledge with other texts is another edition."""
    folder, store = Folder(words="old"), MemoryStore()
    guide = Guide(folder.build, words=lambda: folder.words)
    with caplog.at_level(logging.INFO):
        async with following(guide, store):
            folder.words = "new"
            await store.announce("one-new")
            await until(caplog, "renewed to version one-new")
    assert (guide.edition, folder.built) == ("one-new", ["one", "one"])


async def test_keeps_answering_when_the_files_here_are_wrong(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The old knowledge stays, and the operator reads which file and line to mend."""
    folder, store = Folder(), MemoryStore()
    guide = Guide(folder.build)
    async with following(guide, store):
        folder.is_broken = True
        await store.announce("two")
        await until(caplog, "pleio.yaml:3: Wrong. Mend it.")
    assert guide.knowledge.version == "one"


async def test_tells_when_the_files_here_are_others(caplog: pytest.LogCaptureFixture) -> None:
    """Who copies files to several machines sees that one was left out."""
    folder, store = Folder(), MemoryStore()
    guide = Guide(folder.build)
    async with following(guide, store):
        await store.announce("two")
        await until(caplog, "Version two of the knowledge is used elsewhere, not here")


async def test_what_was_announced_before_the_start_is_known() -> None:
    """A process that starts has just read the files."""
    folder, store = Folder(), MemoryStore()
    await store.announce("earlier")
    async with following(Guide(folder.build), store):
        await asyncio.sleep(0)
    assert folder.built == ["one"]
