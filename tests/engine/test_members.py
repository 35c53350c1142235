"""Sets of entries, kept as the bits of a number."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from bot.engine.members import Postings, Roll, divided

NAMES = tuple(f"e{number}" for number in range(70))
ROLL = Roll(NAMES)
SETS = some.sets(some.sampled_from(NAMES))


@given(SETS, SETS)
def test_does_what_sets_do(one: set[str], other: set[str]) -> None:
    """And gives the members in the order of the roll."""
    first, second = ROLL.members(one), ROLL.members(other)
    assert list(first) == [each for each in NAMES if each in one]
    assert (len(first), bool(first)) == (len(one), bool(one))
    assert set(first & second) == one & other
    assert set(first | second) == one | other
    assert set(first - second) == one - other
    assert (first == second, "e7" in first) == (one == other, "e7" in one)


def test_who_is_not_on_the_roll_is_nobody() -> None:
    """A memory may hold entries that are gone since."""
    assert list(ROLL.members(["gone", "e3"])) == ["e3"]
    assert "gone" not in ROLL.everyone
    assert (len(ROLL.everyone), len(ROLL.nobody)) == (70, 0)


@given(SETS, some.lists(SETS, max_size=4))
def test_every_member_ends_up_in_one_part(members: set[str], sets: list[set[str]]) -> None:
    """Which tells in which of the sets it is, and in no others."""
    parts = divided(ROLL.members(members), [ROLL.members(each) for each in sets])
    found = {each: numbers for numbers, part in parts for each in part}
    assert found == {
        each: tuple(number for number, one in enumerate(sets) if each in one) for each in members
    }
    assert sum(len(part) for _, part in parts) == len(members)


def test_postings_hold_what_few_have_and_what_many_have() -> None:
    """An entry that has something twice is there once; what nobody has is no fault."""
    pairs = [("rare", "e9"), ("rare", "e9"), *(("often", each) for each in NAMES[:30])]
    postings = Postings(ROLL, pairs)
    assert list(postings["rare"]) == ["e9"]
    assert list(postings["often"]) == list(NAMES[:30])
    assert list(postings["gone"]) == []
    assert list(postings.union(["rare", "gone"])) == ["e9"]
    assert list(postings.all_of(["rare", "often"])) == ["e9"]
    assert postings.all_of([]) == ROLL.everyone
