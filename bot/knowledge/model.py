"""What is known, as frozen records. Built by ``load``; nothing here reads a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Text = Mapping[str, str]
"""A sentence or name per language code."""

Cues = Mapping[str, tuple[str, ...]]
"""Words and phrases by which people ask, per language code. A trailing ``*`` matches any ending."""


class PropertyKind(StrEnum):
    """What a property holds: yes or no, values of the vocabulary, or only a sentence."""

    FLAG = "flag"
    VALUES = "values"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Label:
    """A noun in one language, singular and plural."""

    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Source:
    """The text that the knowledge comes from. ``parts`` are facts about it, in reading order."""

    title: Text
    part: Text
    previous: str
    next: str
    text: Text
    cues: Cues


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of entry.

    ``broader`` is the id of a wider category, or empty. ``answers`` are the question words that
    ask for one: "who" for those that can do something.
    """

    id: str
    label: Mapping[str, Label]
    cues: Cues
    broader: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkKind:
    """A kind of link (site, trial, article) with the words by which people ask for it."""

    id: str
    label: Text
    cues: Cues


@dataclass(frozen=True, slots=True)
class Relation:
    """One direction of a relation type; its other direction is ``inverse``.

    ``sentence`` has ``{subject}`` and ``{objects}``. ``instead`` are properties and relations that
    tell something near to it, for an entry of which this is not known. ``lineage`` says that steps
    can be chained into a history, ``tentative`` that it is a wish or a plan. ``answers`` are the
    question words that it can answer (who, where, ...).
    """

    id: str
    inverse: str
    label: Text
    sentence: Text
    cues: Cues
    own_cues: Cues
    answers: tuple[str, ...] = ()
    lineage: bool = False
    tentative: bool = False
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Property:
    """Something that can be known of an entry.

    A property without a single fact is one that people ask for and the source does not tell: the
    bot then says so. ``applies_to`` limits it to some categories when lists are made; empty means
    all. ``broad`` says that the description of an entry answers as well, where it has no such fact;
    ``instead`` is as for a relation. ``strangers`` says that its cues are the names of others that
    the source does not speak of: "and Pied Piper?" asks of them what was asked before.
    """

    id: str
    kind: PropertyKind
    label: Text
    cues: Cues
    opposites: Cues
    answers: tuple[str, ...] = ()
    applies_to: tuple[str, ...] = ()
    broad: bool = False
    instead: tuple[str, ...] = ()
    strangers: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A member of the vocabulary of a ``values`` property: a place, an audience, a purpose.

    ``near`` are values that may do where what has this one is not as it has to be.
    """

    id: str
    of: str
    label: Text
    cues: Cues
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement about one entry: a property or a relation, with a sentence per language.

    ``target`` is the id of the entry that a relation points to; a party without an entry is told
    in ``text`` alone. ``derived`` marks the inverse of a stated relation, made by ``load``.
    ``cues`` are words by which people ask for just this fact.
    """

    subject: str
    kind: str
    text: Text
    target: str = ""
    flag: bool | None = None
    values: tuple[str, ...] = ()
    cues: Cues = field(default_factory=dict)
    derived: bool = False


@dataclass(frozen=True, slots=True)
class EntryLink:
    """A web address of an entry; ``kind`` is the id of a link kind."""

    url: str
    kind: str
    label: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """A platform, organisation or party. ``section`` names where in the source it stands.

    ``mentioned`` marks an entry that the source only mentions in passing.
    """

    id: str
    name: Text
    aliases: tuple[str, ...]
    categories: tuple[str, ...]
    section: str
    summary: Text
    details: Text
    links: tuple[EntryLink, ...]
    facts: tuple[Fact, ...]
    mentioned: bool = False


SOURCE = "source"
"""The key of a need that leads to the source itself."""


@dataclass(frozen=True, slots=True)
class Ontology:
    """The terms in which the entries are written, by id.

    ``subject`` says in a few words what it is all about, ``examples`` are questions to begin
    with, ``background`` holds words of the subject that tell no entries apart. ``word_groups`` are
    words that mean the same in a cue, which names them as ``@group``. ``needs`` tell by which
    groups, all of them anywhere in a question, a value, property, relation or ``SOURCE`` is wanted.
    """

    languages: tuple[str, ...]
    subject: Text
    examples: Mapping[str, tuple[str, ...]]
    source: Source
    background: Cues
    categories: Mapping[str, Category]
    link_kinds: Mapping[str, LinkKind]
    relations: Mapping[str, Relation]
    properties: Mapping[str, Property]
    values: Mapping[str, Value]
    word_groups: Mapping[str, Cues] = field(default_factory=dict)
    needs: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """All that is known: the ontology, the entries by id, and a version (a content hash)."""

    ontology: Ontology
    entries: Mapping[str, Entry]
    version: str
