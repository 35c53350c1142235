"""The engine of the moment, and how it is renewed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot import app
from bot.engine.pipeline import Engine
from bot.engine.turns import Memory
from bot.errors import InvalidFilesError, Problem
from bot.guide import Changes, Guide, compare
from bot.knowledge.model import KnowledgeBase
from bot.settings import load_settings


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The real engine, built once."""
    return app.build(load_settings({})).engine


class Builds:
    """Hands out one engine after the other, or raises what stands in its place."""

    def __init__(self, *engines: Engine | Exception) -> None:
        self.engines = list(engines)
        self.threads: list[str] = []

    def __call__(self) -> Engine:
        """Build."""
        self.threads.append(threading.current_thread().name)
        found = self.engines.pop(0)
        if isinstance(found, Exception):
            raise found
        return found


def ticking() -> Callable[[], datetime]:
    """Make a clock that goes on a minute each time that somebody looks."""
    times = (datetime(2026, 1, 1, 12, minute, tzinfo=UTC) for minute in range(60))
    return lambda: next(times)


def without(engine: Engine, *ids: str) -> Engine:
    """Make an engine that lacks some entries."""
    base = engine.knowledge
    entries = {name: entry for name, entry in base.entries.items() if name not in ids}
    facts = {
        name: tuple(fact for fact in entry.facts if fact.target not in ids)
        for name, entry in entries.items()
    }
    kept = {name: replace(entry, facts=facts[name]) for name, entry in entries.items()}
    return Engine(replace(base, entries=kept, version="other"), engine.languages)


async def test_answers_with_the_engine_of_the_moment(engine: Engine) -> None:
    """After a reload at once with the new one; it tells since when."""
    guide = Guide(Builds(without(engine, "pleio"), engine), ticking())
    with pytest.raises(KeyError):
        guide.open("pleio", Memory())
    since = guide.since
    changes = await guide.reload()
    assert guide.open("pleio", Memory()).answer.about[0].id == "pleio"
    assert (changes.added, guide.since - since) == (("pleio",), timedelta(minutes=1))


def test_begins_with_an_engine_that_is_there(engine: Engine) -> None:
    """It is not built a second time."""
    builds: list[Engine] = []
    guide = Guide(builds.pop, first=engine)
    assert guide.knowledge is engine.knowledge


async def test_builds_beside_the_event_loop(engine: Engine) -> None:
    """So that answers go on meanwhile."""
    builds = Builds(engine, engine)
    await Guide(builds).reload()
    assert builds.threads[0] != builds.threads[1]


async def test_a_faulty_knowledge_base_is_refused(engine: Engine) -> None:
    """The old one keeps answering, since when it did."""
    fault = InvalidFilesError([Problem("knowledge/x.yaml", 3, "Wrong.", "Mend it.")])
    guide = Guide(Builds(engine, fault))
    since = guide.since
    with pytest.raises(InvalidFilesError):
        await guide.reload()
    assert (guide.knowledge, guide.since) == (engine.knowledge, since)


async def test_foretells_which_version_comes(engine: Engine) -> None:
    """Before it is built, so that others can build at the same time; not when files are wrong."""
    other, told = without(engine, "pleio"), list[str]()
    fault = InvalidFilesError([Problem("knowledge/x.yaml", 3, "Wrong.", "Mend it.")])
    looks = Builds(other, fault)
    guide = Guide(Builds(engine, other), look=lambda: looks().knowledge.version)

    async def foretell(version: str) -> None:
        told.append(f"{version} while {guide.knowledge.version} answers")

    await guide.reload(foretell)
    with pytest.raises(InvalidFilesError):
        await guide.reload(foretell)
    assert told == [f"other while {engine.knowledge.version} answers"]


async def test_builds_no_version_that_answers_already(engine: Engine) -> None:
    """Whoever wants a version that is on its way, waits for it and has it."""
    other = without(engine, "pleio")
    guide = Guide(Builds(engine, other))
    first, second = await asyncio.gather(guide.reload(), guide.catch_up("other"))
    assert (first.removed, second) == (("pleio",), False)


async def test_tells_when_only_words_changed(engine: Engine) -> None:
    """They make another edition of the same knowledge, which others have to take over."""
    words = iter(["old", "new", "new"])
    guide = Guide(Builds(engine, engine, engine), words=lambda: next(words))
    before = guide.edition
    first, second = await guide.reload(), await guide.reload()
    assert (first, second) == (Changes(words=True), Changes())
    version = engine.knowledge.version
    assert (before, guide.edition) == (f"{version}-old", f"{version}-new")


async def test_two_reloads_wait_for_each_other(engine: Engine) -> None:
    """Both tell what they changed."""
    other = without(engine, "pleio")
    guide = Guide(Builds(engine, other, engine))
    first, second = await asyncio.gather(guide.reload(), guide.reload())
    assert (first.removed, second.added) == (("pleio",), ("pleio",))


async def test_what_is_gone_is_forgotten(engine: Engine) -> None:
    """A conversation may remember an entry that a reload took away."""
    guide = Guide(Builds(without(engine, "pleio", "consul")))
    memory = Memory("nl", ("pleio",), listed=("consul", "argu"), options=("pleio", "argu"))
    reply = guide.reply("en de tweede?", memory)
    assert "pleio" not in reply.memory.subjects + reply.memory.options + reply.memory.listed
    assert guide.reply("2", memory).answer.text


def changed(base: KnowledgeBase, entry_id: str) -> KnowledgeBase:
    """Make a knowledge base with one other summary."""
    entry = replace(base.entries[entry_id], summary={"nl": "Anders.", "en": "Different."})
    return replace(base, entries={**base.entries, entry_id: entry})


def test_tells_what_changed(engine: Engine) -> None:
    """Only entries whose own file says something else, not those that it points to."""
    base = engine.knowledge
    assert compare(base, base) == Changes()
    assert compare(base, changed(base, "pleio")) == Changes(changed=("pleio",))
    assert compare(without(engine, "stem-van-west").knowledge, base).added == ("stem-van-west",)
    fewer = replace(base, ontology=replace(base.ontology, languages=("nl",)))
    assert compare(base, fewer) == Changes(terms=True)
