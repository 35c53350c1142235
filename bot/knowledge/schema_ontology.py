"""The shape of ``ontology.yaml``, as an editor writes it.

The checks need the terms of the whole folder: ``validate`` gets them as its context. What can
only be seen by comparing parts or files is in ``check``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from bot.documents import Fault, Shape, nearest, reject
from bot.knowledge.fields import (
    CategoryRef,
    FactKindRef,
    Id,
    Language,
    Line,
    PropertyRef,
    ValueRef,
    WordGroupRef,
    filled,
    terms,
    unique,
)
from bot.knowledge.model import SOURCE, PropertyKind
from bot.knowledge.texts import CueLists, Sentences, Texts, WordLists, every_language

QuestionWord = Literal[
    "who", "where", "when", "how-many", "how-much", "why", "how", "what", "which"
]
Answers = Annotated[tuple[QuestionWord, ...], AfterValidator(unique)]


class SourceShape(Shape):
    """``source`` in the ontology: the text that the knowledge comes from."""

    title: Texts
    part: Texts
    previous: str = ""
    next: str = ""
    text: Texts
    cues: CueLists


class LabelShape(Shape):
    """A noun, singular and plural."""

    one: Line
    many: Line


class CategoryShape(Shape):
    """One category in the ontology."""

    label: Annotated[dict[str, LabelShape], AfterValidator(every_language)]
    cues: CueLists
    broader: CategoryRef = ""
    answers: Answers = ()


class LinkKindShape(Shape):
    """One kind of link in the ontology."""

    label: Texts
    cues: CueLists


class InverseShape(Shape):
    """The other direction of a relation."""

    id: Id
    label: Texts
    sentence: Sentences
    own_cues: CueLists = Field(default_factory=dict)
    answers: Answers = ()
    instead: tuple[FactKindRef, ...] = ()


class RelationShape(Shape):
    """One relation in the ontology, with its other direction."""

    label: Texts
    sentence: Sentences
    cues: CueLists
    own_cues: CueLists = Field(default_factory=dict)
    answers: Answers = ()
    instead: tuple[FactKindRef, ...] = ()
    lineage: bool = False
    tentative: bool = False
    inverse: InverseShape


class PropertyShape(Shape):
    """One property in the ontology."""

    kind: PropertyKind
    label: Texts
    cues: CueLists
    opposites: CueLists = Field(default_factory=dict)
    answers: Answers = ()
    applies_to: tuple[CategoryRef, ...] = ()
    instead: tuple[FactKindRef, ...] = ()
    broad: bool = False
    strangers: bool = False


class ValueShape(Shape):
    """One value in the vocabulary of a property of the kind ``values``."""

    of: PropertyRef
    label: Texts
    cues: CueLists
    near: tuple[ValueRef, ...] = ()

    @field_validator("of")
    @classmethod
    def _holds_values(cls, of: str, info: ValidationInfo) -> str:
        kind = (terms(info).properties or {}).get(of, "")
        if kind in (PropertyKind.FLAG, PropertyKind.TEXT):
            what = f'The property "{of}" is of the kind {kind} and has no values.'
            raise reject(Fault(what, "Name a property of the kind values."))
        return of


def _wanted(key: str, info: ValidationInfo) -> str:
    """Refuse a need for what is no value, property or relation."""
    found = terms(info)
    known = {**(found.values or {}), **(found.properties or {}), **(found.relations or {})}
    if known and key not in (*known, SOURCE):
        what = f'There is no value, property or relation "{key}".'
        raise reject(Fault(what, nearest(key, known)))
    return key


def _several(groups: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a row of one group: a single word that may stand anywhere means nothing for sure."""
    if len(groups) < LEAST_GROUPS:
        mend = "Name another group, or write a cue instead."
        raise reject(Fault("{place} names fewer than two groups.", mend))
    return groups


LEAST_GROUPS = 2
Wanted = Annotated[str, AfterValidator(_wanted)]
Groups = Annotated[tuple[WordGroupRef, ...], AfterValidator(unique), AfterValidator(_several)]
"""One row of a need: groups of words, each of which has to be in a question."""


class OntologyShape(Shape):
    """``ontology.yaml``."""

    languages: Annotated[tuple[Language, ...], AfterValidator(unique), AfterValidator(filled)]
    subject: Texts
    examples: CueLists
    source: SourceShape
    background: CueLists = Field(default_factory=dict)
    word_groups: dict[Id, WordLists] = Field(default_factory=dict)
    needs: dict[Wanted, tuple[Groups, ...]] = Field(default_factory=dict)
    categories: dict[Id, CategoryShape]
    link_kinds: dict[Id, LinkKindShape]
    relations: dict[Id, RelationShape]
    properties: dict[Id, PropertyShape]
    values: dict[Id, ValueShape]
