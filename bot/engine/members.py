"""Sets of entries, kept as the bits of a number.

Putting two of them together is one operation on two numbers, so that a question about thousands of
entries takes hardly longer than one about ten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from functools import reduce
from operator import and_
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

BYTE = 8  # bits
SPARSE = 64  # of so many entries, the bits take as much room as one place in a row of places


class Roll:
    """All entries in their order. The place of an entry is its bit.

    Attributes:
        ids: the entries.
        places: the place of each, from 0.
    """

    def __init__(self, ids: Iterable[str]) -> None:
        """Give each entry its place."""
        self.ids = tuple(ids)
        self.places = {each: place for place, each in enumerate(self.ids)}

    # Made when they are asked for: kept here, they and the roll would keep each other in memory.
    @property
    def everyone(self) -> Members:
        """The set of all."""
        return Members(self, (1 << len(self.ids)) - 1)

    @property
    def nobody(self) -> Members:
        """The set of none."""
        return Members(self, 0)

    def members(self, ids: Iterable[str]) -> Members:
        """Return the set of some entries; ids that are nobody's are left out."""
        if isinstance(ids, Members):
            return ids
        return self.at(self.places[each] for each in ids if each in self.places)

    def at(self, places: Iterable[int]) -> Members:
        """Return the set of the entries at some places."""
        bits = bytearray(len(self.ids) // BYTE + 1)
        for place in places:
            bits[place // BYTE] |= 1 << place % BYTE
        return Members(self, int.from_bytes(bits, "little"))

    def union(self, sets: Iterable[Members]) -> Members:
        """Return the entries that are in any of some sets."""
        bits = 0
        for each in sets:
            bits |= each.bits
        return Members(self, bits)


class Members(Collection[str]):
    """A set of entries, which come in the order of the roll."""

    __slots__ = ("_roll", "bits")

    def __init__(self, roll: Roll, bits: int) -> None:
        """Take the roll, and the number of which the bits are the members."""
        self._roll = roll
        self.bits = bits

    def __contains__(self, entry_id: object) -> bool:
        """Tell whether an entry is among them."""
        place = self._roll.places.get(str(entry_id))
        return place is not None and bool(self.bits >> place & 1)

    def __iter__(self) -> Iterator[str]:
        """Yield them in their order."""
        row = bin(self.bits)[:1:-1]
        place = row.find("1")
        while place >= 0:
            yield self._roll.ids[place]
            place = row.find("1", place + 1)

    def __len__(self) -> int:
        """Count them."""
        return self.bits.bit_count()

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.bits)

    def __eq__(self, other: object) -> bool:
        """Tell whether another set has the same members."""
        return isinstance(other, Members) and self.bits == other.bits

    def __hash__(self) -> int:
        """Return the same number for the same members."""
        return hash(self.bits)

    def __repr__(self) -> str:
        """Return them for people."""
        return f"Members({', '.join(self)})"

    def __and__(self, other: Members) -> Members:
        """Return those that are in both."""
        return Members(self._roll, self.bits & other.bits)

    def __or__(self, other: Members) -> Members:
        """Return those that are in either."""
        return Members(self._roll, self.bits | other.bits)

    def __sub__(self, other: Members) -> Members:
        """Return those that are not in the other."""
        return Members(self._roll, self.bits & ~other.bits)


def divided(members: Members, sets: Sequence[Members]) -> Iterable[tuple[tuple[int, ...], Members]]:
    """Divide a set by which of some other sets its members are in.

    Args:
        members: the set to divide.
        sets: the other sets.

    Returns:
        The parts that are not empty, each with the numbers of the sets that it is in.
    """
    parts: list[tuple[tuple[int, ...], Members]] = [((), members)] if members else []
    for number, each in enumerate(sets):
        inside = [((*numbers, number), part & each) for numbers, part in parts]
        outside = [(numbers, part - each) for numbers, part in parts]
        parts = [part for part in (*inside, *outside) if part[1]]
    return parts


class Postings(Generic[Key]):
    """The set of entries for each key; nobody for a key that is not known."""

    def __init__(self, roll: Roll, pairs: Iterable[tuple[Key, str]]) -> None:
        """Take pairs of a key and an entry that has it, in any order."""
        found: dict[Key, list[int]] = defaultdict(list)
        for key, entry_id in pairs:
            found[key].append(roll.places[entry_id])
        self._roll = roll
        # What few have is kept as their places: there are many such keys, mostly words.
        self._few = {key: tuple(each) for key, each in found.items() if not _are_many(each, roll)}
        self._many = {key: roll.at(each) for key, each in found.items() if _are_many(each, roll)}

    def __getitem__(self, key: Key) -> Members:
        """Return the entries that have a key."""
        many = self._many.get(key)
        if many is not None:
            return many
        few = self._few.get(key)
        return self._roll.at(few) if few else self._roll.nobody

    def union(self, keys: Iterable[Key]) -> Members:
        """Return the entries that have any of some keys."""
        return self._roll.union(self[each] for each in keys)

    def all_of(self, keys: Iterable[Key]) -> Members:
        """Return the entries that have each of some keys."""
        return reduce(and_, (self[each] for each in keys), self._roll.everyone)


def _are_many(places: Collection[int], roll: Roll) -> bool:
    return SPARSE * len(places) > len(roll.ids)
