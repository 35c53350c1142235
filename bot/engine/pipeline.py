"""From text to answer: one pure function from (text, memory) to a reply."""

from __future__ import annotations

from bot.engine.turns import Memory, Reply


class Engine:
    """Answers questions from one knowledge base. Built once, then only read; no I/O, no clock."""

    def reply(self, text: str, memory: Memory) -> Reply:
        """Answer one message.

        Args:
            text: what the person wrote, any Unicode of any length.
            memory: what is remembered of the conversation.

        Returns:
            The answer and the new memory. Never raises.
        """
        raise NotImplementedError

    def open(self, entry_id: str, memory: Memory) -> Reply:
        """Describe one entry, as after a press on its button, in the conversation's language.

        Raises:
            KeyError: no entry has this id.
        """
        raise NotImplementedError
