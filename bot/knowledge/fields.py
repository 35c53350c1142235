"""Ids, references, lists and web addresses: the small fields of the knowledge files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, ValidationInfo

from bot.documents import Fault, nearest, reject
from bot.knowledge.terms import Terms

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def terms(info: ValidationInfo) -> Terms:
    """Return the terms that a document is checked against."""
    return info.context if isinstance(info.context, Terms) else Terms()


def known(vocabulary: str, noun: str) -> AfterValidator:
    """Return a check that an id is one of the terms, e.g. of ``categories``."""

    def check(value: str, info: ValidationInfo) -> str:
        ids = getattr(terms(info), vocabulary)
        if ids is not None and value not in ids:
            raise reject(Fault(f'There is no {noun} "{value}".', nearest(value, ids)))
        return value

    return AfterValidator(check)


def repeated(items: Sequence[str], fold: Callable[[str], str] = str) -> Iterable[int]:
    """Yield the positions of items that are the same as an earlier one."""
    seen: set[str] = set()
    for position, item in enumerate(items):
        if fold(item) in seen:
            yield position
        seen.add(fold(item))


def unique(items: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a list that says the same thing twice."""
    faults = [
        Fault(f'"{items[at]}" is in this list twice.', "Remove one of the two.", (at,))
        for at in repeated(items, loosely)
    ]
    if faults:
        raise reject(*faults)
    return items


def filled(items: tuple[Any, ...]) -> tuple[Any, ...]:
    """Refuse an empty list."""
    if not items:
        raise reject(Fault("{place} is an empty list.", "Write at least one item in it."))
    return items


def loosely(text: str) -> str:
    """Return a text as it counts for being the same: without case and extra spaces."""
    return " ".join(text.casefold().split())


def _kebab(value: str) -> str:
    if not _KEBAB.fullmatch(value):
        mend = "Use only the small letters a to z, digits, and hyphens in between: like-this."
        raise reject(Fault(f'"{value}" cannot be an id.', mend))
    return value


def _written(value: str) -> str:
    if not value.strip():
        raise reject(Fault("{place} is empty.", "Write the text."))
    return value.strip()


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        mend = "Write it as two small letters, such as nl or en."
        raise reject(Fault(f'"{value}" is not a language code.', mend))
    return value


def _fact_kind(value: str, info: ValidationInfo) -> str:
    """Refuse what is neither a property nor a relation, in either direction."""
    found = terms(info)
    if found.properties is None or found.relations is None:
        return value
    ids = {**found.properties, **found.relations}
    if value not in ids:
        what = f'There is no property or relation "{value}".'
        raise reject(Fault(what, nearest(value, ids)))
    return value


def _url(value: str) -> str:
    mend = "Copy the address from the browser; it starts with https://."
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise reject(Fault(f'"{value}" is not a web address.', mend)) from None
    wrong = (
        parts.scheme not in ("http", "https")
        or not all(host.strip(".").split("."))
        or "." not in host.strip(".")
        or "@" in parts.netloc
        or any(character.isspace() or character in '<>"\\' for character in value)
    )
    if wrong:
        raise reject(Fault(f'"{value}" is not a web address.', mend))
    return value


Id = Annotated[str, AfterValidator(_kebab)]
Line = Annotated[str, AfterValidator(_written)]
Language = Annotated[str, AfterValidator(_language)]
Url = Annotated[str, AfterValidator(_url)]
CategoryRef = Annotated[str, known("categories", "category")]
PropertyRef = Annotated[str, known("properties", "property")]
RelationRef = Annotated[str, known("relations", "relation")]
ValueRef = Annotated[str, known("values", "value")]
EntryRef = Annotated[str, known("entries", "entry")]
FactKindRef = Annotated[str, AfterValidator(_fact_kind)]
LinkKindRef = Annotated[str, known("link_kinds", "link kind")]
WordGroupRef = Annotated[str, known("word_groups", "group of words")]
