"""Finding entries without a name: by category, yes-or-no property, value, or relation."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.engine.index import KnowledgeIndex
from bot.engine.lexicon import Kind
from bot.engine.question import Question

ENOUGH = 0.5  # share of what was asked that an entry has to have
NEAR = 0.8  # entries with this share of the best score are named as well


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an entry has to have.

    Attributes:
        categories: categories, one of which it must be in.
        excluded: categories that it must not be in.
        flags: yes-or-no properties with the wanted answer.
        values: values that it should have.
        kinds: properties or relations of which it should have a fact, whatever the value.
        facts: facts (entry#number) that the words point to.
    """

    categories: tuple[str, ...]
    excluded: tuple[str, ...]
    flags: tuple[tuple[str, bool], ...]
    values: tuple[str, ...]
    kinds: tuple[str, ...]
    facts: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all is wanted but perhaps a category."""
        return not (self.flags or self.values or self.kinds)


@dataclass(frozen=True, slots=True)
class Found:
    """Entries that fit, best first, with the share of what was asked that the best one has."""

    ids: tuple[str, ...]
    share: float
    fits: tuple[float, ...] = ()


class EntryFinder:
    """Finds the entries that have what a question wants."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the arranged knowledge base."""
        self._index = index

    def wanted(self, question: Question) -> Wanted:
        """Return what a question wants an entry to have."""
        categories, excluded = self._categories(question)
        flags = self._flags(question, categories)
        flag_ids = {flag for flag, _ in flags}
        values = tuple(each for each in question.values if self._index.with_value.get(each))
        of_values = {self._index.ontology.values[each].of for each in question.values}
        kinds = tuple(
            each
            for each in dict.fromkeys((*question.properties, *question.relations))
            if self._index.is_held(each)
            and each not in flag_ids
            and each not in of_values
            and not self._index.is_flag(each)
        )
        return Wanted(
            categories, excluded, flags, values, kinds, tuple(question.tagged.ids(Kind.FACT))
        )

    def _categories(self, question: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
        wanted: dict[str, None] = {}
        excluded: dict[str, None] = {}
        for hit in question.tagged.of(Kind.CATEGORY):
            target = excluded if question.is_negated(hit) else wanted
            target.update(dict.fromkeys(hit.ids(Kind.CATEGORY)))
        if len(wanted) > 1:  # of a wide and a narrow category, the narrow one was meant
            wide = {broad for each in wanted for broad in self._index.broader(each)[1:]}
            wanted = {each: None for each in wanted if each not in wide}
        return tuple(wanted), tuple(each for each in excluded if each not in wanted)

    def _flags(
        self, question: Question, categories: Sequence[str]
    ) -> tuple[tuple[str, bool], ...]:
        flags: dict[str, bool] = {}
        for hit in question.tagged.of(Kind.PROPERTY, Kind.OPPOSITE):
            for each in hit.ids(Kind.PROPERTY):
                if self._index.is_flag(each) and self._applies(each, categories):
                    flags.setdefault(each, not question.is_negated(hit))
            for each in hit.ids(Kind.OPPOSITE):
                if self._index.is_flag(each) and self._applies(each, categories):
                    flags.setdefault(each, question.is_negated(hit))
        return tuple(flags.items())

    def _applies(self, flag: str, categories: Sequence[str]) -> bool:
        applies = self._index.ontology.properties[flag].applies_to
        return not (applies and categories) or any(each in applies for each in categories)

    def find(self, wanted: Wanted, among: Collection[str] | None = None) -> Found:
        """Return the entries that fit.

        Args:
            wanted: what they have to have.
            among: only these entries are looked at; None looks at all.
        """
        candidates = self._candidates(wanted, among)
        scored = [(self._fit(each, wanted), each) for each in candidates]
        scored = [(fit, each) for fit, each in scored if fit >= ENOUGH]
        if not scored:
            return Found((), 0.0)
        best = max(fit for fit, _ in scored)
        scored.sort(key=lambda item: (-item[0], self._rank(item[1], wanted)))
        near = [(fit, each) for fit, each in scored if fit >= best * NEAR]
        return Found(tuple(each for _, each in near), best, tuple(fit for fit, _ in near))

    def _candidates(self, wanted: Wanted, among: Collection[str] | None) -> list[str]:
        index = self._index
        ids: Iterable[str] = index.entries if among is None else among
        if wanted.categories:
            allowed = {each for key in wanted.categories for each in index.in_category[key]}
            ids = [each for each in ids if each in allowed]
        if wanted.excluded:
            barred = {each for key in wanted.excluded for each in index.in_category[key]}
            ids = [each for each in ids if each not in barred]
        for flag, answer in wanted.flags:
            kept = [each for each in ids if each in index.with_flag[flag, answer]]
            ids = kept or ids if flag != wanted.flags[0][0] else kept
        ids = list(ids)
        if among is None and not wanted.values and not wanted.kinds:
            ids = [each for each in ids if self._is_listed(each, wanted)]
        return ids

    def _is_listed(self, entry_id: str, wanted: Wanted) -> bool:
        """Tell whether an entry belongs in a plain list: not when it is only mentioned in passing,
        unless its own category was asked for."""
        entry = self._index.entries[entry_id]
        if wanted.categories:
            return not entry.mentioned or any(each in entry.categories for each in wanted.categories)
        main = next(iter(self._index.ontology.categories))
        return not entry.mentioned and main in entry.categories

    def _fit(self, entry_id: str, wanted: Wanted) -> float:
        """Return the share of the wanted values and kinds that an entry has (0 to 1)."""
        total = has = 0.0
        for value in wanted.values:
            weight = self._index.rarity(value)
            total += weight
            has += weight if entry_id in self._index.with_value[value] else 0.0
        if not wanted.values:
            for kind in wanted.kinds:
                total += 1.0
                has += 1.0 if entry_id in self._index.with_kind[kind] else 0.0
        return has / total if total else 1.0

    def _rank(self, entry_id: str, wanted: Wanted) -> tuple[int, int, int]:
        """Order entries that fit equally: those the words point at, then the fuller ones."""
        entry = self._index.entries[entry_id]
        pointed = sum(each.startswith(f"{entry_id}#") for each in wanted.facts)
        kinds = sum(entry_id in self._index.with_kind[each] for each in wanted.kinds)
        return (-pointed, -kinds, int(entry.mentioned))
