"""What is found in a message: phrases with their meaning, at their places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.engine.marks import Kind, Mark
from bot.language.words import Word


class How(StrEnum):
    """How a phrase was found; the strings are for people, see ``ask --explain``."""

    EXACT = "exact"
    COMMON = "common word"  # a name that is an everyday word as well
    EVERYDAY = "everyday words"  # a name that opens with a small word, without capitals
    MISSPELT = "misspelt name"
    COMPOUND = "compound"
    PARTIAL = "part of compound"
    JOINED = "joined compound"
    POINTED = "named in the last answer"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a message: the places of its words, what it means, and how it was found.

    ``likeness`` is 1.0 for the phrase itself and less for a misspelling or part of a compound;
    ``is_plural`` tells that a noun stands there in the plural.
    """

    places: tuple[int, ...]
    marks: tuple[Mark, ...]
    how: How = How.EXACT
    likeness: float = 1.0
    is_plural: bool = False
    _kinds: frozenset[Kind] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked for a hundred times in one message, so that it is worked out once.
        object.__setattr__(self, "_kinds", frozenset([mark.kind for mark in self.marks]))

    def ids(self, *kinds: Kind) -> tuple[str, ...]:
        """Return the ids of the marks of some kinds."""
        if self._kinds.isdisjoint(kinds):  # as mostly
            return ()
        return tuple([mark.id for mark in self.marks if mark.kind in kinds])

    def without(self, kinds: Set[Kind]) -> Hit | None:
        """Return the phrase without its marks of some kinds; None when that leaves nothing."""
        if self.marks and self._kinds.isdisjoint(kinds):
            return self
        marks = tuple([mark for mark in self.marks if mark.kind not in kinds])
        return replace(self, marks=marks) if marks else None

    def has(self, kinds: Collection[Kind]) -> bool:
        """Tell whether any of the marks is of one of some kinds."""
        return not self._kinds.isdisjoint(kinds)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A message with all that was found in it.

    Attributes:
        words: the words in order.
        hits: phrases, the names first; of concepts that overlap only the longest.
        foreign: places of words that nothing explains, with how much each weighs.
    """

    words: tuple[Word, ...]
    hits: tuple[Hit, ...] = ()
    foreign: Mapping[int, float] = field(default_factory=dict)
    _of: dict[tuple[Kind, ...], tuple[Hit, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _places: dict[tuple[Kind, ...], frozenset[int]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def of(self, *kinds: Kind) -> tuple[Hit, ...]:
        """Return the hits that have a mark of one of these kinds."""
        found = self._of.get(kinds)
        if found is None:  # asked for a hundred times in one message
            found = self._of[kinds] = tuple([hit for hit in self.hits if hit.has(kinds)])
        return found

    def ids(self, *kinds: Kind) -> list[str]:
        """Return the ids of all marks of these kinds, in order and without repeats."""
        return list(dict.fromkeys(each for hit in self.of(*kinds) for each in hit.ids(*kinds)))

    def has(self, *kinds: Kind) -> bool:
        """Tell whether anything of one of these kinds was found."""
        return bool(self.of(*kinds))

    def places(self, *kinds: Kind) -> frozenset[int]:
        """Return the places of all words in hits of these kinds."""
        found = self._places.get(kinds)
        if found is None:
            places = frozenset([place for hit in self.of(*kinds) for place in hit.places])
            found = self._places[kinds] = places
        return found


def places_of(hits: Iterable[Hit], *kinds: Kind) -> set[int]:
    """Return the places of all words in those of some hits that are of these kinds."""
    return {place for hit in hits if hit.has(kinds) for place in hit.places}
