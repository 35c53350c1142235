"""A conversation: load its memory, ask the engine, save its memory."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import Any, Protocol

from bot.engine.turns import Answer, Memory, Reply
from bot.store.base import Memories


class Responder(Protocol):
    """What a conversation needs of the engine."""

    def reply(self, text: str, memory: Memory) -> Reply:
        """Answer one message."""
        ...

    def open(self, entry_id: str, memory: Memory) -> Reply:
        """Describe one entry; raises KeyError when there is none with this id."""
        ...


class Conversation:
    """All conversations of one bot; each has an id and a memory of its own."""

    def __init__(self, engine: Responder, store: Memories) -> None:
        self._engine = engine
        self._store = store

    async def ask(
        self,
        conversation_id: str,
        text: str,
        *,
        likely: str = "",
        chosen: str | None = None,
        afresh: bool = False,
    ) -> Answer:
        """Answer one message of a conversation.

        Args:
            conversation_id: whose conversation it is.
            text: what the person wrote.
            likely: language to suppose when nothing else tells it.
            chosen: language of the answer, whatever the message is in; empty for that of the
                message, None for what the conversation remembers.
            afresh: whether the message stands by itself, whatever the conversation was about.
        """
        memory = await self.memory(conversation_id)
        if afresh:
            memory = Memory(language=memory.language, chosen=memory.chosen)
        memory = replace(
            memory,
            language=memory.language or likely,
            chosen=memory.chosen if chosen is None else chosen,
        )
        return await self._keep(conversation_id, self._engine.reply(text, memory))

    async def open(self, conversation_id: str, entry_id: str, language: str = "") -> Answer:
        """Describe one entry, as after a press on its button, in a language if one is given.

        Raises:
            KeyError: no entry has this id.
        """
        memory = _speaking(await self.memory(conversation_id), language)
        return await self._keep(conversation_id, self._engine.open(entry_id, memory))

    async def choose(self, conversation_id: str, entry_id: str, language: str = "") -> Answer:
        """Answer what was asked last for one of the entries that were offered.

        Where they are not on offer any more, it describes the entry.

        Raises:
            KeyError: no entry has this id.
        """
        memory = _speaking(await self.memory(conversation_id), language)
        if entry_id not in memory.options:
            return await self.open(conversation_id, entry_id, language)
        number = str(memory.options.index(entry_id) + 1)
        return await self._keep(conversation_id, self._engine.reply(number, memory))

    async def speak(self, conversation_id: str, language: str) -> None:
        """Answer in this language from now on; an empty code leaves it to each message again."""
        memory = replace(await self.memory(conversation_id), language=language, chosen=language)
        await self._store.save(conversation_id, encode_memory(memory))

    async def memory(self, conversation_id: str) -> Memory:
        """Return what is remembered of a conversation; empty for a new one."""
        return decode_memory(await self._store.load(conversation_id))

    async def _keep(self, conversation_id: str, reply: Reply) -> Answer:
        await self._store.save(conversation_id, encode_memory(reply.memory))
        return reply.answer


def _speaking(memory: Memory, language: str) -> Memory:
    """Return a memory of a conversation in this language; as it is without one."""
    return replace(memory, language=language, chosen=language) if language else memory


def encode_memory(memory: Memory) -> str:
    """Write a memory as JSON; what is empty is left out."""
    kept = {name: value for name, value in asdict(memory).items() if value}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def decode_memory(text: str | None) -> Memory:
    """Read a memory back. What another version wrote, or a fault, is forgotten, never raised."""
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return Memory()
    if not isinstance(found, dict):
        return Memory()
    kept: dict[str, Any] = {}
    for name, empty in asdict(Memory()).items():
        value = _same_shape(found.get(name), empty)
        if value is not None:
            kept[name] = value
    return Memory(**kept)


def _same_shape(value: object, empty: object) -> str | tuple[str, ...] | None:
    """Return the value when it has the type of its field, a list as a tuple; else None."""
    if isinstance(empty, str):
        return value if isinstance(value, str) else None
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None
