"""The one interface between a conversation and what keeps its memory."""

from __future__ import annotations

from typing import Protocol


class Store(Protocol):
    """Keeps one text per conversation. It knows nothing of questions or answers."""

    async def load(self, conversation_id: str) -> str | None:
        """Return what was saved last for this conversation, or None."""
        ...

    async def save(self, conversation_id: str, memory: str) -> None:
        """Keep this text in the place of what was saved before."""
        ...
