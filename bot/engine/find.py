"""Finding entries without a name, by what a question wants them to have."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from bot.engine.candidates import candidates
from bot.engine.index import KnowledgeIndex
from bot.engine.members import Members, divided
from bot.engine.wants import Want, Wanted

ENOUGH = 0.5  # share of what was wanted that an entry has to have
FEW = 2  # entries; what no more than these have a fact of tells entries apart by itself
TIE = 0.02  # what words for an entry's own fact add, to decide between entries that fit equally
ECHO = 0.1  # what it adds that all that was said stands in the texts of an entry
KIND = 0.5  # share of the best score with which what is of the kind asked for still wins
SAME = 1e-9  # shares closer than this are equal


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that fit equally: the share of what is wanted, and the wants, that they satisfy."""

    share: float
    satisfied: tuple[Want, ...]
    members: Members


@dataclass(frozen=True, slots=True)
class Found:
    """Entries that fit, best first.

    Attributes:
        ids: the entries.
        share: the share of the weight of all wants that the best one satisfies (0 to 1).
        satisfied: the wants that the best one satisfies.
    """

    ids: tuple[str, ...] = ()
    share: float = 0.0
    satisfied: tuple[Want, ...] = ()


class EntryFinder:
    """Finds the entries that have what a question wants."""

    def __init__(self, index: KnowledgeIndex, gap: float) -> None:
        """Take the knowledge base and the gap.

        Args:
            index: the arranged knowledge base.
            gap: share of the best score by which another entry may fall short and still be named.
        """
        self._index = index
        self._gap = gap

    def find(self, wanted: Wanted, among: Collection[str] | None = None) -> Found:
        """Return the entries that fit.

        Args:
            wanted: what they have to have.
            among: only these entries are looked at; those that fit equally are named in their
                order. None looks at all.
        """
        groups = self._of_kind(list(self._groups(wanted, among)), wanted)
        if not groups:
            wider = wanted.widened(self._index.ontology.values) if wanted.required else wanted
            return self.find(wider, among) if wider != wanted else Found()
        best = max(group.share for group in groups)
        least = best * (1 - self._gap) if not wanted.is_plain_list else best - SAME
        first = next(each for each in groups if each.share == best)
        placed = any(want.is_place for want in first.satisfied)  # each success abroad is one
        alike = [
            each
            for each in groups
            if each.share >= least or (placed and each.satisfied == first.satisfied)
        ]
        ids = tuple(self._ranked(alike, among))
        first = next(each for each in groups if each.share == best and ids[0] in each.members)
        return Found(ids, best, first.satisfied)

    def _groups(self, wanted: Wanted, among: Collection[str] | None) -> Iterator[Group]:
        """Yield the candidates that have enough of what is wanted, divided by how well they fit."""
        counting = self._counting(wanted)
        total = sum(want.weight for want in counting)
        if not total:
            return
        having = [self._having(want, wanted) for want in wanted.wants]
        for numbers, members in divided(candidates(wanted, among, self._index), having):
            satisfied = tuple(wanted.wants[number] for number in numbers)
            share = sum(want.weight for want in satisfied if want in counting) / total
            if share >= ENOUGH:
                yield from self._set_apart(Group(share, satisfied, members), wanted)

    def _set_apart(self, group: Group, wanted: Wanted) -> Iterator[Group]:
        """Divide those that fit equally by whether their own words and texts say so as well."""
        owners = [self._singled_out(want, wanted) for want in group.satisfied]
        for singled, members in divided(group.members, owners):
            share = group.share + sum(TIE for _ in singled)
            if wanted.is_plain_list:
                yield Group(share, group.satisfied, members)
                continue
            total = sum(echo.weight for echo in wanted.echoes)
            for heard, part in divided(members, [echo.users for echo in wanted.echoes]):
                echoed = sum(wanted.echoes[each].weight for each in heard)
                echo = ECHO * (echoed / total) if heard else 0.0
                yield Group(share + echo, group.satisfied, part)

    def _of_kind(self, groups: list[Group], wanted: Wanted) -> list[Group]:
        """Return those that are what a question word asks for, where they fit about as well."""
        asked = self._index.in_category.union(wanted.heads)
        inside = [
            replace(each, members=each.members & asked) for each in groups if each.members & asked
        ]
        best = max((each.share for each in groups), default=0.0)
        return inside if any(each.share >= KIND * best for each in inside) else groups

    def _ranked(self, groups: Iterable[Group], among: Collection[str] | None) -> Iterator[str]:
        """Yield entries by how well they fit.

        Of those that fit equally what is only mentioned comes last, the main category first.
        """
        index = self._index
        main, passing = index.called[index.main], index.mentioned
        given = () if among is None or isinstance(among, Members) else among
        places = {each: place for place, each in enumerate(given)}
        equal: dict[float, Members] = {}
        for group in groups:
            equal[group.share] = equal.get(group.share, index.roll.nobody) | group.members
        for share in sorted(equal, reverse=True):
            for alike in (equal[share] - passing, equal[share] & passing):
                for each in (alike & main, alike - main):
                    yield from sorted(each, key=places.__getitem__) if places else each

    def _counting(self, wanted: Wanted) -> list[Want]:
        """Return the wants that decide: the vague ones only when there are no others."""
        clear = [
            want
            for want in wanted.wants
            if want.is_solid or want.categories or want.is_deciding or self._is_rare(want, wanted)
        ]
        return clear if wanted.is_plain_list and clear else list(wanted.wants)

    def _is_rare(self, want: Want, wanted: Wanted) -> bool:
        """Tell whether only few entries have anything to tell of what is wanted.

        Of those that a question word asks for, it may be one of several ("which city leads").
        """
        index = self._index
        counts = [len(index.with_kind[each]) for each in want.kinds]
        asked = index.in_category.union(wanted.heads)
        inside = asked & index.with_kind.union(want.kinds)
        return bool(counts) and (max(counts) <= FEW or len(inside) == 1 < len(asked))

    def _singled_out(self, want: Want, wanted: Wanted) -> Members:
        """Return the entries of which an own fact has the very words for a yes-or-no property.

        So "newest" singles out what is not just new.
        """
        flags = {flag for flag, _ in wanted.flags}
        owners = ((owner, int(number)) for owner, number in _parted(want.facts))
        entries = self._index.entries
        return self._index.roll.members(
            owner for owner, number in owners if entries[owner].facts[number].kind in flags
        )

    def _having(self, want: Want, wanted: Wanted) -> Members:
        """Return the entries that satisfy a want."""
        index = self._index
        having = index.roll.members(want.users)
        having |= index.with_value.union(want.values) | index.in_category.union(want.categories)
        if want.is_solid:
            flags = (self._flagged(*each, want, wanted) for each in want.flags)
            return having | index.roll.union(flags)
        pointed_at = index.roll.members(owner for owner, _ in _parted(want.facts))
        return having | index.with_kind.union(want.kinds) | pointed_at

    def _flagged(self, flag: str, answer: bool, want: Want, wanted: Wanted) -> Members:
        """Return the entries that have a flag, or are of a kind to which it does not apply.

        The latter count only when that kind was asked for.
        """
        index = self._index
        applies = index.ontology.properties[flag].applies_to
        if not applies or want.values:
            return index.with_flag[flag, answer]
        asked = index.in_category.union(set(wanted.categories).difference(applies))
        if answer and asked & index.with_flag[flag, False]:
            return index.with_flag[flag, answer]  # "a commercial party": some are known not to be
        return index.with_flag[flag, answer] | (asked - index.called.union(applies))


def _parted(facts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the entry and the number of each fact (entry#number)."""
    for each in facts:
        owner, _, number = each.partition("#")
        yield owner, number
