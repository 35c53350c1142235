"""What is remembered of a turn, and what of a memory still holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.engine.finding import Finding, Form
from bot.engine.question import Question
from bot.engine.turns import Memory

# How many entries are remembered; nobody points back further.
MOST_LISTED = 12
MOST_TARGETS = 8
MOST_EARLIER = 6

OTHERS = frozenset({"else", "alternative"})
"""Acts that ask for others than those spoken of before."""

_PASSING = frozenset({Form.SOCIAL, Form.SOURCE})
"""Forms after which a conversation goes on where it was."""


def still_known(memory: Memory, ids: Collection[str], languages: Collection[str]) -> Memory:
    """Return a memory without what is gone since, as after a reload.

    Args:
        memory: what was remembered.
        ids: the entries that there are.
        languages: codes of the languages that there are.
    """

    def known(remembered: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(each for each in remembered if each in ids)

    return replace(
        memory,
        language=memory.language if memory.language in languages else "",
        subjects=known(memory.subjects),
        targets=known(memory.targets),
        listed=known(memory.listed),
        earlier=known(memory.earlier),
        options=known(memory.options),
    )


def remember(
    question: Question, finding: Finding, memory: Memory, strangers: Collection[str] = ()
) -> Memory:
    """Return the memory after a turn.

    Args:
        question: what was asked.
        finding: what was found.
        memory: what was remembered before.
        strangers: properties that stand for others whom the source does not know; what was asked
            of them is what was asked before.
    """
    remembered = replace(memory, language=question.language, options=())
    if finding.form is Form.CLARIFY:
        offered = finding.related
        return replace(remembered, listed=offered, targets=(), options=offered, asked=finding.asked)
    if finding.form in _PASSING or not finding.about:
        return remembered
    earlier = tuple(dict.fromkeys((*memory.subjects, *memory.earlier)))
    return replace(
        remembered,
        subjects=finding.about[:1],
        targets=_targets(question, finding, memory)[:MOST_TARGETS],
        listed=_listed(finding, memory)[:MOST_LISTED],
        earlier=earlier[:MOST_EARLIER],
        asked=memory.asked if finding.matter in strangers else finding.asked,
    )


def _is_list(finding: Finding) -> bool:
    return finding.form in {Form.LIST, Form.COMPARE} and len(finding.about) > 1


def _targets(question: Question, finding: Finding, memory: Memory) -> tuple[str, ...]:
    """Return what the facts point to; where others were asked for, the new ones first."""
    if _is_list(finding):
        return ()
    if finding.form is Form.UNKNOWN:
        return memory.targets
    if question.acts.isdisjoint(OTHERS) and "other" not in question.references:
        return finding.related
    spoken = (*memory.subjects, *memory.earlier)
    return tuple(sorted(finding.related, key=lambda each: each in spoken))


def _listed(finding: Finding, memory: Memory) -> tuple[str, ...]:
    """Return the list that "the second" points to; it lasts while the conversation is about it.

    Those that the last facts named make one as well, once one of them is spoken of; those that a
    description names by the way do not.
    """
    if _is_list(finding):
        return finding.about
    stays = finding.form is Form.UNKNOWN or finding.about[0] in memory.listed
    if stays:
        return memory.listed
    told = "describe" not in memory.asked and finding.about[0] in memory.targets
    named = memory.targets if told else ()
    return named if len(named) > 1 else ()
