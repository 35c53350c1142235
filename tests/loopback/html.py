"""The HTML that the Bot API takes: which tags, how nested, and what becomes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.loopback.people import Json
from tests.loopback.rules import ApiError, bad, is_url, utf16

KINDS = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
ATTRIBUTES = {
    "a": {"href"},
    "span": {"class"},
    "tg-emoji": {"emoji-id"},
    "code": {"class"},
    "blockquote": {"expandable"},
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_ATTRIBUTE = re.compile(r"\s+([^\s=>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([\w.-]+)))?")


class Tag(NamedTuple):
    """A tag that is open."""

    name: str
    values: dict[str, str]
    offset: int


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return the text and its entities.

    Raises:
        ApiError: Telegram cannot parse it, or would drop a part of it.
    """
    text, entities, opened = "", [], list[Tag]()
    for piece, place in _pieces(source):
        if not piece.startswith("<"):
            text += _decode(piece)
        elif piece.startswith("</"):
            entities += _close(piece, place, opened, text)
        else:
            opened.append(_open(piece, place, opened, utf16(text)))
    if opened:
        raise _unparsed(f'Can\'t find end tag corresponding to start tag "{opened[-1].name}"')
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise _unparsed("Text contains invalid Unicode characters")
    entities.reverse()  # what closes last is around what closes first
    return text, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _pieces(source: str) -> Iterator[tuple[str, int]]:
    """Yield texts and tags in order, each with the byte at which it starts."""
    place = 0
    while place < len(source):
        start = len(source[:place].encode())
        end = source.find("<", place + 1)
        if source[place] == "<":
            end = _end_of_tag(source, place)
            if end < 0:
                raise _unparsed(f"Unclosed start tag at byte offset {start}")
        end = end if end >= 0 else len(source)
        yield source[place:end], start
        place = end


def _end_of_tag(source: str, place: int) -> int:
    """Return where the tag ends that starts here; quotes may hold a ``>``."""
    found = re.compile(r"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>").match(source, place)
    return found.end() if found else -1


def _open(piece: str, place: int, opened: list[Tag], offset: int) -> Tag:
    name = re.split(r"[\s>]", piece[1:], maxsplit=1)[0].lower()
    if name not in KINDS:
        raise _unparsed(f'Unsupported start tag "{name}" at byte offset {place}')
    values = _attributes(name, piece[1 + len(name) : -1], place)
    _check_nesting(name, [tag.name for tag in opened], place)
    if name == "span" and values.get("class") != "tg-spoiler":
        raise _unparsed(f'Tag "span" must have class "tg-spoiler" at byte offset {place}')
    if name == "tg-emoji" and not values.get("emoji-id", "").isdigit():
        raise _unparsed("Invalid custom emoji identifier specified")
    if name == "a" and not is_url(values.get("href", "")):
        raise _unparsed(f"loopback: a link to {values.get('href', '')!r} is dropped")
    return Tag(name, values, offset)


def _attributes(name: str, source: str, place: int) -> dict[str, str]:
    values, end = {}, 0
    while found := _ATTRIBUTE.match(source, end):
        quoted = next((group for group in found.groups()[1:] if group is not None), "")
        values[found[1].lower()] = _decode(quoted)
        end = found.end()
    if source[end:].strip() or set(values) - ATTRIBUTES.get(name, set()):
        raise _unparsed(f'loopback: attributes of the tag "{name}" at byte offset {place}')
    return values


def _check_nesting(name: str, around: list[str], place: int) -> None:
    """Refuse what Telegram would take apart: see "Message entities can be nested" in its manual."""
    inside = set(around) - {"blockquote"}
    if name == "code" and around[-1:] == ["pre"]:
        return
    if inside & {"code", "pre"} or (inside and name in ("code", "pre")):
        raise _unparsed(f'loopback: "{name}" in "{around[-1]}" at byte offset {place}')
    if name in ("a", "blockquote") and name in around:
        raise _unparsed(f'loopback: "{name}" in "{name}" at byte offset {place}')


def _close(piece: str, place: int, opened: list[Tag], text: str) -> list[Json]:
    name = piece[2:-1].strip().lower()
    if not opened:
        raise _unparsed(f"Unexpected end tag at byte offset {place}")
    tag = opened.pop()
    if name != tag.name:
        raise _unparsed(
            f'Unmatched end tag at byte offset {place}, expected "</{tag.name}>", found "</{name}>"'
        )
    length = utf16(text) - tag.offset
    return [_entity(tag, length)] if length else []


def _entity(tag: Tag, length: int) -> Json:
    made: Json = {"type": KINDS[tag.name], "offset": tag.offset, "length": length}
    if tag.name == "a":
        made["url"] = tag.values["href"]
    if tag.name == "tg-emoji":
        made["custom_emoji_id"] = tag.values["emoji-id"]
    if "expandable" in tag.values:
        made["type"] = "expandable_blockquote"
    return made


def _decode(source: str) -> str:
    return _REFERENCE.sub(_character, source)


def _character(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        return NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code < 0x10FFFF else found[0]


def _unparsed(what: str) -> ApiError:
    return bad(f"can't parse entities: {what}")
