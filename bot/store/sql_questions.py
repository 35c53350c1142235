"""The part of the store about questions: counts, thumbs, and those without an answer."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update

from bot.store.database import step
from bot.store.moments import TODAY
from bot.store.questions import question_id, tidy
from bot.store.records import State, Stats, Thumb, Unanswered
from bot.store.schema import askings, counts, questions, ratings
from bot.store.sql_part import Part
from bot.store.upsert import insert

_COUNT = (
    insert(counts)
    .values(day=TODAY, status=bindparam("status"), language=bindparam("language"), number=1)
    .on_conflict_do_update(
        index_elements=["day", "status", "language"], set_={"number": counts.c.number + 1}
    )
)
_COUNTED = (
    select(counts.c.status, counts.c.language, func.sum(counts.c.number))
    .where(counts.c.day >= bindparam("since"))
    .group_by(counts.c.status, counts.c.language)
)
_THUMBS = (
    select(ratings.c.thumb, func.count())
    .where(ratings.c.day >= bindparam("since"))
    .group_by(ratings.c.thumb)
)
_RATING = insert(ratings).values(
    person=bindparam("person"), answer=bindparam("answer"), thumb=bindparam("thumb"), day=TODAY
)
_RATE = _RATING.on_conflict_do_update(
    index_elements=["person", "answer"],
    set_={"thumb": _RATING.excluded.thumb, "day": _RATING.excluded.day},
)
_RATED = (ratings.c.person == bindparam("person"), ratings.c.answer == bindparam("answer"))
_UNRATE = delete(ratings).where(*_RATED)
_THUMB = select(ratings.c.thumb).where(*_RATED)
_QUESTION = insert(questions).values(
    id=bindparam("id"),
    text=bindparam("text"),
    language=bindparam("language"),
    state=State.OPEN.value,
)
_ADD = _QUESTION.on_conflict_do_update(
    index_elements=["id"], set_={"language": _QUESTION.excluded.language}
)
_ASK = (
    insert(askings)
    .values(question=bindparam("id"), person=bindparam("person"), day=TODAY, times=1)
    .on_conflict_do_update(
        index_elements=["question", "person", "day"], set_={"times": askings.c.times + 1}
    )
)
_ASKED = func.sum(askings.c.times).label("asked")
_LAST = func.max(askings.c.day).label("last")
_UNANSWERED = (
    select(
        questions.c.id,
        questions.c.text,
        questions.c.language,
        _ASKED,
        func.min(askings.c.day),
        _LAST,
        questions.c.state,
    )
    .join_from(questions, askings)
    .where(questions.c.state == bindparam("state"))
    .group_by(questions.c.id, questions.c.text, questions.c.language, questions.c.state)
    .order_by(_ASKED.desc(), _LAST.desc(), questions.c.text)
    .limit(bindparam("number"))
)
_SETTLE = (
    update(questions)
    .values(state=bindparam("new_state"))
    .where(questions.c.id == bindparam("name"))
    .returning(questions.c.id)
)


class QuestionsPart(Part):
    """What is kept so that editors see how well questions are answered."""

    async def count(self, status: str, language: str) -> None:
        """Count one question of today."""
        await self._database.run(_COUNT, status=status, language=language)

    async def stats(self, since: date) -> Stats:
        """Add up the counts of this day and all later ones."""
        statuses: Counter[str] = Counter()
        languages: Counter[str] = Counter()
        day = since.isoformat()
        for status, language, number in await self._database.run(_COUNTED, since=day):
            statuses[status] += number
            languages[language] += number
        thumbs: dict[str, int] = dict(await self._database.run(_THUMBS, since=day))
        return Stats(statuses, languages, thumbs.get(Thumb.UP, 0), thumbs.get(Thumb.DOWN, 0))

    async def rate(self, person: str, answer: str, thumb: Thumb | None) -> None:
        """Keep what this person thinks of an answer, in the place of an earlier thumb."""
        names = {"person": self._keys.person(person), "answer": self._keys.message(answer)}
        if thumb is None:
            await self._database.run(_UNRATE, **names)
        else:
            await self._database.run(_RATE, **names, thumb=thumb.value)

    async def rating(self, person: str, answer: str) -> Thumb | None:
        """Return what this person thinks of an answer."""
        names = {"person": self._keys.person(person), "answer": self._keys.message(answer)}
        rows = await self._database.run(_THUMB, **names)
        return Thumb(rows[0][0]) if rows else None

    async def add_unanswered(self, person: str, text: str, language: str) -> None:
        """Keep a question that got no answer, masked and cut as ``questions`` does."""
        tidied = tidy(text)
        if not tidied:
            return
        name = question_id(tidied)
        await self._database.run_all(
            [
                step(_ADD, id=name, text=tidied, language=language),
                step(_ASK, id=name, person=self._keys.person(person)),
            ]
        )

    async def unanswered(self, limit: int = 10, state: State = State.OPEN) -> list[Unanswered]:
        """List the questions in this state: most asked first, then the most recent."""
        rows = await self._database.run(_UNANSWERED, state=state.value, number=limit)
        return [_describe(row) for row in rows]

    async def settle(self, question_id: str, state: State) -> bool:
        """Change the state of a question; False when there is none with this id (any more)."""
        return bool(await self._database.run(_SETTLE, name=question_id, new_state=state.value))


def _describe(row: tuple[Any, ...]) -> Unanswered:
    name, text, language, times, first, last, state = row
    return Unanswered(
        id=name,
        text=text,
        language=language,
        times=times,
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        state=State(state),
    )
