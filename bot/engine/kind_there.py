"""What a place has of a kind, when no more than that is asked: "Springfield", "which tools?"."""

from __future__ import annotations

from bot.engine.index import KnowledgeIndex
from bot.engine.marks import SOLID, Kind
from bot.engine.question import Question
from bot.engine.turns import Memory

FEW = 2  # words beside the kind: "and which tools"


def asks_kind_there(question: Question, memory: Memory, index: KnowledgeIndex) -> bool:
    """Tell whether no more than "which tools?" is asked, of a place that is known to have some.

    A place is what is only mentioned: little is told of it but what ties it to others.

    Args:
        question: what is asked.
        memory: what is remembered of the conversation.
        index: the arranged knowledge base.
    """
    place = next(iter(memory.subjects), None)
    if not place or not index.entries[place].mentioned or "list" in memory.asked:
        return False
    kinds = question.tagged.places(Kind.CATEGORY)
    if question.tagged.places(*SOLID) != kinds or "which" not in question.question_words:
        return False
    there = index.roll.members(index.neighbours(place))
    few = len(question.tagged.words) - len(kinds) <= FEW
    return few and bool(index.in_category.union(question.categories) & there)
