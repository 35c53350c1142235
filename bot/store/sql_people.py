"""The part of the store about people: conversations, first contact, language, replies."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, or_, select

from bot.store.keys import person_of
from bot.store.moments import NOW, TODAY
from bot.store.schema import memories, people, replies
from bot.store.sql_part import Part, seconds
from bot.store.upsert import insert

_LOAD = select(memories.c.text).where(
    memories.c.conversation == bindparam("conversation"), memories.c.until > NOW
)
_MEMORY = insert(memories).values(
    conversation=bindparam("conversation"),
    person=bindparam("person"),
    text=bindparam("text"),
    until=NOW + seconds("kept"),
)
_SAVE = _MEMORY.on_conflict_do_update(
    index_elements=["conversation"],
    set_={"text": _MEMORY.excluded.text, "until": _MEMORY.excluded.until},
)
_PERSON = insert(people).values(
    person=bindparam("person"), language=bindparam("language"), known=bindparam("known"), day=TODAY
)
_MEET = _PERSON.on_conflict_do_update(
    index_elements=["person"],
    set_={"known": 1, "day": _PERSON.excluded.day},
    where=or_(people.c.known == 0, people.c.day != _PERSON.excluded.day),
).returning(people.c.known)
_LANGUAGE = select(people.c.language).where(people.c.person == bindparam("person"))
_CHOOSE = _PERSON.on_conflict_do_update(
    index_elements=["person"],
    set_={"language": _PERSON.excluded.language, "known": 1, "day": _PERSON.excluded.day},
)
_ANSWERED = insert(replies).values(
    message=bindparam("message"),
    person=bindparam("person"),
    answers=bindparam("answers"),
    until=NOW + seconds("kept"),
)
_SAVE_REPLY = _ANSWERED.on_conflict_do_update(
    index_elements=["message"],
    set_={
        "person": _ANSWERED.excluded.person,
        "answers": _ANSWERED.excluded.answers,
        "until": _ANSWERED.excluded.until,
    },
)
_REPLY = select(replies.c.answers).where(
    replies.c.message == bindparam("message"), replies.c.until > NOW
)


class PeoplePart(Part):
    """What is kept so that a person is understood from one message to the next."""

    async def load(self, conversation_id: str) -> str | None:
        """Return what was saved last for this conversation; None when that is too long ago."""
        key = self._keys.conversation(conversation_id)
        rows = await self._database.run(_LOAD, conversation=key)
        return str(rows[0][0]) if rows else None

    async def save(self, conversation_id: str, memory: str) -> None:
        """Keep this text in the place of what was saved before."""
        await self._database.run(
            _SAVE,
            conversation=self._keys.conversation(conversation_id),
            person=self._keys.person(person_of(conversation_id)),
            text=memory,
            kept=self._limits.memory.total_seconds(),
        )

    async def meet(self, person: str) -> bool:
        """Note that this person is there; True when it is the first time."""
        key = self._keys.person(person)
        return await self._database.run(_MEET, person=key, language="", known=0) == [(0,)]

    async def language(self, person: str) -> str:
        """Return the language that this person chose; empty for none."""
        rows = await self._database.run(_LANGUAGE, person=self._keys.person(person))
        return str(rows[0][0]) if rows else ""

    async def choose_language(self, person: str, code: str) -> None:
        """Keep the language that this person chose; empty to leave it to each message."""
        key = self._keys.person(person)
        await self._database.run(_CHOOSE, person=key, language=code, known=1)

    async def save_reply(
        self, person: str, chat: str, message: int, answers: Sequence[int]
    ) -> None:
        """Keep which messages in a chat answer the message of this person."""
        await self._database.run(
            _SAVE_REPLY,
            message=self._keys.message(f"{chat}/{message}"),
            person=self._keys.person(person),
            answers=",".join(map(str, answers)),
            kept=self._limits.replies.total_seconds(),
        )

    async def reply(self, chat: str, message: int) -> tuple[int, ...]:
        """Return the messages that answer this one; none when that is too long ago."""
        key = self._keys.message(f"{chat}/{message}")
        rows = await self._database.run(_REPLY, message=key)
        found = str(rows[0][0]) if rows else ""
        return tuple(int(number) for number in found.split(",") if number)
