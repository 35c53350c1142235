"""A store that forgets everything when the process ends."""

from __future__ import annotations


class MemoryStore:
    """Keeps memories in a dictionary, for the terminal, scripts and tests."""

    def __init__(self) -> None:
        self._memories: dict[str, str] = {}

    async def load(self, conversation_id: str) -> str | None:
        """Return what was saved last for this conversation, or None."""
        return self._memories.get(conversation_id)

    async def save(self, conversation_id: str, memory: str) -> None:
        """Keep this text in the place of what was saved before."""
        self._memories[conversation_id] = memory
