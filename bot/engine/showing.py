"""A mere "show me": where to see what was spoken of, or the last list once more."""

from __future__ import annotations

from bot.engine.finding import Finding, Form
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.turns import Memory

SHORT = 4  # words of a message that asks for no more than that
SURE = 0.8  # confidence that what was spoken of is to be shown


def shown(question: Question, memory: Memory) -> Finding | None:
    """Return where to find what was spoken of, when a message only says "show me".

    Args:
        question: what is asked.
        memory: what is remembered of the conversation.
    """
    if not memory.subjects or not _asks_to_see(question):
        return None
    if memory.stays_with_list and len(memory.listed) > 1:
        return Finding(Form.LIST, "context", memory.listed, asked=("list",), confidence=SURE)
    return Finding(Form.LINKS, "context", memory.subjects[:1], asked=("link",), confidence=SURE)


def _asks_to_see(question: Question) -> bool:
    """Tell whether a message is but a phrase that asks to list, without a word of what."""
    if question.acts != {"list"} or question.question_words:
        return False
    asking = {
        place for hit in question.tagged.of(Kind.ACT) if len(hit.places) > 1 for place in hit.places
    }
    words = len(question.tagged.words)
    return bool(asking) and words <= SHORT and len(asking | question.small) == words
