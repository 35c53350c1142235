"""A store that goes on from memory while its database fails, so that people get their answers.

What is only known in memory is lost with the process. What a person or an operator asks for by name
- to be forgotten, to see what is kept, the figures - is never made up: that raises StoreError.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import date
from typing import TypeVar

from bot.errors import StoreError, WrongStoreError
from bot.store.base import Store
from bot.store.enduring_inbox import EnduringInbox
from bot.store.late import LateStore
from bot.store.records import Kept, State, Stats, Thumb, Unanswered
from bot.store.trouble import Trouble

REST = 2.0
"""Seconds between two looks whether a database that failed works again."""

Found = TypeVar("Found")


class EnduringStore:
    """Does everything in one store, and in another one while the first fails.

    Attributes:
        inbox: all updates that are not done.
    """

    def __init__(
        self, real: LateStore, spare: Store, rest: float = REST, trouble: Trouble | None = None
    ) -> None:
        """Take both.

        Args:
            real: the one in the database.
            spare: the other one.
            rest: seconds between two looks whether the database works again.
            trouble: remembers whether it fails.
        """
        self._real = real
        self._spare = spare
        self._rest = rest
        self._looking: asyncio.Task[None] | None = None
        self._trouble = trouble or Trouble()
        self._trouble.began = self._begin_to_look
        self.inbox = EnduringInbox(real, spare.inbox, self._trouble)

    @property
    def is_from_memory(self) -> bool:
        """Whether it goes on from memory at this moment."""
        return self._trouble.is_there

    async def open(self) -> None:
        """Begin, from memory where the database fails.

        Raises:
            WrongStoreError: a setting names what cannot be used.
        """
        try:
            await self._real.get()
        except WrongStoreError:
            raise
        except StoreError as error:
            self._trouble.met(error)

    async def load(self, conversation_id: str) -> str | None:
        """Return what was saved last for this conversation; None when that is too long ago."""
        return await self._do(lambda store: store.load(conversation_id))

    async def save(self, conversation_id: str, memory: str) -> None:
        """Keep this text in the place of what was saved before."""
        await self._do(lambda store: store.save(conversation_id, memory))

    async def meet(self, person: str) -> bool:
        """Note that this person is there; True when it is the first time."""
        return await self._do(lambda store: store.meet(person))

    async def language(self, person: str) -> str:
        """Return the language that this person chose; empty for none."""
        return await self._do(lambda store: store.language(person))

    async def choose_language(self, person: str, code: str) -> None:
        """Keep the language that this person chose; empty to leave it to each message."""
        await self._do(lambda store: store.choose_language(person, code))

    async def count(self, status: str, language: str) -> None:
        """Count one question of today."""
        await self._do(lambda store: store.count(status, language))

    async def rate(self, person: str, answer: str, thumb: Thumb | None) -> None:
        """Keep what this person thinks of an answer, in the place of an earlier thumb."""
        await self._do(lambda store: store.rate(person, answer, thumb))

    async def rating(self, person: str, answer: str) -> Thumb | None:
        """Return what this person thinks of an answer."""
        return await self._do(lambda store: store.rating(person, answer))

    async def add_unanswered(self, person: str, text: str, language: str) -> None:
        """Keep a question that got no answer, masked and cut as ``questions`` does."""
        await self._do(lambda store: store.add_unanswered(person, text, language))

    async def save_reply(
        self, person: str, chat: str, message: int, answers: Sequence[int]
    ) -> None:
        """Keep which messages in a chat answer the message of this person."""
        await self._do(lambda store: store.save_reply(person, chat, message, answers))

    async def reply(self, chat: str, message: int) -> tuple[int, ...]:
        """Return the messages that answer this one; none when that is too long ago."""
        return await self._do(lambda store: store.reply(chat, message))

    async def stats(self, since: date) -> Stats:
        """Add up the counts of this day and all later ones."""
        return await (await self._real.get()).stats(since)

    async def unanswered(self, limit: int = 10, state: State = State.OPEN) -> list[Unanswered]:
        """List the questions in this state: most asked first, then the most recent."""
        return await (await self._real.get()).unanswered(limit, state)

    async def settle(self, question_id: str, state: State) -> bool:
        """Change the state of a question; False when there is none with this id (any more)."""
        return await (await self._real.get()).settle(question_id, state)

    async def announce(self, edition: str) -> None:
        """Tell all who share this store which edition answers from now on."""
        await (await self._real.get()).announce(edition)

    async def announced(self, unlike: str | None = None, wait: float = 0) -> str:
        """Return which edition was announced last; empty for none."""
        return await (await self._real.get()).announced(unlike, wait)

    async def expire(self) -> None:
        """Wipe what has been kept long enough; to be called once a day."""
        await self._spare.expire()
        await (await self._real.get()).expire()

    async def forget(self, person: str, until: int | None = None) -> None:
        """Wipe everything that is kept of this person, wherever it is."""
        await self._spare.forget(person, until)
        await (await self._real.get()).forget(person, until)

    async def data_of(self, person: str) -> Kept:
        """Return everything that is kept of this person, for themselves to see."""
        found = await (await self._real.get()).data_of(person)
        for name, records in (await self._spare.data_of(person)).items():
            found.setdefault(name, []).extend(records)
        return found

    async def check(self) -> None:
        """Try whether something can be written; raises StoreError when it cannot."""
        try:
            await (await self._real.get()).check()
            await self.inbox.make_up()
        except StoreError as error:
            await self._fails(error)
            raise
        self._trouble.works()

    async def close(self) -> None:
        """Let go of what is open. Closing twice is no fault."""
        if self._looking:
            self._looking.cancel()
        await self._real.close()

    async def _do(self, what: Callable[[Store], Awaitable[Found]]) -> Found:
        """Do something, in memory while the database fails: nobody waits for it."""
        if not self._trouble.is_there:
            try:
                return await what(await self._real.get())
            except StoreError as error:
                await self._fails(error)
        return await what(self._spare)

    def _begin_to_look(self) -> None:
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())

    async def _look(self) -> None:
        """See now and then whether the database works again; nobody else has to try."""
        while self._trouble.is_there:
            await asyncio.sleep(self._rest)
            with suppress(StoreError):
                await self.check()

    async def _fails(self, error: StoreError) -> None:
        self._trouble.met(error)
        await self._real.doubt(error)
