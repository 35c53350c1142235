"""The one interface between the bot and what it keeps. It knows nothing of what a question means.

People, conversations and messages are named by texts that the caller makes up, such as
``telegram:42``. A conversation is named after its person; where a person has more than one, a
slash and a place follow: ``telegram:42/-100:7``. No name reaches a disk: see ``keys``.

Every method may raise ``bot.errors.StoreError``; its message is fit for an operator.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from bot.store.inbox import Inbox
from bot.store.records import Kept, State, Stats, Thumb, Unanswered


class Memories(Protocol):
    """What a conversation needs of a store: one text for each conversation."""

    async def load(self, conversation_id: str) -> str | None:
        """Return what was saved last for this conversation; None when that is too long ago."""
        ...

    async def save(self, conversation_id: str, memory: str) -> None:
        """Keep this text in the place of what was saved before."""
        ...


class Store(Memories, Protocol):
    """Everything that the bot keeps."""

    @property
    def inbox(self) -> Inbox:
        """All updates that are not answered yet."""
        ...

    async def meet(self, person: str) -> bool:
        """Note that this person is there; True when it is the first time."""
        ...

    async def language(self, person: str) -> str:
        """Return the language that this person chose; empty for none."""
        ...

    async def choose_language(self, person: str, code: str) -> None:
        """Keep the language that this person chose; empty to leave it to each message."""
        ...

    async def count(self, status: str, language: str) -> None:
        """Count one question of today."""
        ...

    async def stats(self, since: date) -> Stats:
        """Add up the counts of this day and all later ones."""
        ...

    async def rate(self, person: str, answer: str, thumb: Thumb | None) -> None:
        """Keep what this person thinks of an answer, in the place of an earlier thumb."""
        ...

    async def rating(self, person: str, answer: str) -> Thumb | None:
        """Return what this person thinks of an answer."""
        ...

    async def add_unanswered(self, person: str, text: str, language: str) -> None:
        """Keep a question that got no answer, masked and cut as ``questions`` does."""
        ...

    async def unanswered(self, limit: int = 10, state: State = State.OPEN) -> list[Unanswered]:
        """List the questions in this state: most asked first, then the most recent."""
        ...

    async def settle(self, question_id: str, state: State) -> bool:
        """Change the state of a question; False when there is none with this id (any more)."""
        ...

    async def save_reply(
        self, person: str, chat: str, message: int, answers: Sequence[int]
    ) -> None:
        """Keep which messages in a chat answer the message of this person."""
        ...

    async def reply(self, chat: str, message: int) -> tuple[int, ...]:
        """Return the messages that answer this one; none when that is too long ago."""
        ...

    async def expire(self) -> None:
        """Wipe what has been kept long enough; to be called once a day."""
        ...

    async def forget(self, person: str, until: int | None = None) -> None:
        """Wipe everything that is kept of this person.

        Args:
            person: whom to forget.
            until: the highest id of an update to wipe, such as that of the request, so that what
                they send afterwards is still answered; None for all that is not under way.
        """
        ...

    async def data_of(self, person: str) -> Kept:
        """Return everything that is kept of this person, for themselves to see."""
        ...

    async def announce(self, edition: str) -> None:
        """Tell all who share this store which edition answers from now on.

        An edition is a version of the knowledge with words and texts beside it.
        """
        ...

    async def announced(self, unlike: str | None = None, wait: float = 0) -> str:
        """Return which edition was announced last; empty for none.

        Args:
            unlike: the edition that one has.
            wait: seconds to wait while that is the one.
        """
        ...

    async def check(self) -> None:
        """Try whether something can be written; raises StoreError when it cannot."""
        ...

    async def close(self) -> None:
        """Let go of what is open. Closing twice is no fault."""
        ...
