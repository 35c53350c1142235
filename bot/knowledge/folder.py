"""Reading a knowledge folder: each file against its shape, with all problems gathered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.documents import Document, display, read, short_hash, validate
from bot.errors import Problem
from bot.knowledge.files import ONTOLOGY, list_files
from bot.knowledge.schema_entry import EntryShape
from bot.knowledge.schema_ontology import OntologyShape
from bot.knowledge.terms import Terms, terms_of


@dataclass(frozen=True, slots=True)
class EntryFile:
    """One entry as it was read; ``shape`` is None when it has faults."""

    path: Path
    document: Document
    shape: EntryShape | None


@dataclass(frozen=True, slots=True)
class KnowledgeFolder:
    """All that was read from a folder, with the problems met on the way."""

    document: Document | None
    ontology: OntologyShape | None
    entries: tuple[EntryFile, ...]
    terms: Terms
    version: str
    problems: tuple[Problem, ...]


def read_folder(folder: Path) -> KnowledgeFolder:
    """Read and validate each file of a folder; comparing the files comes after this."""
    files, problems = list_files(folder)
    if files or not problems:
        problems += _lacking(folder, files)
    documents, found = _documents(files)
    problems += found
    version = _version(folder, documents)
    document = documents.pop(folder / ONTOLOGY, None)
    terms = terms_of(document and document.data, _entry_ids(files, documents))
    ontology = None
    if document is not None:
        ontology, found = validate(document, OntologyShape, terms)
        problems += found
    entries, found = _entries(documents, terms)
    problems += found
    return KnowledgeFolder(document, ontology, entries, terms, version, tuple(problems))


def _lacking(folder: Path, files: Sequence[Path]) -> Iterator[Problem]:
    """Yield what a folder cannot do without."""
    if folder / ONTOLOGY not in files:
        what = f"There is no {ONTOLOGY} in this folder."
        yield Problem(display(folder), 0, what, "Add it; it holds the terms for the entries.")
    if not set(files) - {folder / ONTOLOGY}:
        what = "There are no entries in this folder."
        yield Problem(display(folder), 0, what, "Add a .yaml file for each entry.")


def _documents(files: Sequence[Path]) -> tuple[dict[Path, Document], list[Problem]]:
    documents, problems = {}, []
    for path in files:
        document, found = read(path)
        problems += found
        if document is not None:
            documents[path] = document
    return documents, problems


def _entries(
    documents: Mapping[Path, Document], terms: Terms
) -> tuple[tuple[EntryFile, ...], list[Problem]]:
    entries, problems = [], []
    for path, document in documents.items():
        shape, found = validate(document, EntryShape, terms)
        problems += found
        entries.append(EntryFile(path, document, shape))
    return tuple(entries), problems


def _entry_ids(files: Sequence[Path], documents: Mapping[Path, Document]) -> list[str]:
    """Return the ids that entries have or, by the names of their files, should have."""
    stated = [stated_id(document) for document in documents.values()]
    return [path.stem for path in files if path.name != ONTOLOGY] + [
        each for each in stated if each
    ]


def stated_id(document: Document) -> str:
    """Return the id that a file states, or empty text when it states none."""
    found = document.data.get("id") if isinstance(document.data, dict) else None
    return found if isinstance(found, str) else ""


def _version(folder: Path, documents: Mapping[Path, Document]) -> str:
    """Return a short hash of the names and contents of the files, the same on every machine."""
    return short_hash(
        sorted(
            f"{path.relative_to(folder).as_posix()}\0{document.digest}\n"
            for path, document in documents.items()
        )
    )
