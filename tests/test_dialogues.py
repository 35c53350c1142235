"""Dialogues as data: many phrasings, one expectation. See the files in ``tests/dialogues``.

Each item may have ``before`` (what was said first), and what the answer to each of the phrasings
in ``ask`` has to be: ``status`` or ``not-status``; ``first``, ``exactly``, ``names`` (those in it)
or ``lacks`` (those it is not about) for its entries; ``says``, ``says-too``, ``says-not``,
``begins`` and ``not-begins`` for its text (with ``|`` between alternatives), ``link`` for its web
addresses, and ``language``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot import app
from bot.documents import read
from bot.engine.pipeline import Engine
from bot.engine.turns import Answer, Memory
from bot.settings import load_settings

FOLDER = Path(__file__).parent / "dialogues"

Check = Callable[[Answer, Any], bool]


def first(answer: Answer) -> str:
    """Return the id of the entry that an answer is about, or nothing."""
    return answer.about[0].id if answer.about else ""


def alternatives(wanted: str) -> tuple[str, ...]:
    """Return the texts of which one will do."""
    return tuple(wanted.lower().split("|"))


def says(answer: Answer, wanted: str) -> bool:
    """Tell whether one of some alternatives stands in an answer."""
    return any(each in answer.text.lower() for each in alternatives(wanted))


def names(answer: Answer, wanted: str | list[str]) -> bool:
    """Tell whether an entry, or all of several, are named in an answer."""
    found = {each.id for each in (*answer.about, *answer.related)}
    return found.issuperset([wanted] if isinstance(wanted, str) else wanted)


def begins(answer: Answer, wanted: str) -> bool:
    """Tell whether an answer begins with one of some words."""
    return answer.text.lower().startswith(tuple(f"{each}," for each in alternatives(wanted)))


CHECKS: Mapping[str, Check] = {
    "status": lambda answer, wanted: answer.status.value == wanted,
    "not-status": lambda answer, wanted: answer.status.value != wanted,
    "language": lambda answer, wanted: answer.language == wanted,
    "first": lambda answer, wanted: first(answer) == wanted,
    "exactly": lambda answer, wanted: {each.id for each in answer.about} == set(wanted),
    "lacks": lambda answer, wanted: {each.id for each in answer.about}.isdisjoint(wanted),
    "names": names,
    "says": says,
    "says-too": says,
    "says-not": lambda answer, wanted: not says(answer, wanted),
    "begins": begins,
    "not-begins": lambda answer, wanted: not begins(answer, wanted),
    "link": lambda answer, wanted: any(wanted in link.url for link in answer.links),
}


def dialogues() -> list[Any]:
    """Read every phrasing of every item as a case of its own."""
    cases = []
    for path in sorted(FOLDER.glob("*.yaml")):
        document, problems = read(path)
        assert document is not None, problems
        assert problems == []
        for item in document.data:  # type: ignore[attr-defined]
            assert not set(item) - {"about", "before", "ask"} - set(CHECKS), item["about"]
            name = f"{path.stem}: {item['about']}"
            cases += [pytest.param(item, said, id=f"{name}: {said}") for said in item["ask"]]
    return cases


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The engine with the real knowledge base and languages."""
    return app.build(load_settings({})).engine


@pytest.mark.parametrize(("item", "said"), dialogues())
def test_each_phrasing_gets_what_is_expected(
    engine: Engine, item: Mapping[str, Any], said: str
) -> None:
    """However it is said, the answer is the one that was written down for it."""
    memory = Memory()
    for message in item.get("before", ()):
        memory = engine.reply(message, memory).memory
    answer = engine.reply(said, memory).answer
    failed = [
        key for key, wanted in item.items() if key in CHECKS and not CHECKS[key](answer, wanted)
    ]
    assert failed == [], (answer.status.value, first(answer), answer.text)
