"""The bot's own sentences: which there are, and what each has to have room for."""

from __future__ import annotations

import string
from collections.abc import Mapping

SENTENCES: Mapping[str, frozenset[str]] = {
    "yes": frozenset({"sentence"}),
    "no": frozenset({"sentence"}),
    "found-many": frozenset({"count", "names"}),
    "and": frozenset(),
    "compare": frozenset({"names"}),
    "lineage": frozenset({"names"}),
    "clarify": frozenset(),
    "unknown": frozenset(),
    "unknown-matter": frozenset({"matter", "name"}),
    "unknown-about": frozenset({"name"}),
    "only-subject": frozenset({"subject"}),
    "links": frozenset({"name"}),
    "no-link": frozenset({"name"}),
    "greeting": frozenset({"subject", "examples"}),
    "thanks": frozenset(),
    "goodbye": frozenset(),
    "identity": frozenset({"subject", "source"}),
    "help": frozenset({"subject", "languages", "examples"}),
    "compliment": frozenset(),
    "insult": frozenset(),
    "apology": frozenset(),
    "chatter": frozenset({"subject"}),
    "injection": frozenset({"subject"}),
    "empty": frozenset({"examples"}),
}
"""Placeholders that each sentence must have, by key. Every language file has all of these."""


def faults_in(key: str, sentence: str) -> list[tuple[str, str]]:
    """Return what is wrong with a sentence, each with how to mend it.

    Args:
        key: which sentence it is; of one that is not in ``SENTENCES`` only the braces are checked.
        sentence: how it is written in a language file.
    """
    if not sentence.strip():
        return [(f'The sentence "{key}" is empty.', "Write it.")]
    try:
        found = {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    except ValueError:
        return [(f'The sentence "{key}" has a brace too many or too few.', "Give each { its }.")]
    if key not in SENTENCES:
        return []
    return _placeholder_faults(key, found)


def _placeholder_faults(key: str, found: set[str]) -> list[tuple[str, str]]:
    needed = SENTENCES[key]
    there = ", ".join(f'"{name}"' for name in sorted(needed)) or "none"
    lacking = [
        (f'The sentence "{key}" lacks "{name}" in braces.', "Write it where it belongs.")
        for name in sorted(needed - found)
    ]
    return lacking + [
        (f'The sentence "{key}" has "{name}" in braces.', f"What may stand in braces: {there}.")
        for name in sorted(found - needed)
    ]
