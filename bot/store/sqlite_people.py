"""The part of the SQLite store about people: conversations, first contact, language, replies."""

from __future__ import annotations

from collections.abc import Sequence

from bot.store.keys import person_of
from bot.store.sqlite_table import Table


class PeopleTable(Table):
    """What is kept so that a person is understood from one message to the next."""

    async def load(self, conversation_id: str) -> str | None:
        """Return what was saved last for this conversation; None when that is too long ago."""
        rows = await self._database.run(
            "SELECT text FROM memories WHERE conversation = ? AND until > ?",
            self._keys.conversation(conversation_id),
            self._now(),
        )
        return str(rows[0][0]) if rows else None

    async def save(self, conversation_id: str, memory: str) -> None:
        """Keep this text in the place of what was saved before."""
        await self._database.run(
            "INSERT INTO memories (conversation, person, text, until) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET text = excluded.text, until = excluded.until",
            self._keys.conversation(conversation_id),
            self._keys.person(person_of(conversation_id)),
            memory,
            self._now() + self._limits.memory.total_seconds(),
        )

    async def meet(self, person: str) -> bool:
        """Note that this person is there; True when it is the first time."""
        rows = await self._database.run(
            "INSERT INTO people (person, language, known, day) VALUES (?, '', 0, ?)"
            " ON CONFLICT DO UPDATE SET known = 1, day = excluded.day"
            " WHERE known = 0 OR day <> excluded.day RETURNING known",
            self._keys.person(person),
            self._today(),
        )
        return rows == [(0,)]

    async def language(self, person: str) -> str:
        """Return the language that this person chose; empty for none."""
        rows = await self._database.run(
            "SELECT language FROM people WHERE person = ?", self._keys.person(person)
        )
        return str(rows[0][0]) if rows else ""

    async def choose_language(self, person: str, code: str) -> None:
        """Keep the language that this person chose; empty to leave it to each message."""
        await self._database.run(
            "INSERT OR REPLACE INTO people (person, language, known, day) VALUES (?, ?, 1, ?)",
            self._keys.person(person),
            code,
            self._today(),
        )

    async def save_reply(
        self, person: str, chat: str, message: int, answers: Sequence[int]
    ) -> None:
        """Keep which messages in a chat answer the message of this person."""
        await self._database.run(
            "INSERT OR REPLACE INTO replies (message, person, answers, until) VALUES (?, ?, ?, ?)",
            self._keys.message(f"{chat}/{message}"),
            self._keys.person(person),
            ",".join(map(str, answers)),
            self._now() + self._limits.replies.total_seconds(),
        )

    async def reply(self, chat: str, message: int) -> tuple[int, ...]:
        """Return the messages that answer this one; none when that is too long ago."""
        rows = await self._database.run(
            "SELECT answers FROM replies WHERE message = ? AND until > ?",
            self._keys.message(f"{chat}/{message}"),
            self._now(),
        )
        found = str(rows[0][0]) if rows else ""
        return tuple(int(number) for number in found.split(",") if number)
