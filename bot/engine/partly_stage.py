"""Entries that are meant by a part of their name and a word like "thingy"."""

from __future__ import annotations

from collections import defaultdict

from bot.engine.finding import MOST_RELATED, Finding, Form
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.seeking import asks_elsewhere
from bot.language.words import split

LEAST = 4  # letters of a word that may begin a word of a name
LONGEST = 8  # words of a message that names something this vaguely
LIKELY = 0.65  # confidence in the only entry that has such a word in its name
UNSURE = 0.5  # confidence in a question back


class PartlyStage:
    """Looks up what has a word in its name, for one who has forgotten the rest."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the arranged knowledge base."""
        self._index = index
        self._named: dict[str, list[str]] = defaultdict(list)
        for entry in index.entries.values():
            for word in split(" ".join(entry.name.values())):
                if not index.is_small(word) and entry.id not in self._named[word.form]:
                    self._named[word.form].append(entry.id)

    def look_up(self, question: Question) -> Finding | None:
        """Return the entry that is meant, or which it may be; None when nothing is named so."""
        words = question.tagged.words
        if question.names or len(words) > LONGEST or not question.has(Kind.VAGUE):
            return None
        if asks_elsewhere(question, self._index):
            return None
        if any(not self._having(words[place].form) for place in question.tagged.foreign):
            return None
        telling = [word for place, word in enumerate(words) if place not in question.small]
        ids = tuple(dict.fromkeys(each for word in telling for each in self._having(word.form)))
        if len(ids) == 1:
            return Finding(
                Form.DESCRIBE, "part of name", ids, asked=("describe",), confidence=LIKELY
            )
        if not ids or len(ids) > MOST_RELATED:
            return None
        return Finding(
            Form.CLARIFY, "part of name", related=ids, asked=("describe",), confidence=UNSURE
        )

    def _having(self, form: str) -> list[str]:
        """Return the entries with this word in their name, or with one that begins so."""
        if len(form) < LEAST:
            return []
        return [each for word, ids in self._named.items() if word.startswith(form) for each in ids]
