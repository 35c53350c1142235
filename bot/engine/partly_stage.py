"""Entries that are meant by a part of their name, alone or with a word like "thingy"."""

from __future__ import annotations

from bot.engine.finding import MOST_RELATED, UNSURE, Finding, Form
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import SOLID, Kind
from bot.engine.name_words import NameWords
from bot.engine.off_point import asks_elsewhere
from bot.engine.question import Question

LONGEST = 8  # words of a message that names something this vaguely
LIKELY = 0.65  # confidence in the only entry that has such a word in its name


class PartlyStage:
    """Looks up what has a word in its name, for one who has forgotten the rest."""

    def __init__(self, index: KnowledgeIndex, names: NameWords) -> None:
        """Take the arranged knowledge base, and the words of its names."""
        self._index = index
        self._names = names

    def look_up(self, question: Question) -> Finding | None:
        """Return the entry that is meant, or which it may be; None when nothing is named so."""
        words = question.tagged.words
        if question.names or len(words) > LONGEST:
            return None
        if len(words) > 1 and not question.has(Kind.VAGUE):
            return None
        if asks_elsewhere(question, self._index):
            return None
        if any(not self._names.having(words[place].form) for place in question.tagged.foreign):
            return None
        phrased = {
            place
            for hit in question.tagged.of(*SOLID)
            if len(hit.places) > 1  # "it has to be open source" names nothing
            for place in hit.places
        }
        plain = question.small | phrased
        telling = [word for place, word in enumerate(words) if place not in plain]
        ids = tuple(
            dict.fromkeys(each for word in telling for each in self._names.having(word.form))
        )
        if len(ids) == len(words) == 1 and not question.tagged.foreign:
            return None  # an everyday word of the subject
        if len(ids) == 1:
            return Finding(
                Form.DESCRIBE, "part of name", ids, asked=("describe",), confidence=LIKELY
            )
        if not ids or len(ids) > MOST_RELATED:
            return None
        return Finding(
            Form.CLARIFY, "part of name", related=ids, asked=("describe",), confidence=UNSURE
        )
