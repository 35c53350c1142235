"""The facts of the entries: those that they state, and the other direction of relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.knowledge.model import Fact, Ontology, Text
from bot.knowledge.schema_entry import EntryShape, FactShape


def derived_facts(shapes: Sequence[EntryShape], ontology: Ontology) -> dict[str, list[Fact]]:
    """Return, per target, the facts that follow from relations that others state.

    Nothing is derived where the target states the inverse itself. The facts are in the order in
    which the ontology states the relations, then in the order of the entries.
    """
    order = {relation: position for position, relation in enumerate(ontology.relations)}
    names = {shape.id: shape.name for shape in shapes}
    stated = {(shape.id, fact.relation, fact.target) for shape in shapes for fact in shape.facts}
    derived: dict[str, list[Fact]] = {shape.id: [] for shape in shapes}
    for shape in shapes:
        for fact in _inverses(shape, ontology, names):
            explicit = (fact.subject, fact.kind, fact.target) in stated
            if not explicit and fact not in derived[fact.subject]:
                derived[fact.subject].append(fact)
    return {
        subject: sorted(facts, key=lambda fact: order[fact.kind])
        for subject, facts in derived.items()
    }


def _inverses(shape: EntryShape, ontology: Ontology, names: Mapping[str, Text]) -> Iterator[Fact]:
    for fact in shape.facts:
        if fact.relation is None or fact.target is None:
            continue
        kind = ontology.relations[fact.relation].inverse
        sentence = ontology.relations[kind].sentence
        text = fact.inverse_text or _told(sentence, names[fact.target], shape.name)
        yield Fact(subject=fact.target, kind=kind, text=text, target=shape.id, derived=True)


def _told(sentence: Text, subject: Text, objects: Text) -> Text:
    """Fill a sentence with names, per language."""
    return {
        language: template.format(subject=subject[language], objects=objects[language])
        for language, template in sentence.items()
    }


def stated_facts(shape: EntryShape) -> list[Fact]:
    """Return the facts that an entry states itself, in its own order."""
    return [_fact(shape.id, fact) for fact in shape.facts]


def _fact(subject: str, shape: FactShape) -> Fact:
    return Fact(
        subject=subject,
        kind=shape.property or shape.relation or "",
        text=shape.text,
        target=shape.target or "",
        flag=shape.value,
        values=shape.values,
        cues=shape.cues,
    )
