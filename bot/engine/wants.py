"""What a question without a name wants an entry to have: the records.

Each phrase of a question is one want. A phrase with several meanings is satisfied by an entry
that has any of them, so that an ambiguous word helps where it fits and does little harm elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from bot.engine.members import Members
from bot.knowledge.model import Value

KIND = 0.8  # weight of a kind of thing

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Want:
    """What one phrase wants: any of these, and how much that counts.

    Attributes:
        categories: be in one of these.
        flags: have one of these yes-or-no properties with this answer.
        values: have one of these values.
        kinds: have a fact of one of these properties or relations.
        facts: be the entry of one of these facts (entry#number).
        weight: how much it counts.
        is_telling: whether its words are so particular (a phrase, a long compound) that they
            count by themselves.
        is_place: whether its values answer "where".
        users: be one of these entries, whose texts use the very word.
        is_deciding: whether it asks for something that few entries do, which tells them apart.
        is_denied: whether a negation reaches its words.
    """

    categories: tuple[str, ...] = ()
    flags: tuple[tuple[str, bool], ...] = ()
    values: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    weight: float = 0.0
    is_telling: bool = False
    is_place: bool = False
    users: Collection[str] = ()
    is_deciding: bool = False
    is_denied: bool = False

    @property
    def is_solid(self) -> bool:
        """Tell whether it asks for something that tells entries apart by itself."""
        return bool(self.flags or self.values)

    @property
    def is_clear(self) -> bool:
        """Tell whether it is more than a hint."""
        return bool(self.is_solid or self.categories or self.users)

    @property
    def is_weighty(self) -> bool:
        """Tell whether it counts in full beside what tells entries apart by itself."""
        return self.is_clear or self.is_deciding

    @property
    def decides_by_itself(self) -> bool:
        """Tell whether it asks for what few entries do, in words that mean nothing else."""
        return self.is_deciding and self.is_telling and bool(self.kinds)

    @property
    def is_only_category(self) -> bool:
        """Tell whether it asks for a category and nothing else."""
        return bool(self.categories) and not (self.is_solid or self.kinds)


@dataclass(frozen=True, slots=True)
class Echo:
    """A word that was said, and the entries whose texts use it; the rarer, the more it weighs."""

    weight: float
    users: Members


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that a question wants, with the categories that it rules out.

    ``heads`` are the categories that a question word asks for. ``echoes`` are the words that stand
    in the texts of entries. ``unwanted`` are values that it rules out.
    """

    wants: tuple[Want, ...]
    excluded: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    echoes: tuple[Echo, ...] = ()
    unwanted: tuple[str, ...] = ()

    @property
    def categories(self) -> tuple[str, ...]:
        """Categories wanted."""
        return once(each for want in self.wants for each in want.categories)

    @property
    def flags(self) -> tuple[tuple[str, bool], ...]:
        """Yes-or-no properties wanted, with the answer."""
        return once(each for want in self.wants for each in want.flags)

    @property
    def required(self) -> tuple[tuple[str, bool], ...]:
        """The one yes-or-no property that has to be so: no other is wanted, in telling words."""
        plain = [
            want.flags for want in self.wants if want.is_telling and not (want.values or want.kinds)
        ]
        alone = len(self.flags) == 1 and self.flags in plain
        return self.flags if alone else ()

    def widened(self, vocabulary: Mapping[str, Value]) -> Wanted:
        """Return the same with values that may do as well, where there are such."""
        wants = tuple(
            replace(
                want, values=once(chain(want.values, *(vocabulary[v].near for v in want.values)))
            )
            for want in self.wants
        )
        return replace(self, wants=wants)

    def of_kind(self, category: str) -> Wanted:
        """Return the same with a kind of thing that they have to be, where any matter is wanted."""
        if not self.kinds:
            return self
        return replace(self, wants=(*self.wants, Want(categories=(category,), weight=KIND)))

    def with_kin(self, categories: Sequence[str]) -> Wanted:
        """Return the same where things of these categories do as well as of those wanted."""
        if not categories:
            return self
        wants = (
            replace(want, categories=once((*want.categories, *categories)))
            if want.categories
            else want
            for want in self.wants
        )
        return replace(self, wants=tuple(wants), heads=once((*self.heads, *categories)))

    @property
    def values(self) -> tuple[str, ...]:
        """Values wanted."""
        return once(each for want in self.wants for each in want.values)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Properties and relations of which some fact is wanted."""
        return once(each for want in self.wants for each in want.kinds)

    @property
    def different(self) -> int:
        """How many different values and yes-or-no properties are wanted."""
        return len({(want.values, want.flags) for want in self.wants if want.is_solid})

    @property
    def is_plain_list(self) -> bool:
        """Tell whether only categories and yes-or-no properties are wanted."""
        return not any(want.values for want in self.wants)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is wanted but perhaps a category."""
        return not any(want.flags or want.values or want.kinds for want in self.wants)

    @property
    def in_words(self) -> tuple[str, ...]:
        """All that is wanted, for people."""
        flags = (flag if answer else f"not {flag}" for flag, answer in self.flags)
        return (*self.categories, *flags, *self.values, *self.kinds)


def once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return items in their order, each once."""
    return tuple(dict.fromkeys(items))
