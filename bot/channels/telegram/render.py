"""From an answer to what Telegram shows: pages of HTML."""

from __future__ import annotations

from collections.abc import Iterator

from bot.channels.telegram.markup import LONGEST, Block, is_address, pages
from bot.engine.turns import Answer, Part, PartKind

MORE = "\n\n…"


def render(answer: Answer) -> tuple[str, ...]:
    """Return an answer as HTML, in as few messages as it fits in."""
    return pages(blocks(answer))


def first_page(answer: Answer) -> str:
    """Return an answer as the one message that there is room for; shows it where more follows."""
    first, *more = pages(blocks(answer), LONGEST - len(MORE))
    return first + MORE if more else first


def paragraphs(*texts: str) -> str:
    """Return sentences of the room itself as one message, each a paragraph."""
    return pages(Block(text) for text in texts)[0]


def blocks(answer: Answer) -> Iterator[Block]:
    """Yield the parts of an answer, its options by number, and its links."""
    before = PartKind.LEAD
    for part in answer.parts:
        yield _block(part, before)
        before = part.kind
    for number, option in enumerate(answer.options, 1):
        yield Block(f"{number}. {option.name}", close=number > 1)
    shown = [link for link in answer.links if is_address(link.url)]
    for number, link in enumerate(shown):
        yield Block(link.label or link.url, url=link.url, close=number > 0)


def _block(part: Part, before: PartKind) -> Block:
    if part.kind is PartKind.ITEM:
        return Block(f"• {part.text}", close=before is PartKind.ITEM)
    return Block(part.text, tag="i" if part.kind is PartKind.NOTE else "")
