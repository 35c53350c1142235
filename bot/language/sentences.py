"""The bot's own sentences: which there are, and what each has to have room for."""

from __future__ import annotations

import string
from collections.abc import Mapping

SENTENCES: Mapping[str, frozenset[str]] = {
    "yes": frozenset({"sentence"}),
    "no": frozenset({"sentence"}),
    "found-one": frozenset({"names"}),
    "found-many": frozenset({"count", "names"}),
    "item": frozenset({"name", "summary"}),
    "and": frozenset(),
    "compare": frozenset({"names"}),
    "lineage": frozenset({"names"}),
    "clarify": frozenset(),
    "unknown": frozenset(),
    "unknown-matter": frozenset({"matter", "name"}),
    "unknown-about": frozenset({"name"}),
    "nearest": frozenset({"names"}),
    "only-subject": frozenset({"subject"}),
    "links": frozenset({"name"}),
    "no-link": frozenset({"name"}),
    "none-match": frozenset({"category"}),
    "section": frozenset({"title", "part", "section"}),
    "greeting": frozenset({"subject", "examples"}),
    "thanks": frozenset(),
    "goodbye": frozenset(),
    "identity": frozenset({"subject"}),
    "help": frozenset({"subject", "examples"}),
    "compliment": frozenset(),
    "insult": frozenset(),
    "apology": frozenset(),
    "chatter": frozenset({"subject"}),
    "injection": frozenset({"subject"}),
    "empty": frozenset({"examples"}),
}
"""Placeholders that each sentence must have, by key. Every language file has all of these."""


def missing_sentences(sentences: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys of the sentences that are absent or lack a placeholder."""
    return tuple(
        key for key, needed in SENTENCES.items() if needed != _placeholders(sentences.get(key))
    )


def _placeholders(sentence: str | None) -> frozenset[str] | None:
    if not sentence:
        return None
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name)
    except ValueError:
        return None
