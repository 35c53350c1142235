"""Carrying the last question over to another entry: "and Pleio?", "and the second?"."""

from __future__ import annotations

from bot.engine.again import ask_again
from bot.engine.finding import Finding
from bot.engine.followup import ends_meant, ordinal_meant
from bot.engine.hits import How
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.turns import Memory

SHORT = 4  # words before "too"
_OPEN_ACTS = frozenset({"list", "seek", "else"})  # they say nothing of what is asked


class CarryingStage:
    """Asks once more what was asked last, of an entry that is named or pointed at."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the arranged knowledge base."""
        self._index = index

    def look_up(self, question: Question, memory: Memory) -> Finding | None:
        """Return the last question asked of a new entry ("and Pleio?"), when that is meant."""
        if not memory.asked or not names_no_matter(question) or question.foreign >= 1:
            return None
        if not question.names:
            return self._pointed_at(question, memory)
        corrects = question.has(Kind.CORRECTION) or _refuses(question)
        if len(question.names) > 1 and "compare" in memory.asked and not corrects:
            return None  # what these two have to do with each other
        if "list" in memory.asked and "which" in question.question_words:
            return None  # "and which from Springfield?" is asked of what was listed
        # "And are both on that site?" asks something of those two.
        leans = (question.has(Kind.FOLLOW_UP) and "both" not in question.references) or corrects
        leans = leans or _says_also(question)
        if not leans and not (memory.options and len(question.names) == 1):
            return None
        pointed = all(each.how is How.POINTED for each in question.names)  # "and the oldest?"
        return ask_again(_name_meant(question), memory, self._index, corrects or pointed)

    def _pointed_at(self, question: Question, memory: Memory) -> Finding | None:
        """Return the last question asked of "the second" or "the other one".

        One that the last facts named is described, when what was asked is told of their subject.
        """
        meant = (
            ordinal_meant(question, memory)
            or ends_meant(question, memory)
            or self._answer_meant(question, memory)
        )
        asks = question.tagged.places(Kind.QUESTION_WORD) - question.tagged.places(Kind.FOLLOW_UP)
        if meant is None or asks or question.categories:
            return None
        corrects = question.has(Kind.CORRECTION) or meant in memory.targets
        return ask_again(meant, memory, self._index, corrects)

    def _answer_meant(self, question: Question, memory: Memory) -> str | None:
        """Return the only answer to what was asked last, when no more is said than "and that?"."""
        pointing = {
            place
            for hit in question.tagged.of(Kind.REFERENCE)
            if "it" in hit.ids(Kind.REFERENCE) and len(hit.places) > 1
            for place in hit.places
        }
        light = pointing | question.tagged.places(Kind.FOLLOW_UP)
        if not pointing or not memory.subjects or len(light) < len(question.tagged.words):
            return None
        facts = self._index.entries[memory.subjects[0]].facts
        answers = {each.target for each in facts if each.target and each.kind in memory.asked}
        return answers.pop() if len(answers) == 1 else None


def names_no_matter(question: Question) -> bool:
    """Tell whether a question names nothing that may be asked of an entry."""
    asked = question.relations or question.properties or question.values
    acts = question.acts - _OPEN_ACTS
    return not asked and not acts and not question.link_kinds


def _says_also(question: Question) -> bool:
    """Tell whether a message is no more than a name and "too" ("Pleio as well?")."""
    last = len(question.tagged.words) - 1
    light = question.small | question.tagged.places(Kind.NAME)
    also = last in question.tagged.places(Kind.JOINING)
    return also and 0 < last <= SHORT and len(light) == last + 1


def _refuses(question: Question) -> bool:
    """Tell whether a message is no more than "no" and the name that was meant."""
    first = any(0 in hit.places for hit in question.tagged.of(Kind.REFUSAL))
    light = question.small | question.tagged.places(Kind.REFUSAL, Kind.NAME)
    return first and len(question.names) == 1 and len(light) == len(question.tagged.words)


def _name_meant(question: Question) -> str:
    """Return the entry that is named; of several, the first after "I meant"."""
    ends = [hit.places[-1] for hit in question.tagged.of(Kind.CORRECTION)]
    after = [each for each in question.names if ends and each.places[0] > max(ends)]
    return (after or question.names)[0].ids[0]
