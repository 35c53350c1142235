"""Every way to ask, of every entry: phrasings as data, in ``tests/phrasings``.

Each file has phrasings per matter and per language, with ``{name}`` in the place of an entry, and
``|`` between the turns of a dialogue. A matter that is told is a property or a relation, or several
with ``|`` between them of which one will do.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from bot import app
from bot.documents import read
from bot.engine.turns import Answer, Memory, Status
from bot.knowledge.model import Entry, Fact
from bot.settings import load_settings

FOLDER = Path(__file__).parent / "phrasings"


@pytest.fixture(scope="module")
def built() -> app.App:
    """The real thing, built once."""
    return app.build(load_settings({}))


def cases(folder: str) -> list[tuple[str, str, str]]:
    """Return the matter, the language and the phrasing of each case of a folder."""
    found = []
    for path in sorted((FOLDER / folder).glob("*.yaml")):
        document, problems = read(path)
        assert document is not None, problems
        for matter, languages in document.data.items():  # type: ignore[attr-defined]
            for language, phrasings in languages.items():
                found += [(matter, language, phrasing) for phrasing in phrasings]
    return found


def tells(answer: Answer, facts: Collection[Fact], language: str) -> bool:
    """Tell whether an answer says one of some facts, or tells of its kind in other words."""
    if answer.status is not Status.ANSWER or answer.language != language:
        return False
    said = answer.text.casefold()
    texts = (fact.text[language].casefold() for fact in facts if fact.text)
    asked = set(answer.trace.asked.split(", "))
    # A verdict goes before the text and changes its first letter: "Yes, the ..."
    return any(text[1:] in said for text in texts) or any(fact.kind in asked for fact in facts)


def ask(built: app.App, phrasing: str, entry: Entry, language: str) -> Answer:
    """Ask the turns of a phrasing about an entry, and return the last answer."""
    memory = Memory(language=language)
    for turn in phrasing.replace("{name}", entry.name[language]).split(" | "):
        reply = built.engine.reply(turn, memory)
        memory = reply.memory
    return reply.answer


@pytest.mark.parametrize(("matter", "language", "phrasing"), cases("told"))
def test_every_entry_that_can_answer_does(
    built: app.App, matter: str, language: str, phrasing: str
) -> None:
    """However a fact is asked for, each entry that has one gets an answer that holds it."""
    wanted = matter.split("|")
    having = {
        entry.id: facts
        for entry in built.knowledge.entries.values()
        if (facts := [fact for fact in entry.facts if fact.kind in wanted])
    }
    failed = [
        f"{entry_id}: {answer.text}"
        for entry_id, facts in having.items()
        if not tells(
            answer := ask(built, phrasing, built.knowledge.entries[entry_id], language),
            facts,
            language,
        )
    ]
    assert having, f"no entry has {matter}"
    assert failed == []


@pytest.mark.parametrize(("matter", "language", "phrasing"), cases("not-told"))
def test_no_entry_answers_what_the_source_does_not_tell(
    built: app.App, matter: str, language: str, phrasing: str
) -> None:
    """However it is asked, of no entry more is claimed than the source tells."""
    answers = {
        entry.id: ask(built, phrasing, entry, language)
        for entry in built.knowledge.entries.values()
    }
    claimed = {
        entry_id: answer.text
        for entry_id, answer in answers.items()
        if answer.status is not Status.UNKNOWN or answer.language != language
    }
    assert claimed == {}, matter
