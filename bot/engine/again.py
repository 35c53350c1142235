"""Asking once more what was asked last, of another entry ("and Pleio?")."""

from __future__ import annotations

from dataclasses import replace

from bot.engine.describing import description
from bot.engine.finding import Finding, Form, Told
from bot.engine.index import KnowledgeIndex
from bot.engine.turns import Memory
from bot.engine.unheld import near_to, unknown

SURE = 0.9  # confidence in an answer to what was asked before


def ask_again(
    entry_id: str, memory: Memory, index: KnowledgeIndex, corrects: bool = False
) -> Finding:
    """Answer for one entry what was asked last.

    Args:
        entry_id: the entry.
        memory: what is remembered of the conversation.
        index: the arranged knowledge base.
        corrects: whether another entry was meant from the start, so that a description will do
            where the fact is lacking.
    """
    if "link" in memory.asked:
        return Finding(Form.LINKS, "context", (entry_id,), asked=("link",), confidence=SURE)
    facts = tuple(fact for fact in index.entries[entry_id].facts if fact.kind in memory.asked)
    if facts:
        return Finding(
            Form.FACTS,
            "context",
            (entry_id,),
            index.targets(facts),
            told=(Told(entry_id, facts, facts[0].flag),),
            asked=matters_asked(memory),
            confidence=SURE,
        )
    kinds = [each for each in memory.asked if index.is_kind(each)]
    near = near_to(entry_id, kinds, index)
    if near:
        return near
    if kinds and not corrects and not index.entries[entry_id].mentioned:
        return unknown(entry_id, kinds[0])
    return replace(description(entry_id, "context", index), confidence=SURE)


def matters_asked(memory: Memory) -> tuple[str, ...]:
    """Return what was asked last, apart from that it was asked for a list."""
    return tuple(each for each in memory.asked if each != "list")
