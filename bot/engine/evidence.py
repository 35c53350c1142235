"""How sure an answer about an entry is: what speaks for it, against what nothing explains."""

from __future__ import annotations

from bot.engine.index import KnowledgeIndex
from bot.engine.question import Question

# Evidence for an answer; a word that nothing explains weighs 1.0 against it.
NAME = 2.0  # a name that was said
CONTEXT = 1.5  # an entry that the conversation was about
PLACE = 1.2  # the name of an entry that is only mentioned: mostly a place
CUE = 1.0  # a phrase that asks for what was found
DIRECT = 4  # times as much, when "what is" stands right beside the name

DOUBT = 1.5  # how much more foreign words count beside a name that may be just a word or a place
ROOM = 14  # words; in a longer message words that nothing explains weigh less
DECIMALS = 3  # of a confidence


def is_common(entry_id: str, question: Question) -> bool:
    """Tell whether an entry is only named by a word that is also an everyday word."""
    named = [each for each in question.names if entry_id in each.ids]
    return bool(named) and all(each.is_common for each in named)


def share(evidence: float, against: float) -> float:
    """Return the share of the evidence in all that was said (0 to 1)."""
    return round(evidence / (evidence + against), DECIMALS) if evidence else 0.0


def unexplained(entry_id: str, question: Question, index: KnowledgeIndex, room: int) -> float:
    """Return the weight of the words that not even the texts of an entry use.

    Args:
        entry_id: the entry.
        question: what is asked.
        index: the arranged knowledge base.
        room: number of words above which each of them weighs less.
    """
    words = question.tagged.words
    known = sum(
        weight
        for place, weight in question.tagged.foreign.items()
        if place not in question.negated and index.uses(entry_id, words[place])
    )
    longer = 1.0 + max(0, len(words) - room) / room
    return max(0.0, question.foreign - known) / longer


class Scale:
    """Weighs the evidence that a question is about an entry."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the arranged knowledge base."""
        self._index = index

    def is_uncertain(self, entry_id: str, question: Question) -> bool:
        """Tell whether the name of an entry may have been meant as just a word or a place."""
        return self._index.entries[entry_id].mentioned or is_common(entry_id, question)

    def confidence(self, entry_id: str, question: Question, evidence: float) -> float:
        """Return how sure it is that a question is answered by an entry (0 to 1)."""
        foreign = unexplained(entry_id, question, self._index, ROOM)
        doubt = DOUBT if self.is_uncertain(entry_id, question) else 1.0
        return share(evidence, foreign * doubt)
