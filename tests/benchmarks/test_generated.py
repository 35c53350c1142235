"""The generated knowledge base of the benchmarks."""

from __future__ import annotations

from benchmarks.generated import generated, questions
from bot.knowledge.load import load
from bot.settings import load_settings

REAL = load(load_settings({}).knowledge)
MADE = generated(REAL, 50)


def test_the_same_size_gives_the_same_knowledge_base() -> None:
    """So that figures can be compared."""
    assert generated(REAL, 50) == MADE
    assert len({entry.name["nl"] for entry in MADE.entries.values()}) == 50


def test_facts_point_at_what_is_there() -> None:
    """Their terms are those of the real ontology, their targets entries."""
    facts = [fact for entry in MADE.entries.values() for fact in entry.facts]
    assert all(
        fact.kind in {**REAL.ontology.properties, **REAL.ontology.relations} for fact in facts
    )
    assert {fact.target for fact in facts} <= {"", *MADE.entries}


def test_questions_name_their_entry_or_nearly() -> None:
    """Half of them have two letters swapped."""
    asked = questions(MADE, 40)
    exact = sum(MADE.entries[entry_id].name["nl"] in text for text, entry_id in asked)
    assert len(asked) == 40
    assert 0 < exact < 40
