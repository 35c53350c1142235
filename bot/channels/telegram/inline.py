"""The inline mode: ``@bot words`` in any chat."""

from __future__ import annotations

from datetime import timedelta

from telegram import InlineQueryResultsButton

from bot.channels.telegram import articles
from bot.channels.telegram.listing import named_like
from bot.channels.telegram.turn import Turn
from bot.engine.turns import Answer, Memory, Status

PAGE = 50
START = "inline"
"""What a person who comes from the inline mode starts the private chat with."""


async def answer(turn: Turn) -> None:
    """Show the answer to what is typed so far, then the entries that fit, a page at a time."""
    chosen = await turn.chosen()
    memory = Memory(language=chosen or turn.likely, chosen=chosen)
    query = turn.inline.query.strip()
    found = turn.room.guide.reply(query, memory).answer if query else None
    language = found.language if found else memory.language
    start = _start(turn)
    if start is None:  # the list that this is a page of, is out of date
        await turn.sender.answer_inline(turn.inline.id, [], 0)
        return
    direct = [found] if found is not None and found.status is Status.ANSWER else []
    shown: list[Answer | str] = [*direct, *_entries(turn, query, found)]
    guide = turn.room.guide
    await turn.sender.answer_inline(
        turn.inline.id,
        [
            articles.of_entry(guide, each, language)
            if isinstance(each, str)
            else articles.of_answer(each, turn.room.told_whole(each))
            for each in shown[start : start + PAGE]
        ],
        cache_seconds(turn.room.settings.inline_cache, guide.age),
        offset=_offset(turn, start + PAGE) if start + PAGE < len(shown) else "",
        button=None if shown else _ask_in_private(turn, language),
    )


def cache_seconds(most: int, age: timedelta) -> int:
    """Return how long Telegram may show an answer again without asking.

    A knowledge base that is new is likely to be changed again soon, so that its answers are kept
    for as long as it has been in use; at most for as long as is set.

    Args:
        most: seconds that are set.
        age: how long the knowledge base has been in use.
    """
    return max(0, min(most, int(age.total_seconds())))


def _entries(turn: Turn, query: str, found: Answer | None) -> list[str]:
    """Return the entries that fit, the best first: those of the answer, then by name."""
    knowledge = turn.room.guide.knowledge
    if found is None or found.status is Status.SOCIAL:
        return list(knowledge.entries)
    meant = (*found.options, *found.about, *found.related)
    like = named_like(knowledge, query, found.language)
    told = turn.room.told_whole(found)
    return [each for each in dict.fromkeys(each.id for each in (*meant, *like)) if each not in told]


def _offset(turn: Turn, start: int) -> str:
    """Return what the next page is asked for by: where it starts, and in which edition."""
    return f"{turn.room.guide.edition}:{start}"


def _start(turn: Turn) -> int | None:
    """Return where the page starts that is asked for; None when the knowledge has changed since."""
    edition, _, start = turn.inline.offset.rpartition(":")
    if not turn.inline.offset:
        return 0
    known = edition == turn.room.guide.edition and start.isdecimal()
    return int(start) if known else None


def _ask_in_private(turn: Turn, language: str) -> InlineQueryResultsButton:
    return InlineQueryResultsButton(
        turn.room.texts(language).buttons.private, start_parameter=START
    )
