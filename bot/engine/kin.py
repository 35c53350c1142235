"""Things that were what others of a kind came from: "which museums have a successor"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.engine.index import KnowledgeIndex
from bot.engine.wants import Want, once


def kin(wants: Sequence[Want], categories: Collection[str], index: KnowledgeIndex) -> list[str]:
    """Return the categories of what comes before or after things of a kind, where that is asked.

    So only where none of the kind itself have such a step ("a successor"), and nothing else is
    wanted.

    Args:
        wants: what is wanted.
        categories: the kind.
        index: the arranged knowledge base.
    """
    steps = [kind for want in wants for kind in want.kinds if index.is_lineage(kind)]
    having = index.with_kind.union(steps)
    of_kind = index.in_category.union(categories)
    if not of_kind or having & of_kind or any(want.is_solid for want in wants):
        return []
    found = [each for each in having if of_kind & index.roll.members(index.lineage(each))]
    return list(once(each for entry in found for each in index.entries[entry].categories))
