"""Showing people all that is kept of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.channels.telegram.asking import about_bot
from bot.channels.telegram.markup import Block, pages
from bot.channels.telegram.render import paragraphs
from bot.channels.telegram.texts import Texts
from bot.channels.telegram.turn import Turn
from bot.store.records import Kept, Record


async def tell(turn: Turn) -> None:
    """Show it, where nobody else reads along."""
    texts = await turn.texts()
    if not turn.is_private:
        told = texts.says.mydata_private.format(**about_bot(turn, texts.language))
        await turn.say(paragraphs(told))
        return
    kept = await turn.room.store.data_of(turn.person)
    if kept:
        await turn.say(*pages([Block(texts.says.mydata), *_blocks(kept, texts)]))
    else:
        await turn.say(paragraphs(texts.says.mydata_none))


def _blocks(kept: Kept, texts: Texts) -> Iterator[Block]:
    """Yield a heading for each table, and a line for each of its records."""
    headings, fields = texts.kept.model_dump(), texts.fields.model_dump()
    for table, records in kept.items():
        yield Block(f"{headings.get(table, table)}:")
        # One mark for the whole table: Telegram leaves out all but the first hundred of a message.
        lines = (_line(record, fields) for record in records)
        yield Block("\n".join(lines), tag="code", close=True)


def _line(record: Record, fields: Mapping[str, str]) -> str:
    return ", ".join(f"{fields.get(name, name)}: {value}" for name, value in record.items())
