"""Which facts answer a question, and what they say to yes or no."""

from __future__ import annotations

import pytest

from bot.engine.facts import FactFinder
from bot.engine.yes_no import is_yes_no, offers_choice, verdict
from tests.engine.small import ENTRIES, INDEX, read

FINDER = FactFinder(INDEX)
FACTS = {each.id: each.facts for each in ENTRIES}


@pytest.mark.parametrize(
    ("entry_id", "text", "kinds"),
    [
        ("central", "who runs it", ["run-by"]),
        ("bookends", "what do they run", ["runs", "runs"]),
        ("bookends", "run by", ["runs", "runs"]),  # the other direction will do
        ("central", "is it free", ["free"]),
        ("central", "is it paid", ["free"]),
        ("central", "has it maps", ["theme"]),  # comics is what it has
        ("central", "picture books", ["theme"]),
        ("central", "when was it opened", ["opened"]),
        ("central", "the price", []),
        ("central", "hello", []),
        ("central", "which theme is it that they run", ["theme"]),  # "which" asks for just that
    ],
)
def test_facts_are_chosen_by_the_words_of_a_question(
    entry_id: str, text: str, kinds: list[str]
) -> None:
    """By the cues of their relation, property or value."""
    assert [each.fact.kind for each in FINDER.best(entry_id, read(text))] == kinds


@pytest.mark.parametrize(
    ("entry_id", "text", "kinds"),
    [
        ("corner", "where is it", ["place"]),
        ("central", "when is it", ["opened"]),
        ("central", "where is it", []),
        ("central", "who is it", []),  # only times and places go without a matter
    ],
)
def test_a_question_word_may_be_all_that_is_asked(
    entry_id: str, text: str, kinds: list[str]
) -> None:
    """What an entry has that answers it, is the answer."""
    assert [each.fact.kind for each in FINDER.by_question_word(entry_id, read(text))] == kinds


def test_a_fact_that_points_to_another_named_entry_is_likelier() -> None:
    """So that "does Bookends run Corner House" is about that house."""
    best = FINDER.best("bookends", read("does it run"), ["corner"])
    assert [each.fact.target for each in best] == ["corner"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is Central free", True),
        ("and is it free", True),
        ("free, is it", True),
        ("Central is free", False),
        ("who is free", False),
        ("does what", True),
        ("compare, is it free", False),
    ],
)
def test_a_question_for_yes_or_no_opens_with_a_verb(text: str, expected: bool) -> None:
    """Small words may go before; a question word or a comparison rules it out."""
    assert is_yes_no(read(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("is it free or paid", True), ("is Central or Old Hall free", False), ("is it free", False)],
)
def test_a_choice_of_two_things_wants_no_yes(text: str, expected: bool) -> None:
    """A choice of two entries does: one of them has it."""
    assert offers_choice(read(text)) is expected


@pytest.mark.parametrize(
    ("entry_id", "number", "text", "answer"),
    [
        ("central", 0, "is it free", True),
        ("central", 0, "is it paid", False),
        ("corner", 0, "is it free", False),
        ("corner", 0, "is it paid", True),
        ("central", 1, "has it comics", True),
        ("central", 1, "has it maps", None),
        ("central", 1, "has it not comics", None),
        ("central", 4, "is it open", None),
        ("central", 0, "is it not free", None),  # a no to that would be heard both ways
        ("central", 0, "is it only free", None),  # a yes to that would say too much
    ],
)
def test_a_fact_says_yes_or_no(entry_id: str, number: int, text: str, answer: bool | None) -> None:
    """A silence is neither."""
    assert verdict(FACTS[entry_id][number], read(text), ()) is answer


def test_a_tie_says_yes_and_a_hope_says_nothing() -> None:
    """A relation with the other named entry settles it, unless it is a wish or a plan."""
    run_by = FACTS["central"][2]
    assert verdict(run_by, read("is it run by Bookends"), ["bookends"]) is True
    assert verdict(run_by, read("is it not run by Bookends"), ["bookends"]) is False
    assert verdict(run_by, read("is it run by Bookends"), ["bookends"], tentative=True) is None
