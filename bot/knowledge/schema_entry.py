"""The shape of the file of one entry, as an editor writes it.

The checks need the terms of the whole folder: ``validate`` gets them as its context. What can
only be seen by comparing files is in ``check``.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from bot.documents import Fault, Shape, reject
from bot.knowledge.fields import (
    CategoryRef,
    EntryRef,
    Id,
    Line,
    LinkKindRef,
    PropertyRef,
    RelationRef,
    Url,
    ValueRef,
    filled,
    repeated,
    terms,
    unique,
)
from bot.knowledge.model import PropertyKind
from bot.knowledge.texts import CueLists, Name, Texts


class LinkShape(Shape):
    """One web address of an entry."""

    url: Url
    kind: LinkKindRef
    label: Texts


class FactShape(Shape):
    """One fact of an entry: a property or a relation.

    The order of the fields matters: each check looks at the fields above it.
    """

    property: PropertyRef | None = None
    relation: Annotated[RelationRef | None, Field(validate_default=True)] = None
    target: EntryRef | None = None
    value: bool | None = None
    values: Annotated[tuple[ValueRef, ...], Field(validate_default=True)] = ()
    text: Texts
    cues: CueLists = Field(default_factory=dict)
    inverse_text: Texts | None = None

    @field_validator("relation")
    @classmethod
    def _one_kind(cls, relation: str | None, info: ValidationInfo) -> str | None:
        stated = info.data.get("property", relation)
        if relation is None and "property" in info.data and stated is None:
            what = "This fact names neither a property nor a relation."
            raise reject(Fault(what, 'Add a line "property: ..." or "relation: ...".'))
        if relation is not None and info.data.get("property") is not None:
            mend = "Remove one of the two, or make two facts of it."
            raise reject(Fault("This fact names both a property and a relation.", mend))
        return relation

    @field_validator("target", "inverse_text")
    @classmethod
    def _belongs_to_a_relation(cls, found: object, info: ValidationInfo) -> object:
        if found is not None and info.data.get("property") is not None:
            mend = "Remove it, or name a relation instead of a property."
            raise reject(Fault("{place} belongs to a relation, not to a property.", mend))
        if found is not None and info.field_name == "inverse_text" and _lacks_target(info):
            mend = "Add the target, or remove the inverse-text."
            raise reject(Fault("{place} is of no use without a target.", mend))
        return found

    @field_validator("value")
    @classmethod
    def _only_for_flags(cls, value: bool | None, info: ValidationInfo) -> bool | None:
        if value is not None and _kind(info) not in (PropertyKind.FLAG, ""):
            what = "{place} is only for properties of the kind flag."
            raise reject(Fault(what, f"Remove it; this is of the kind {_kind(info)}."))
        return value

    @field_validator("values")
    @classmethod
    def _only_for_values(cls, values: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        kind = _kind(info)
        if values and kind not in (PropertyKind.VALUES, ""):
            what = "{place} is only for properties of the kind values."
            raise reject(Fault(what, f"Remove it; this is of the kind {kind}."))
        if not values and kind == PropertyKind.VALUES:
            what = "This property needs values, and there are none."
            raise reject(Fault(what, 'Add a line "values: [...]" with at least one.'))
        return _of_property(unique(values), info)


class EntryShape(Shape):
    """Any other file: one entry."""

    id: Id
    name: Name
    aliases: Annotated[tuple[Line, ...], AfterValidator(unique)] = ()
    categories: Annotated[tuple[CategoryRef, ...], AfterValidator(unique), AfterValidator(filled)]
    section: Line
    mentioned: bool = False
    summary: Texts
    details: Texts
    links: tuple[LinkShape, ...] = ()
    facts: tuple[FactShape, ...] = ()

    @field_validator("links")
    @classmethod
    def _different(cls, links: tuple[LinkShape, ...]) -> tuple[LinkShape, ...]:
        urls = [link.url.rstrip("/") for link in links]
        faults = [
            Fault(f"{urls[at]} is here twice.", "Remove one of the two links.", (at, "url"))
            for at in repeated(urls)
        ]
        if faults:
            raise reject(*faults)
        return links

    @field_validator("facts")
    @classmethod
    def _about_others(cls, facts: tuple[FactShape, ...], info: ValidationInfo) -> object:
        faults = [
            Fault("This relation points to the entry itself.", "Name another.", (at, "target"))
            for at, fact in enumerate(facts)
            if fact.target is not None and fact.target == info.data.get("id")
        ]
        if faults:
            raise reject(*faults)
        return facts


def _kind(info: ValidationInfo) -> str:
    """Return the kind of the property of a fact, ``relation``, or empty when it is unknown."""
    if info.data.get("relation") is not None:
        return "relation"
    name = info.data.get("property") or ""
    return (terms(info).properties or {}).get(name, "")


def _lacks_target(info: ValidationInfo) -> bool:
    return "target" in info.data and info.data["target"] is None


def _of_property(values: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    """Refuse values that belong to another property."""
    name, owners = info.data.get("property"), terms(info).values or {}
    faults = [
        Fault(
            f'"{value}" is a value of "{owners[value]}", not of "{name}".',
            f"Name a value of {name}, or move it to a fact about {owners[value]}.",
            (at,),
        )
        for at, value in enumerate(values)
        if name is not None and owners.get(value) not in (name, "", None)
    ]
    if faults:
        raise reject(*faults)
    return values
