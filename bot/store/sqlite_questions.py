"""The part of the SQLite store about questions: counts, thumbs, and those without an answer."""

from __future__ import annotations

from collections import Counter
from datetime import date

from bot.store.database import Value
from bot.store.questions import question_id, tidy
from bot.store.records import State, Stats, Thumb, Unanswered
from bot.store.sqlite_table import Table


class QuestionsTable(Table):
    """What is kept so that editors see how well questions are answered."""

    async def count(self, status: str, language: str) -> None:
        """Count one question of today."""
        await self._database.run(
            "INSERT INTO counts (day, status, language, number) VALUES (?, ?, ?, 1)"
            " ON CONFLICT DO UPDATE SET number = number + 1",
            self._today(),
            status,
            language,
        )

    async def stats(self, since: date) -> Stats:
        """Add up the counts of this day and all later ones."""
        statuses: Counter[str] = Counter()
        languages: Counter[str] = Counter()
        for status, language, number in await self._database.run(
            "SELECT status, language, sum(number) FROM counts WHERE day >= ?"
            " GROUP BY status, language",
            since.isoformat(),
        ):
            statuses[str(status)] += int(number)
            languages[str(language)] += int(number)
        thumbs = await self._database.run(
            "SELECT thumb, count(*) FROM ratings WHERE day >= ? GROUP BY thumb", since.isoformat()
        )
        numbers = {str(thumb): int(number) for thumb, number in thumbs}
        return Stats(statuses, languages, numbers.get(Thumb.UP, 0), numbers.get(Thumb.DOWN, 0))

    async def rate(self, person: str, answer: str, thumb: Thumb | None) -> None:
        """Keep what this person thinks of an answer, in the place of an earlier thumb."""
        names = (self._keys.person(person), self._keys.message(answer))
        if thumb is None:
            await self._database.run("DELETE FROM ratings WHERE person = ? AND answer = ?", *names)
            return
        await self._database.run(
            "INSERT OR REPLACE INTO ratings (person, answer, thumb, day) VALUES (?, ?, ?, ?)",
            *names,
            thumb.value,
            self._today(),
        )

    async def rating(self, person: str, answer: str) -> Thumb | None:
        """Return what this person thinks of an answer."""
        rows = await self._database.run(
            "SELECT thumb FROM ratings WHERE person = ? AND answer = ?",
            self._keys.person(person),
            self._keys.message(answer),
        )
        return Thumb(str(rows[0][0])) if rows else None

    async def add_unanswered(self, person: str, text: str, language: str) -> None:
        """Keep a question that got no answer, masked and cut as ``questions`` does."""
        tidied = tidy(text)
        if not tidied:
            return
        name = question_id(tidied)
        question = (name, tidied, language, State.OPEN.value)
        asking = (name, self._keys.person(person), self._today())
        await self._database.run_together(
            [
                (
                    "INSERT INTO questions (id, text, language, state) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT DO UPDATE SET language = excluded.language",
                    question,
                ),
                (
                    "INSERT INTO askings (question, person, day, times) VALUES (?, ?, ?, 1)"
                    " ON CONFLICT DO UPDATE SET times = times + 1",
                    asking,
                ),
            ]
        )

    async def unanswered(self, limit: int = 10, state: State = State.OPEN) -> list[Unanswered]:
        """List the questions in this state: most asked first, then the most recent."""
        rows = await self._database.run(
            "SELECT id, text, language, sum(times) AS asked, min(day), max(day) AS last, state"
            " FROM questions JOIN askings ON question = id WHERE state = ?"
            " GROUP BY id ORDER BY asked DESC, last DESC, text LIMIT ?",
            state.value,
            limit,
        )
        return [_describe(row) for row in rows]

    async def settle(self, question_id: str, state: State) -> bool:
        """Change the state of a question; False when there is none with this id (any more)."""
        rows = await self._database.run(
            "UPDATE questions SET state = ? WHERE id = ? RETURNING id", state.value, question_id
        )
        return bool(rows)


def _describe(row: tuple[Value, ...]) -> Unanswered:
    name, text, language, times, first, last, state = map(str, row)
    return Unanswered(
        id=name,
        text=text,
        language=language,
        times=int(times),
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        state=State(state),
    )
