"""Telling the last answer once more: "could you say that again?", "in English, please"."""

from __future__ import annotations

from bot.engine.again import ask_again
from bot.engine.finding import UNSURE, Finding, Form, Told
from bot.engine.hits import Hit
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import CONTENT, Kind
from bot.engine.question import Question
from bot.engine.turns import Memory

SURE = 0.9  # confidence that the last answer is wanted once more
FEW = 3  # words that a message may have beside small ones, when it asks for a language

_ASKING = (*CONTENT, Kind.QUESTION_WORD)


class RepeatStage:
    """Tells the last answer again, in whatever language the question is to be answered in."""

    def __init__(self, index: KnowledgeIndex) -> None:
        """Take the arranged knowledge base."""
        self._index = index

    def look_up(self, question: Question, memory: Memory) -> Finding | None:
        """Return the last answer, when a message asks for nothing else.

        Where there was none, who asks for a language is told what there is to ask.
        """
        if question.requested and _asks_nothing(question):
            help_ = Finding(Form.SOCIAL, "small talk", key="help", confidence=SURE)
            return self._again(memory) or help_
        if not _asks_once_more(question):
            return None
        if "list" in question.acts and len(memory.listed) > 1:  # "back to the list"
            return Finding(
                Form.LIST, "repeat", about=memory.listed, asked=("list",), confidence=SURE
            )
        return self._again(memory)

    def _again(self, memory: Memory) -> Finding | None:
        """Return the last answer in its form: a list, a comparison, a question back, or facts."""
        listed, asked = memory.listed, memory.asked
        if memory.options:
            return Finding(
                Form.CLARIFY, "repeat", related=memory.options, asked=asked, confidence=UNSURE
            )
        if not memory.subjects:
            return None
        if memory.stays_with_list and "list" in asked:
            return Finding(Form.LIST, "repeat", about=listed, asked=asked, confidence=SURE)
        if memory.stays_with_list and "compare" in asked:
            told = tuple(Told(each, ()) for each in listed)
            return Finding(
                Form.COMPARE, "repeat", about=listed, told=told, asked=asked, confidence=SURE
            )
        return ask_again(memory.subjects[0], memory, self._index)


def _asks_nothing(question: Question) -> bool:
    """Tell whether a message asks for nothing beside a language."""
    tagged = question.tagged
    if tagged.has(*_ASKING) or question.acts - {"repeat"}:
        return False
    return len(tagged.words) - len(question.small) <= FEW


def _asks_once_more(question: Question) -> bool:
    """Tell whether nothing is asked but to repeat; other clauses may tell the reason."""
    repeating = [hit for hit in question.tagged.of(Kind.ACT) if "repeat" in hit.ids(Kind.ACT)]
    return bool(repeating) and all(
        any(_is_beside(hit, each, question) for each in repeating)
        for hit in question.tagged.of(*_ASKING)
    )


def _is_beside(hit: Hit, request: Hit, question: Question) -> bool:
    """Tell whether a phrase is a part of a request to repeat, or stands in a clause before it."""
    words = question.tagged.words
    part = set(hit.places) < set(request.places)
    return part or words[hit.places[-1]].clause < words[request.places[0]].clause
