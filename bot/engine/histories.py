"""What came before an entry, and what after it."""

from __future__ import annotations

from collections.abc import Collection

from bot.knowledge.model import Fact, KnowledgeBase


class Histories:
    """Follows the relations that are steps in a history. Built once, then only read."""

    def __init__(self, knowledge: KnowledgeBase) -> None:
        """Take the relations that are steps, and the direction in which entries state them."""
        self._entries = knowledge.entries
        relations = knowledge.ontology.relations
        self._kinds = {each.id for each in relations.values() if each.lineage}
        stated = (fact.kind for each in self._entries for fact in self.steps(each))
        self._backward = frozenset(stated)  # those that entries state point back in time
        self._forward = frozenset(relations[each].inverse for each in self._backward)

    def is_step(self, kind: str) -> bool:
        """Tell whether a relation is a step in a history."""
        return kind in self._kinds

    def of(self, entry_id: str) -> tuple[str, ...]:
        """Return the history that an entry is part of, oldest first; empty when there is none."""
        older = self._chain(entry_id, self._backward)
        newer = self._chain(entry_id, self._forward)
        chain = (*reversed(older), entry_id, *newer)
        return chain if len(chain) > 1 else ()

    def steps(self, entry_id: str) -> tuple[Fact, ...]:
        """Return the steps in a history that are stated of an entry."""
        facts = self._entries[entry_id].facts
        return tuple(fact for fact in facts if self.is_step(fact.kind) and not fact.derived)

    def _chain(self, entry_id: str, kinds: Collection[str]) -> list[str]:
        """Return the entries that are reached from one, step by step; each only once."""
        chain = [entry_id]
        while True:
            facts = (
                fact
                for fact in self._entries[chain[-1]].facts
                if fact.kind in kinds and fact.target
            )
            following = next((each.target for each in facts if each.target not in chain), "")
            if not following:
                return chain[1:]
            chain.append(following)
