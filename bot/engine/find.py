"""Finding entries without a name, by what a question wants them to have."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import partial

from bot.engine.index import KnowledgeIndex
from bot.engine.wants import Want, Wanted

ENOUGH = 0.5  # share of what was wanted that an entry has to have
FEW = 2  # entries; what no more than these have a fact of tells entries apart by itself
TIE = 0.02  # what words for an entry's own fact add, to decide between entries that fit equally
ECHO = 0.2  # what it adds that all that was said stands in the texts of an entry
KIND = 0.7  # share of the best score with which what is of the kind asked for still wins
SAME = 1e-9  # shares closer than this are equal

Scored = tuple[float, tuple[Want, ...], str]
"""How well an entry fits, the wants that it satisfies, and its id."""


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
            among: only these entries are looked at; None looks at all.
        """
        counting = self._counting(wanted)
        total = sum(want.weight for want in counting)
        if not total:
            return Found()
        scored: list[Scored] = []
        for entry_id in self._candidates(wanted, among):
            satisfied = tuple(w for w in wanted.wants if self._satisfies(entry_id, w, wanted))
            share = sum(want.weight for want in satisfied if want in counting) / total
            if share >= ENOUGH:
                share += sum(
                    TIE for want in satisfied if self._is_singled_out(entry_id, want, wanted)
                )
                share += 0.0 if wanted.is_plain_list else ECHO * wanted.echoes.get(entry_id, 0.0)
                scored.append((share, satisfied, entry_id))
        if not scored:
            return Found()
        scored = self._of_kind(scored, wanted)
        scored.sort(key=lambda each: (-each[0], self._order(each[2])))
        best, satisfied, _ = scored[0]
        least = best * (1 - self._gap) if not wanted.is_plain_list else best - SAME
        return Found(tuple(each for share, _, each in scored if share >= least), best, satisfied)

    def _of_kind(self, scored: list[Scored], wanted: Wanted) -> list[Scored]:
        """Return those that are what a question word asks for, where they fit about as well."""
        asked = {each for key in wanted.heads for each in self._index.in_category[key]}
        inside = [each for each in scored if each[2] in asked]
        best = max(share for share, _, _ in scored)
        return inside if any(share >= KIND * best for share, _, _ in inside) else scored

    def _counting(self, wanted: Wanted) -> list[Want]:
        """Return the wants that decide: the vague ones only when there are no others."""
        clear = [
            want
            for want in wanted.wants
            if want.is_solid or want.categories or want.is_deciding or self._is_rare(want)
        ]
        return clear if wanted.is_plain_list and clear else list(wanted.wants)

    def _is_rare(self, want: Want) -> bool:
        """Tell whether only few entries have anything to tell of what is wanted."""
        counts = [len(self._index.with_kind[each]) for each in want.kinds]
        return bool(counts) and max(counts) <= FEW

    def _is_singled_out(self, entry_id: str, want: Want, wanted: Wanted) -> bool:
        """Tell whether words for a yes-or-no property are the very words of an entry's own fact.

        So "newest" singles out what is not just new.
        """
        flags = {flag for flag, _ in wanted.flags}
        facts = self._index.entries[entry_id].facts
        return any(
            facts[int(number)].kind in flags
            for owner, number in (each.split("#") for each in want.facts)
            if owner == entry_id
        )

    def _order(self, entry_id: str) -> tuple[bool, bool]:
        """Order entries that fit equally: what is only mentioned last, the main category first."""
        entry = self._index.entries[entry_id]
        return (entry.mentioned, self._index.main not in entry.categories)

    def _candidates(self, wanted: Wanted, among: Collection[str] | None) -> Iterable[str]:
        index = self._index
        barred = {each for key in wanted.excluded for each in index.in_category[key]}
        barred.update(each for value in wanted.unwanted for each in index.with_value[value])
        ids = [each for each in (index.entries if among is None else among) if each not in barred]
        if wanted.is_plain_list and wanted.categories:
            allowed = {each for key in wanted.categories for each in index.in_category[key]}
            ids = [each for each in ids if each in allowed]
        if among is None and wanted.is_plain_list and not self._only_kinds(wanted):
            ids = [each for each in ids if self._is_listed(each, wanted)]
        return ids

    def _only_kinds(self, wanted: Wanted) -> bool:
        return not wanted.categories and not wanted.flags

    def _is_listed(self, entry_id: str, wanted: Wanted) -> bool:
        """Tell whether an entry belongs in a plain list.

        What is only mentioned in passing does not, unless its own category was asked for.
        """
        entry = self._index.entries[entry_id]
        if wanted.categories:
            return not entry.mentioned or any(
                each in entry.categories for each in wanted.categories
            )
        properties = self._index.ontology.properties
        anywhere = not any(properties[flag].applies_to for flag, _ in wanted.flags)
        return not entry.mentioned and (anywhere or self._index.main in entry.categories)

    def _satisfies(self, entry_id: str, want: Want, wanted: Wanted) -> bool:
        index = self._index
        if entry_id in want.users:
            return True
        if any(entry_id in index.with_value[each] for each in want.values):
            return True
        if any(entry_id in index.in_category[each] for each in want.categories):
            return True
        has = partial(self._has_flag, entry_id, wanted=wanted, has_values=bool(want.values))
        if want.is_solid:
            return any(has(flag, answer) for flag, answer in want.flags)
        some = any(entry_id in index.with_kind[each] for each in want.kinds)
        return some or self._is_pointed_at(entry_id, want)

    def _is_pointed_at(self, entry_id: str, want: Want) -> bool:
        return any(each.startswith(f"{entry_id}#") for each in want.facts)

    def _has_flag(
        self, entry_id: str, flag: str, answer: bool, wanted: Wanted, has_values: bool
    ) -> bool:
        """Tell whether an entry has a flag, or is of a kind to which the flag does not apply.

        The latter counts only when that kind was asked for.
        """
        if entry_id in self._index.with_flag[flag, answer]:
            return True
        applies = self._index.ontology.properties[flag].applies_to
        if not applies or has_values:
            return False
        categories = self._index.entries[entry_id].categories
        asked = [each for each in wanted.categories if each not in applies]
        return not any(each in applies for each in categories) and any(
            entry_id in self._index.in_category[each] for each in asked
        )
