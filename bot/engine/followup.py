"""Who is meant when no name is said: pronouns, ordinals, "the other one", "those two"."""

from __future__ import annotations

from bot.engine.question import Question
from bot.engine.turns import Memory


def subjects_meant(question: Question, memory: Memory) -> tuple[str, ...]:
    """Return the entries that a question without a name may be about, likeliest first."""
    references = question.references
    ordinal = ordinal_meant(question, memory)
    if ordinal:
        return (ordinal,)
    if "other" in references:
        others = [each for each in memory.listed if each not in memory.subjects[:1]]
        others = others or [each for each in memory.earlier if each not in memory.subjects]
        if others:
            return (others[0],)
    if "former" in references and memory.listed:
        return (memory.listed[0],)
    if "last" in references and not memory.subjects and memory.listed:
        return (memory.listed[-1],)
    plural = "they" in references or "else" in question.acts
    near = (memory.targets, memory.subjects) if plural else (memory.subjects, memory.targets)
    return tuple(dict.fromkeys((*near[0], *near[1], *memory.listed)))


def ordinal_meant(question: Question, memory: Memory) -> str | None:
    """Return the entry that "the second" or "2" points to in the last list, if any."""
    listed = memory.options or memory.listed or memory.targets
    for reference in question.references:
        if reference.isdigit() and int(reference) <= len(listed):
            return listed[int(reference) - 1]
    words = question.tagged.words
    if len(words) == 1 and words[0].form.isdigit() and 0 < int(words[0].form) <= len(listed):
        return listed[int(words[0].form) - 1]
    return None


def set_meant(question: Question, memory: Memory) -> tuple[str, ...]:
    """Return the entries among which a question wants a choice ("which of the two")."""
    listed = memory.listed if len(memory.listed) > 1 else memory.targets
    return listed if "both" in question.references and len(listed) > 1 else ()
