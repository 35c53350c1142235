"""Which kind of thing is asked for, and which only stands beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.engine.index import KnowledgeIndex
from bot.engine.kind_wants import KindWants, heads
from bot.engine.marks import Kind
from bot.engine.wants import Want
from tests.engine.small import CATEGORIES, ENTRIES, INDEX, fact, knowledge, lexicon, read

KINDS = KindWants(INDEX)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which library is run by a foundation", [False]),
        ("which libraries", [True]),
        ("which library or foundation", [False, False]),
        ("a library", []),
    ],
)
def test_a_question_word_asks_for_the_kind_behind_it(text: str, expected: list[bool]) -> None:
    """Or for what "or" adds to it; True where many are asked for."""
    assert list(heads(read(text)).values()) == expected


def test_the_thing_is_only_a_hint_where_something_decides_who_is_meant() -> None:
    """Who wants to run libraries is no library."""
    thing, deciding = Want(categories=("library",)), Want(kinds=("runs",), is_deciding=True)
    assert KINDS.without_objects([thing]) == [thing]
    assert [want.categories for want in KINDS.without_objects([thing, deciding])] == [(), ()]


def test_of_a_wide_and_a_narrow_kind_the_narrow_one_was_meant() -> None:
    """A branch is a library too."""
    wide, narrow = Want(categories=("library",)), Want(categories=("branch",))
    assert KINDS.narrowest([wide, narrow]) == [narrow]


def test_who_asks_for_those_that_do_something_where_it_is_told_of_some() -> None:
    """Not where it is told of none of them, nor where what they do tells who is meant."""
    party = replace(CATEGORIES["party"], answers=("who",))
    bookends = replace(
        INDEX.entries["bookends"],
        facts=(fact("bookends", "free", "Bookends asks nothing.", flag=True),),
    )
    entries = [bookends if each.id == "bookends" else each for each in ENTRIES]
    terms = {"categories": {**CATEGORIES, "party": party}}
    kinds = KindWants(KnowledgeIndex(knowledge(*entries, **terms), lexicon(*entries)))
    free, paid = (Want(flags=(("free", answer),), weight=1.2) for answer in (True, False))
    doing = Want(kinds=("runs",), weight=0.5)
    assert [want.categories for want in kinds.with_doers([free])] == [(), ("party",)]
    assert kinds.with_doers([paid]) == [paid]
    assert kinds.with_doers([free, doing]) == [free, doing]
    assert KINDS.with_doers([free]) == [free]  # nobody is said to do anything


@pytest.mark.parametrize(
    ("text", "users"),
    [
        ("which library is run by a foundation", ["central", "corner"]),
        ("which library is run by a branch", []),
    ],
)
def test_nothing_makes_up_for_who_does_it(text: str, users: list[str]) -> None:
    """What stands behind "run by" is who does it; no branch runs a library."""
    question = read(text)
    doer = question.tagged.of(Kind.CATEGORY)[-1]
    want = KINDS.aside(Want(categories=("party",)), doer, heads(question), question)
    assert (list(want.users), want.categories, want.is_deciding) == (users, (), True)
