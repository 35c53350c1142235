"""Telegram's HTML: blocks of text become messages that are whole and not too long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import urlsplit

LONGEST = 4096
"""Characters that one message may have, counted as UTF-16 code units, without the markup."""

_UNSENDABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ENDS = (re.compile(r"\n"), re.compile(r"[.!?…:;](?=\s)"), re.compile(r"\s"))
"""Where a text may be cut, from the best places to the worst."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a line.

    Attributes:
        text: the text, plain.
        tag: the tag around it, such as ``i``; empty for none.
        url: the address that it leads to; empty for none.
        close: whether it comes on the next line, without an empty line between.
    """

    text: str
    tag: str = ""
    url: str = ""
    close: bool = False


def utf16(text: str) -> int:
    """Return the length of a text as Telegram counts it."""
    return len(text) + sum(char > "\uffff" for char in text)


def sendable(text: str) -> str:
    """Return a text without characters that Telegram does not take."""
    return _UNSENDABLE.sub("\ufffd", text).strip()


def is_address(url: str) -> bool:
    """Tell whether Telegram makes a link of this address."""
    try:
        parts = urlsplit(url)
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        return False
    host = re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.hostname or "")
    whole = not re.search(r"[\s<>\"\\\x00-\x1f\ud800-\udfff]", url)
    return parts.scheme in ("http", "https") and port_is_right and bool(host) and whole


def pages(blocks: Iterable[Block], longest: int = LONGEST) -> tuple[str, ...]:
    """Put blocks in as few messages as they fit in, at least one; cut those that are too long."""
    found: list[str] = []
    page, length = "", 0
    for block in _short(blocks, longest):
        gap = "\n" if block.close else "\n\n"
        if page and length + len(gap) + utf16(block.text) <= longest:
            page, length = page + gap + _html(block), length + len(gap) + utf16(block.text)
        else:
            found += [page] if page else []
            page, length = _html(block), utf16(block.text)
    return (*found, page or "…")


def _short(blocks: Iterable[Block], longest: int) -> Iterator[Block]:
    """Yield the blocks that are not empty, each in pieces that fit in a message."""
    for block in blocks:
        for piece in cut(sendable(block.text), longest):
            yield replace(block, text=piece)


def _html(block: Block) -> str:
    text = escape(block.text, quote=False)
    if block.url:
        text = f'<a href="{escape(block.url)}">{text}</a>'
    return f"<{block.tag}>{text}</{block.tag}>" if block.tag else text


def cut(text: str, longest: int) -> Iterator[str]:
    """Yield a text in pieces that are not too long, cut where it hurts least."""
    while utf16(text) > longest:
        head = _head(text, longest)
        at = next((at for end in _ENDS if (at := _last(end, head))), len(head))
        if piece := text[:at].rstrip():
            yield piece
        text = text[at:].lstrip()
    if text:
        yield text


def _head(text: str, longest: int) -> str:
    """Return as much of the start of a text as fits."""
    head = text[:longest]
    while (over := utf16(head) - longest) > 0:
        head = head[: -max(1, over // 2)]
    return head


def _last(end: re.Pattern[str], text: str) -> int:
    """Return the end of the last match in the second half of a text; 0 when there is none."""
    found = 0
    for match in end.finditer(text, len(text) // 2):
        found = match.end()
    return found
