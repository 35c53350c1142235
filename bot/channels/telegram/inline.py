"""The inline mode: ``@bot words`` in any chat."""

from __future__ import annotations

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)
from telegram.constants import ParseMode

from bot.channels.telegram.keyboards import under_direct
from bot.channels.telegram.listing import named_like, reference
from bot.channels.telegram.presses import short
from bot.channels.telegram.render import render
from bot.channels.telegram.sending import NO_PREVIEW
from bot.channels.telegram.turn import Turn
from bot.engine.turns import Answer, Memory, Status

PAGE = 50
LONGEST_LINE = 120
START = "inline"
"""What a person who comes from the inline mode starts the private chat with."""


async def answer(turn: Turn) -> None:
    """Show the answer to what is typed so far, then the entries that fit, a page at a time."""
    knowledge = turn.room.guide.knowledge
    chosen = await turn.chosen()
    memory = Memory(language=chosen or turn.likely, chosen=chosen)
    query = turn.inline.query.strip()
    found = turn.room.guide.reply(query, memory).answer if query else None
    language = found.language if found else memory.language
    ids = _entries(turn, query, found, language)
    start = _start(turn.inline.offset, knowledge.version)
    direct = found is not None and found.status is Status.ANSWER
    articles = [*([_direct(found)] if found and direct else []), *ids]
    shown = articles[start : start + PAGE]
    results = [
        each if isinstance(each, InlineQueryResultArticle) else _entry(turn, each, language)
        for each in shown
    ]
    await _send(turn, results, language, _next(start, len(articles), knowledge.version))


def _entries(turn: Turn, query: str, found: Answer | None, language: str) -> list[str]:
    """Return the entries that fit, the best first: those of the answer, then by name."""
    knowledge = turn.room.guide.knowledge
    if found is None or found.status is Status.SOCIAL:
        return list(knowledge.entries)
    meant = (*found.options, *found.about, *found.related)
    like = named_like(knowledge, query, language)
    return list(dict.fromkeys(each.id for each in (*meant, *like)))


def _direct(found: Answer) -> InlineQueryResultArticle:
    """Return the article with the answer itself."""
    names = ", ".join(each.name for each in found.about) or found.parts[0].text
    return _article(f"answer:{found.language}", names, found, under_direct(found))


def _entry(turn: Turn, entry_id: str, language: str) -> InlineQueryResultArticle:
    """Return the article that describes an entry."""
    guide = turn.room.guide
    found = guide.open(entry_id, Memory(language=language, chosen=language)).answer
    name = reference(guide.knowledge.entries[entry_id], language).name
    return _article(f"{short(entry_id)}:{language}", name, found, under_direct(found))


def _article(
    name: str, title: str, found: Answer, keyboard: InlineKeyboardMarkup | None
) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        name,
        _line(title),
        InputTextMessageContent(
            render(found)[0], parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
        ),
        reply_markup=keyboard,
        description=_line(found.parts[0].text),
    )


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1].rstrip() + "…"
