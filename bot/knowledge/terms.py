"""The ids that entries and ontology may refer to, taken from the files before they are valid.

The terms are read tolerantly from the raw data, so that a fault in one part of the ontology does
not hide the faults elsewhere, and an entry with a fault is still an entry that others may name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.knowledge.model import PropertyKind

Ids = Mapping[str, str]
"""Ids of one kind. The value tells more: of a property its kind, of a value its property."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What may be referred to. None means that it cannot be told: references then pass."""

    languages: tuple[str, ...] = ()
    categories: Ids | None = None
    link_kinds: Ids | None = None
    relations: Ids | None = None
    properties: Ids | None = None
    values: Ids | None = None
    entries: Ids | None = None
    word_groups: Ids | None = None
    broader: Mapping[str, str] = field(default_factory=dict)


def terms_of(ontology: object, entry_ids: Iterable[str]) -> Terms:
    """Collect the terms from the raw data of the ontology and the ids of the entries."""
    data = _mapping(ontology)
    if not data:
        return Terms(entries=dict.fromkeys(entry_ids, ""))
    return Terms(
        languages=_languages(data.get("languages")),
        categories=_ids(data, "categories"),
        link_kinds=_ids(data, "link-kinds"),
        relations=_relations(data),
        properties=_properties(data),
        values=_ids(data, "values", "of"),
        entries=dict.fromkeys(entry_ids, ""),
        word_groups=_ids(data, "word-groups") or {},
        broader=_ids(data, "categories", "broader") or {},
    )


def inverse_of(relation: object) -> str:
    """Return the id of the other direction of a raw relation, or empty text."""
    return _text(_mapping(_mapping(relation).get("inverse")).get("id"))


def _relations(data: Mapping[str, object]) -> Ids | None:
    stated = data.get("relations")
    if not isinstance(stated, dict):
        return None
    inverses = {inverse_of(each): key for key, each in stated.items() if inverse_of(each)}
    return {**inverses, **{key: inverse_of(each) for key, each in stated.items()}}


def _properties(data: Mapping[str, object]) -> Ids | None:
    found = _ids(data, "properties", "kind")
    kinds = frozenset(kind.value for kind in PropertyKind)
    return found and {key: kind if kind in kinds else "" for key, kind in found.items()}


def _ids(data: Mapping[str, object], section: str, detail: str = "") -> Ids | None:
    items = data.get(section)
    if not isinstance(items, dict):
        return None
    return {key: _text(_mapping(item).get(detail)) for key, item in items.items()}


def _languages(found: object) -> tuple[str, ...]:
    if not isinstance(found, list):
        return ()
    return tuple(dict.fromkeys(each for each in found if isinstance(each, str)))


def _mapping(found: object) -> Mapping[str, object]:
    return found if isinstance(found, dict) else {}


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""
