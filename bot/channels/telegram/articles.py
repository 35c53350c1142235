"""What the inline mode shows: articles, each with the whole message that it sends."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import blake2s

from telegram import InlineQueryResultArticle, InputTextMessageContent
from telegram.constants import ParseMode

from bot.channels.telegram.keyboards import under_direct
from bot.channels.telegram.listing import reference
from bot.channels.telegram.markup import sendable
from bot.channels.telegram.presses import short
from bot.channels.telegram.render import first_page
from bot.channels.telegram.sending import NO_PREVIEW
from bot.engine.turns import Answer, Memory
from bot.guide import Guide

LONGEST_LINE = 120


def of_answer(found: Answer, told: Collection[str] = ()) -> InlineQueryResultArticle:
    """Return the article with an answer; the same answer has the same id.

    Args:
        found: the answer.
        told: the entries that it tells all of.
    """
    title = ", ".join(each.name for each in found.about) or found.parts[0].text
    digest = blake2s(found.text.encode("utf-8", "replace"), digest_size=8).hexdigest()
    return _article(f"answer:{found.language}:{digest}", title, found, told)


def of_entry(guide: Guide, entry_id: str, language: str) -> InlineQueryResultArticle:
    """Return the article that describes an entry; it always has the same id."""
    found = guide.open(entry_id, Memory(language=language, chosen=language)).answer
    name = reference(guide.knowledge.entries[entry_id], language).name
    return _article(f"{short(entry_id)}:{language}", name, found, {entry_id})


def _article(
    name: str, title: str, found: Answer, told: Collection[str]
) -> InlineQueryResultArticle:
    page = first_page(found)
    return InlineQueryResultArticle(
        name,
        _line(title),
        InputTextMessageContent(page, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW),
        reply_markup=under_direct(found, told),
        description=_line(found.parts[0].text),
    )


def _line(text: str) -> str:
    line = " ".join(sendable(text).split()) or "…"
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1].rstrip() + "…"
