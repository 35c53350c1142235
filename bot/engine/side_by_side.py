"""Several entries side by side: the same of each, or what each of them is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.engine.entry_stage import EntryStage
from bot.engine.evidence import NAME
from bot.engine.facts import fact_kinds
from bot.engine.finding import MATTERS, Finding, Form, Told
from bot.engine.marks import Kind
from bot.engine.question import Question


def side_by_side(ids: Sequence[str], question: Question, entries: EntryStage) -> Finding:
    """Tell the same matter of each entry, or what each is; the one that fits comes first.

    Args:
        ids: the entries, in the order in which they were named.
        question: what is asked of them.
        entries: the stage that knows the facts of one entry.
    """
    scored = {each: entries.facts(each, question) for each in ids}
    if question.has(Kind.EITHER) and "who" in question.question_words:
        # whoever does what is asked goes before whoever does something like it
        ids = sorted(ids, key=lambda each: -max((one.score for one in scored[each]), default=0))
    chooses = question.has(Kind.EITHER) or "which" in question.question_words
    if chooses and question.values:  # "this or that, if I want to vote"
        ids = sorted(ids, key=lambda each: not entries.has_value(each, question.values))
    told = [Told(each, tuple(one.fact for one in scored[each])) for each in ids]
    kinds = fact_kinds([fact for each in told for fact in each.facts])
    ranked = sorted(told, key=_fitness, reverse=True) if kinds else []
    return Finding(
        Form.COMPARE,
        "compare",
        about=tuple(each.entry_id for each in ranked) or tuple(ids),
        told=tuple(ranked),
        asked=kinds[:MATTERS] or ("compare",),
        confidence=entries.confidence(ids[0], question, 2 * NAME),
    )


def _fitness(told: Told) -> int:
    """Return 1 for an entry that has what was asked, 0 for one that is not known to, else -1."""
    if not told.facts:
        return -1
    return 1 if told.facts[0].flag else 0
