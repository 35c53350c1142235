"""What an entry grew out of, and what grew out of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.engine.facts import Scored
from bot.engine.finding import Finding, Form, Told
from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question

CERTAIN = 0.95  # confidence in a history: it was asked for by its own words


def history(
    entry_id: str, question: Question, scored: Sequence[Scored], index: KnowledgeIndex
) -> Finding | None:
    """Return the history of an entry when a step of it was asked for."""
    asked = [each for each in question.relations if index.is_lineage(each)]
    chain = index.lineage(entry_id)
    if not chain:
        return None
    named = {each.ids[0] for each in question.names}
    told_else = len(named) == 1 and question.properties  # "was government involved in it"
    if question.has(Kind.TIE) and named <= set(chain) and not told_else:
        asked, scored = [fact.kind for fact in index.steps(chain[-1])], ()
    if not asked:
        return None
    if scored and not index.is_lineage(scored[0].fact.kind):
        return None
    newest_first = tuple(reversed(chain))
    first = _grown_from(entry_id, question, chain, index) or entry_id
    facts = tuple(fact for each in newest_first for fact in index.steps(each))
    return Finding(
        Form.LINEAGE,
        "lineage",
        about=(first, *(each for each in newest_first if each != first)),
        related=chain,
        told=(Told(entry_id, facts),),
        asked=tuple(asked[:1]),
        confidence=CERTAIN,
    )


def _grown_from(
    entry_id: str, question: Question, chain: Sequence[str], index: KnowledgeIndex
) -> str:
    """Return what came next, when that is described: "the one that grew out of" a name."""
    starts = {name.places[0] for name in question.names if entry_id in name.ids}
    stated = {fact.kind for each in chain for fact in index.steps(each)}
    beside = any(
        hit.places[-1] + 1 in starts and stated & set(hit.ids(Kind.OWN_RELATION))
        for hit in question.tagged.of(Kind.OWN_RELATION)
    )
    return next(iter(chain[chain.index(entry_id) + 1 :]), "") if beside else ""
