"""How sure an answer is, told so that the figure means something.

The share of the evidence in a message decides whether there is an answer at all. How often such an
answer is right also depends on how it was found: ``poldergids evaluate`` shows that in its table of
reliability, and the ceiling here comes from it.
"""

from __future__ import annotations

from dataclasses import replace

from bot.engine.finding import Finding
from bot.engine.question import Question
from bot.engine.turns import Memory, Status

CEILING = 0.8
"""Of the answers that were inferred, some nine in ten are right on our own practice."""

FEW = 12
"""Words; of the longer messages fewer get all that they ask for."""


def calibrated(finding: Finding, question: Question, memory: Memory) -> Finding:
    """Return a finding with a confidence that says how often answers like it are right.

    Args:
        finding: what was found; only an answer is any less sure for how it was found.
        question: what was asked.
        memory: what was remembered when it was asked.
    """
    if finding.status is not Status.ANSWER or _is_direct(finding, question, memory):
        return finding
    return replace(finding, confidence=min(finding.confidence, CEILING))


def _is_direct(finding: Finding, question: Question, memory: Memory) -> bool:
    """Tell whether the message itself says which entry and which language are meant.

    It does in few words, and names one entry only: a story, or two names, may ask for more. What
    is told of the source is the same whatever was asked of it, so that it may not be the answer.
    """
    if len(question.names) > 1 or len(question.tagged.words) > FEW:
        return False
    sure = (each for each in question.names if not each.is_common and each.likeness == 1.0)
    named = {entry_id for each in sure for entry_id in each.ids}
    told = question.language_lead or memory.language or memory.chosen
    return bool(told) and not named.isdisjoint(finding.about[:1])
