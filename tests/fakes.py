"""Hand-written stand-ins for the ports of the house, shared by the tests."""

from __future__ import annotations

from dataclasses import replace

from bot.engine.turns import Answer, Link, Memory, Part, PartKind, Reference, Reply, Status

PLEIO = Reference("pleio", "Pleio")
CONSUL = Reference("consul", "Consul")


def answer(text: str = "Pleio is a platform.", status: Status = Status.ANSWER) -> Answer:
    """Make a whole answer, with something in every field."""
    return Answer(
        status=status,
        language="en",
        parts=(Part(text, PartKind.LEAD), Part("It is open source."), Part("One", PartKind.ITEM)),
        about=(PLEIO,),
        related=(CONSUL,),
        links=(Link("https://pleio.example", "Site"),),
        confidence=0.87654,
    )


class FakeEngine:
    """Says back what it was asked, and how many turns the conversation has had."""

    def reply(self, text: str, memory: Memory) -> Reply:
        """Count the turn in the memory and repeat the text."""
        turns = (*memory.asked, text)
        said = answer(f"{len(turns)}: {text}")
        return Reply(replace(said, language=memory.language or "en"), replace(memory, asked=turns))

    def open(self, entry_id: str, memory: Memory) -> Reply:
        """Open the one entry that it knows."""
        if entry_id != PLEIO.id:
            raise KeyError(entry_id)
        return Reply(answer(), replace(memory, subjects=(entry_id,)))


class FakeStore:
    """Keeps texts where a test can see and spoil them."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    async def load(self, conversation_id: str) -> str | None:
        """Return what was saved."""
        return self.texts.get(conversation_id)

    async def save(self, conversation_id: str, memory: str) -> None:
        """Save."""
        self.texts[conversation_id] = memory
