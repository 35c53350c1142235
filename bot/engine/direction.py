"""Who does it to whom: whether a fact says what was asked of two names, or the other way round."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.knowledge.model import Fact


def is_turned_round(
    fact: Fact, named: Sequence[str], question: Question, index: KnowledgeIndex
) -> bool:
    """Tell whether a fact ties two names in the other direction than a yes-or-no question.

    That Pleio hosts the forum does not tell that the forum hosts Pleio.

    Args:
        fact: what is known of the two.
        named: the two entries in the order in which they are named.
        question: what is asked.
        index: the arranged knowledge base.
    """
    other = index.other_side(fact.kind)
    wanted = _wanted({fact.kind, other}, question, index)
    said = fact.kind if fact.subject == named[0] else other
    return bool(wanted) and said not in wanted


def _wanted(sides: set[str], question: Question, index: KnowledgeIndex) -> Collection[str]:
    """Return the side of a relation that is asked of what is named first; empty if open.

    Its own words tell that ("hosted by"), or a verb without "is" before it ("does it host").
    """
    own = sides & set(question.tagged.ids(Kind.OWN_RELATION))
    if own:
        return own
    if question.has(Kind.COPULA):
        return ()
    doing = {each for each in sides if "what" in index.answers(each)}
    done = {each for each in sides if "who" in index.answers(each)}
    return doing if len(doing) == 1 and len(done - doing) == 1 else ()
