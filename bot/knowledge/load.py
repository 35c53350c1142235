"""Loading a knowledge folder into a ``KnowledgeBase``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.errors import InvalidFilesError
from bot.knowledge.check import problems_in
from bot.knowledge.facts import derived_facts, stated_facts
from bot.knowledge.folder import read_folder
from bot.knowledge.model import (
    Category,
    Entry,
    EntryLink,
    Fact,
    KnowledgeBase,
    Label,
    LinkKind,
    Ontology,
    Property,
    Relation,
    Source,
    Value,
)
from bot.knowledge.schema_entry import EntryShape
from bot.knowledge.schema_ontology import (
    CategoryShape,
    OntologyShape,
    PropertyShape,
    RelationShape,
    SourceShape,
)


def load(folder: Path) -> KnowledgeBase:
    """Read, check and build the knowledge base in a folder.

    Raises:
        InvalidFilesError: when anything in it is wrong; it lists all problems at once.
    """
    read = read_folder(folder)
    problems = problems_in(read)
    if problems or read.ontology is None:
        raise InvalidFilesError(problems)
    ontology = _ontology(read.ontology)
    shapes = [entry.shape for entry in read.entries if entry.shape is not None]
    derived = derived_facts(shapes, ontology)
    entries = {shape.id: _entry(shape, derived[shape.id]) for shape in shapes}
    return KnowledgeBase(ontology, entries, read.version)


def _ontology(shape: OntologyShape) -> Ontology:
    return Ontology(
        languages=shape.languages,
        subject=shape.subject,
        examples=shape.examples,
        source=_source(shape.source),
        background=shape.background,
        word_groups=shape.word_groups,
        needs=shape.needs,
        categories={key: _category(key, each) for key, each in shape.categories.items()},
        link_kinds={
            key: LinkKind(key, each.label, each.cues) for key, each in shape.link_kinds.items()
        },
        relations={
            relation.id: relation
            for key, each in shape.relations.items()
            for relation in _directions(key, each)
        },
        properties={key: _property(key, each) for key, each in shape.properties.items()},
        values={
            key: Value(key, each.of, each.label, each.cues, each.near)
            for key, each in shape.values.items()
        },
    )


def _property(key: str, shape: PropertyShape) -> Property:
    return Property(
        key,
        shape.kind,
        shape.label,
        shape.cues,
        shape.opposites,
        shape.answers,
        shape.applies_to,
        shape.broad,
        shape.instead,
        shape.strangers,
    )


def _source(shape: SourceShape) -> Source:
    return Source(shape.title, shape.part, shape.previous, shape.next, shape.text, shape.cues)


def _category(key: str, shape: CategoryShape) -> Category:
    label = {language: Label(each.one, each.many) for language, each in shape.label.items()}
    return Category(key, label, shape.cues, shape.broader, shape.answers)


def _directions(key: str, shape: RelationShape) -> Iterator[Relation]:
    """Yield the relation as it is stated, then its inverse; they share cues and lineage."""
    for name, other, side in (
        (key, shape.inverse.id, shape),
        (shape.inverse.id, key, shape.inverse),
    ):
        yield Relation(
            id=name,
            inverse=other,
            label=side.label,
            sentence=side.sentence,
            cues=shape.cues,
            own_cues=side.own_cues,
            answers=side.answers,
            lineage=shape.lineage,
            tentative=shape.tentative,
            instead=side.instead,
        )


def _entry(shape: EntryShape, derived: Sequence[Fact]) -> Entry:
    return Entry(
        id=shape.id,
        name=shape.name,
        aliases=shape.aliases,
        categories=shape.categories,
        section=shape.section,
        summary=shape.summary,
        details=shape.details,
        links=tuple(EntryLink(link.url, link.kind, link.label) for link in shape.links),
        facts=(*stated_facts(shape), *derived),
        mentioned=shape.mentioned,
    )
