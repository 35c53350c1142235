"""Which entries a search looks at, before it is asked how well each of them fits."""

from __future__ import annotations

from collections.abc import Collection

from bot.engine.index import KnowledgeIndex
from bot.engine.members import Members
from bot.engine.wants import Wanted


def candidates(wanted: Wanted, among: Collection[str] | None, index: KnowledgeIndex) -> Members:
    """Return the entries that may be meant: of the kind asked for, and nothing that is ruled out.

    Args:
        wanted: what they have to have.
        among: only these may be meant; None for all.
        index: the arranged knowledge base.
    """
    ids = index.roll.everyone if among is None else index.roll.members(among)
    ids -= index.in_category.union(wanted.excluded)
    ids -= index.with_value.union(wanted.unwanted)
    for flag, answer in wanted.required:
        ids -= index.with_flag[flag, not answer]
    if wanted.is_plain_list and wanted.categories:
        ids &= index.in_category.union(wanted.categories)
    if among is None and wanted.is_plain_list and (wanted.categories or wanted.flags):
        ids &= _listed(wanted, index)
    return ids


def _listed(wanted: Wanted, index: KnowledgeIndex) -> Members:
    """Return the entries that belong in a plain list.

    What is only mentioned in passing does not, unless its own category was asked for.
    """
    described = index.roll.everyone - index.mentioned
    if wanted.categories:
        return described | index.called.union(wanted.categories)
    properties = index.ontology.properties
    anywhere = not any(properties[flag].applies_to for flag, _ in wanted.flags)
    return described if anywhere else described & index.called[index.main]
