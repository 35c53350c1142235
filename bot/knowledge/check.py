"""Checking a knowledge folder: everything that is wrong in it, in one go."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.documents import Document, Place
from bot.errors import Problem
from bot.knowledge.folder import EntryFile, KnowledgeFolder, read_folder, stated_id
from bot.knowledge.schema_entry import EntryShape
from bot.knowledge.terms import inverse_of


def check(folder: Path) -> list[Problem]:
    """Return all problems in a knowledge folder, sorted by file and line; empty when it is fine."""
    return problems_in(read_folder(folder))


def problems_in(read: KnowledgeFolder) -> list[Problem]:
    """Return the problems met while reading, and those that show when comparing the parts."""
    found = [*read.problems, *_repeated_ids(read), *_repeated_names(read)]
    if read.document is not None:
        found += _repeated_terms(read.document)
        found += _circles(read.document, read.terms.broader)
    for entry in read.entries:
        found += _file_name(entry)
    return sorted(set(found))


def fold(name: str) -> str:
    """Return a name as it counts for being the same: letters and digits, without accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in plain if character.isalnum())


def _file_name(entry: EntryFile) -> Iterator[Problem]:
    found = stated_id(entry.document)
    if found and found != entry.path.stem:
        what = f'The id is "{found}", but the file is called "{entry.path.name}".'
        mend = f"Rename the file to {found}.yaml, or change the id to {entry.path.stem}."
        yield Problem(entry.document.file, entry.document.line(("id",)), what, mend)


def _repeated_ids(read: KnowledgeFolder) -> Iterator[Problem]:
    seen: dict[str, Document] = {}
    for entry in read.entries:
        document, found = entry.document, stated_id(entry.document)
        if found and found in seen:
            what = f'The id "{found}" is also used in {seen[found].file}.'
            yield Problem(
                document.file, document.line(("id",)), what, "Give each entry its own id."
            )
        seen.setdefault(found, document)


def _repeated_names(read: KnowledgeFolder) -> Iterator[Problem]:
    seen: dict[str, Document] = {}
    for entry in read.entries:
        if entry.shape is None:
            continue
        for place, name in _names(entry.shape):
            first = seen.setdefault(fold(name), entry.document)
            line = entry.document.line(place)
            if not fold(name):
                what = f'The name "{name}" has no letters or digits.'
                yield Problem(entry.document.file, line, what, "Write a name that people can type.")
            elif first is not entry.document:
                what = f'The name "{name}" is also a name or alias in {first.file}.'
                mend = "Remove it from one of the two, so that it is clear who is meant."
                yield Problem(entry.document.file, line, what, mend)


def _names(entry: EntryShape) -> Iterator[tuple[Place, str]]:
    """Yield each name and alias with its place."""
    for language, name in entry.name.items():
        yield ("name", language), name
    for position, alias in enumerate(entry.aliases):
        yield ("aliases", position), alias


def _repeated_terms(document: Document) -> Iterator[Problem]:
    """Yield ids of properties and relations that have more than one meaning."""
    seen: dict[str, int] = {}
    for place, name in _fact_kinds(document):
        line = document.line(place)
        if name in seen:
            what = f'The id "{name}" is also used in line {seen[name]}.'
            mend = "Give each property, relation and inverse its own id."
            yield Problem(document.file, line, what, mend)
        seen.setdefault(name, line)


def _fact_kinds(document: Document) -> Iterator[tuple[Place, str]]:
    data = document.data if isinstance(document.data, dict) else {}
    relations, properties = data.get("relations"), data.get("properties")
    for name, relation in (relations if isinstance(relations, dict) else {}).items():
        yield ("relations", name), name
        if inverse_of(relation):
            yield ("relations", name, "inverse", "id"), inverse_of(relation)
    for name in properties if isinstance(properties, dict) else {}:
        yield ("properties", name), name


def _circles(document: Document, broader: Mapping[str, str]) -> Iterator[Problem]:
    """Yield categories that are, through wider ones, wider than themselves."""
    for category in broader:
        chain = [category]
        while (wider := broader.get(chain[-1], "")) and wider not in chain:
            chain.append(wider)
        if wider == category:
            what = f"This makes a circle: {' > '.join([*chain, wider])}."
            line = document.line(("categories", category, "broader"))
            yield Problem(document.file, line, what, "Remove broader from one of these.")
