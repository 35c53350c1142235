"""The entries of the knowledge base, by what they are called: for searching and for menus."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from bot.channels.telegram.texts import is_command
from bot.engine.turns import Reference
from bot.knowledge.model import Category, Entry, KnowledgeBase
from bot.language.words import fold, split


def reference(entry: Entry, language: str) -> Reference:
    """Return an entry with its name in a language."""
    return Reference(entry.id, in_language(entry.name, language))


def in_language(text: Mapping[str, str], language: str) -> str:
    """Return a text in a language, or in the first that there is."""
    return text.get(language) or next(iter(text.values()), "")


def alike(knowledge: KnowledgeBase, language: str) -> tuple[Reference, Reference]:
    """Return two entries that can be compared, as an example; one twice where there are no two."""
    entries = list(knowledge.entries.values())
    for one, two in combinations(entries, 2):
        if set(one.categories) & set(two.categories):
            return reference(one, language), reference(two, language)
    return reference(entries[0], language), reference(entries[-1], language)


def called(knowledge: KnowledgeBase, text: str) -> str | None:
    """Return the entry that has this id, or else this name; None when there is none."""
    by_id = {entry_id.casefold(): entry_id for entry_id in knowledge.entries}
    if found := by_id.get(text.casefold()):
        return found
    wanted = _forms(text)
    named = (each.id for each in knowledge.entries.values() if _rank(wanted, each) == 0)
    return next(named, None) if wanted else None


def named_like(knowledge: KnowledgeBase, text: str, language: str) -> tuple[Reference, ...]:
    """Return the entries whose names are like a text, the likest first; all for no text."""
    wanted = _forms(text)
    ranked = [
        (rank, place, reference(entry, language))
        for place, entry in enumerate(knowledge.entries.values())
        if (rank := _rank(wanted, entry)) is not None
    ]
    return tuple(found for *_, found in sorted(ranked, key=lambda each: each[:2]))


def _rank(wanted: tuple[str, ...], entry: Entry) -> int | None:
    """Return how like a text the names of an entry are, 0 for the likest; None when they differ."""
    names = [_forms(name) for name in (*entry.name.values(), *entry.aliases)]
    return min(
        (rank for name in names if (rank := _likeness(wanted, name)) is not None), default=None
    )


def _likeness(wanted: tuple[str, ...], name: tuple[str, ...]) -> int | None:
    text, whole = "".join(wanted), "".join(name)
    if whole == text:
        return 0
    if whole.startswith(text):
        return 1
    if all(any(word.startswith(part) for word in name) for part in wanted):
        return 2
    return 3 if len(text) > 2 and text in whole else None


def _forms(text: str) -> tuple[str, ...]:
    return tuple(word.form for word in split(text))


def list_commands(knowledge: KnowledgeBase, language: str) -> dict[str, Category]:
    """Return the categories that can be asked for by a command, by its name.

    Those are the ones that stand by themselves, have entries and are called by one word.
    """
    used = {each for entry in knowledge.entries.values() for each in entry.categories}
    found = {}
    for category in knowledge.ontology.categories.values():
        label = category.label.get(language)
        name = fold(label.many) if label else ""
        is_used = bool(used & _narrower(knowledge, category.id))
        if is_used and not category.broader and is_command(name):
            found[name] = category
    return found


def _narrower(knowledge: KnowledgeBase, category_id: str) -> set[str]:
    """Return a category with all that belong to it."""
    found = {category_id}
    categories = knowledge.ontology.categories.values()
    while more := {each.id for each in categories if each.broader in found} - found:
        found |= more
    return found
