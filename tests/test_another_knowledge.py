"""The same code answers about another subject: nothing of a subject stands in Python."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import app
from bot.channels.terminal_sentences import SENTENCES
from bot.engine.turns import Memory
from bot.evaluation import read_dialogues, score
from bot.knowledge.check import check
from bot.knowledge.load import load
from bot.language.load import load_languages
from bot.settings import load_settings

ROOT = Path(__file__).parent.parent
BEES = ROOT / "tests" / "fixtures" / "beekeeping"
SUBJECTS = (ROOT / "knowledge", BEES / "knowledge")


@pytest.fixture(scope="module")
def built() -> app.App:
    """The bot, built on the knowledge about beekeeping."""
    return app.build(load_settings({"POLDERGIDS_KNOWLEDGE": str(BEES / "knowledge")}))


def test_another_knowledge_base_is_without_faults() -> None:
    """It is written by the same rules."""
    assert check(BEES / "knowledge") == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_answers_questions_on_another_subject(built: app.App, language: str) -> None:
    """Nine turns in ten are fully right; the questions were written before the bot saw them."""
    files = sorted(BEES.glob("questions*.jsonl"))
    dialogues = read_dialogues(files, built.knowledge.entries)
    outcomes = [each for each in score(dialogues, built.engine.reply) if each.turn.lang == language]
    assert len(outcomes) > 40
    assert sum(each.right for each in outcomes) / len(outcomes) >= 0.9


def _ids(folder: Path) -> Iterator[str]:
    knowledge = load(folder)
    ontology = knowledge.ontology
    yield from knowledge.entries
    for terms in (ontology.categories, ontology.relations, ontology.properties, ontology.values):
        yield from terms


def test_no_term_of_a_subject_stands_in_the_code() -> None:
    """Neither the ids of the entries, nor those of the terms in which they are written.

    Those of one plain word ("place", "languages") may mean something else in the code.
    """
    terms = {each for folder in SUBJECTS for each in _ids(folder) if "-" in each}
    found = [
        (path.name, node.value)
        for path in (ROOT / "bot").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in terms
    ]
    assert found == []


@pytest.mark.parametrize("folder", SUBJECTS, ids=["participation", "beekeeping"])
@pytest.mark.parametrize("code", ["nl", "en"])
def test_no_noun_of_a_subject_stands_among_the_words_of_a_language(folder: Path, code: str) -> None:
    """What a subject is mostly about is said as @category, so that any subject fits."""
    language = load_languages(ROOT / "config" / "languages", SENTENCES)[code]
    label = next(iter(load(folder).ontology.categories.values())).label[code]
    phrases = [phrase for group in language.acts.values() for phrase in group]
    phrases += [*language.references.it, *language.references.they, *language.references.other]
    said = [each for each in phrases if {label.one, label.many} & set(each.split()[1:])]
    assert said == []


def test_tells_its_own_source(built: app.App) -> None:
    """Who asks what it is, hears where this knowledge comes from, and nothing of another."""
    answer = built.engine.reply("who are you?", Memory()).answer
    assert '"Bees along the Dike"' in answer.text
