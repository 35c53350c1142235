"""Simple ways to choose an entry for a question, to compare the bot with.

Each gives the entry that is most like a text, with how much; a threshold, chosen on other questions
than those that are measured, tells when it is better to be silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from bot.knowledge.model import Entry, KnowledgeBase

Chooser = Callable[[str], tuple[str, float]]
"""Returns the id of the entry that is most like a text, and how much (any scale)."""

GRAM = 3  # letters of a piece of a word


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the entries of which any one is right; none when silence is right."""

    text: str
    right: frozenset[str]


def names_of(knowledge: KnowledgeBase) -> dict[str, str]:
    """Return all names and aliases, prepared for comparison, with the entry of each."""
    return {
        utils.default_process(name): entry.id
        for entry in knowledge.entries.values()
        for name in (*entry.name.values(), *entry.aliases)
    }


def text_of(entry: Entry) -> str:
    """Return all that is told of an entry, in all languages, in one text."""
    told = [entry.name, entry.summary, entry.details, *(fact.text for fact in entry.facts)]
    return " ".join((*entry.aliases, *(text for each in told for text in each.values())))


def words(text: str) -> list[str]:
    """Cut a text into words."""
    return utils.default_process(text).split()


def grams(text: str) -> list[str]:
    """Cut a text into pieces of three letters, across its words."""
    letters = f" {' '.join(words(text))} "
    return [letters[start : start + GRAM] for start in range(len(letters) - GRAM + 1)]


def by_name(names: dict[str, str], scorer: Callable[..., float]) -> Chooser:
    """Choose by the name that is most like the text."""

    def choose(text: str) -> tuple[str, float]:
        found = process.extractOne(utils.default_process(text), names.keys(), scorer=scorer)
        return (names[found[0]], found[1]) if found else ("", 0.0)

    return choose


def by_texts(texts: dict[str, str], cut: Callable[[str], list[str]]) -> Chooser:
    """Choose by BM25 over the texts of the entries, cut into words or pieces of words."""
    import bm25s  # of the extra "bench", which tests do without

    ids = list(texts)
    retriever = bm25s.BM25()
    retriever.index([cut(text) for text in texts.values()], show_progress=False)

    def choose(text: str) -> tuple[str, float]:
        pieces = cut(text)
        if not pieces:
            return "", 0.0
        found, scores = retriever.retrieve([pieces], k=1, show_progress=False)
        return ids[int(found[0, 0])], float(scores[0, 0])

    return choose


def references(knowledge: KnowledgeBase) -> dict[str, Chooser]:
    """Make all of them for a knowledge base."""
    names = names_of(knowledge)
    texts = {entry.id: text_of(entry) for entry in knowledge.entries.values()}
    return {
        "names, WRatio": by_name(names, fuzz.WRatio),
        "names, partial_ratio": by_name(names, fuzz.partial_ratio),
        "texts, BM25 of words": by_texts(texts, words),
        "texts, BM25 of 3 letters": by_texts(texts, grams),
    }


def right(asked: Asked, chosen: str) -> bool:
    """Tell whether a choice is right; an empty one is silence."""
    return chosen in asked.right if asked.right else not chosen


def best_threshold(scored: Sequence[tuple[Asked, str, float]]) -> float:
    """Return the score from which speaking is better than silence, on these questions."""

    def share(threshold: float) -> int:
        return sum(
            right(asked, chosen if score >= threshold else "") for asked, chosen, score in scored
        )

    return max(_thresholds(score for _, _, score in scored), key=share)


def _thresholds(scores: Iterable[float]) -> Iterator[float]:
    yield from sorted(set(scores))
    yield float("inf")
