"""Texts with their entities: what people type, and what the bot sends."""

from __future__ import annotations

import re
from itertools import pairwise

from tests.loopback.html import parse_html
from tests.loopback.people import Json
from tests.loopback.rules import bad, strict, utf16

LONGEST_TEXT = 4096
MOST_ENTITIES = 100
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff \n\t"

_TYPED = re.compile(
    r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<url>https?://\S+)"
    r"|(?<![\w/])(?P<bot_command>/\w{1,64}(?:@\w{3,32})?)(?!\w)"
    r"|(?<!\w)(?P<mention>@\w{3,32})"
    r"|(?<!\w)(?P<hashtag>#\w+)"
)


def typed(text: str) -> Json:
    """Make the content of a message that a person typed, with what Telegram finds in it."""
    entities = [
        {
            "type": found.lastgroup,
            "offset": utf16(text[: found.start()]),
            "length": utf16(found[0]),
        }
        for found in _TYPED.finditer(text)
    ]
    return {"text": text} | ({"entities": entities} if entities else {})


def captioned(text: str) -> Json:
    """Make what a person typed under a picture or file."""
    names = {"text": "caption", "entities": "caption_entities"}
    return {names[key]: content for key, content in typed(text).items()}


def sent(parameters: Json, key: str = "text", longest: int = LONGEST_TEXT) -> Json:
    """Return the content of a message that the bot sends.

    Raises:
        ApiError: the text cannot be parsed, is empty or too long.
    """
    text, entities = _parse(parameters, key)
    blank = utf16(text) - utf16(text.lstrip())
    text = text.strip()
    if not text.strip(INVISIBLE):
        raise bad("message text is empty")
    if utf16(text) > longest:
        raise bad("message is too long")
    if len(entities) > MOST_ENTITIES:
        raise strict(f"all entities but the first {MOST_ENTITIES} are dropped")
    kept = [_moved(entity, blank, utf16(text)) for entity in entities]
    return {"text": text} | ({"entities": kept} if kept else {})


def _parse(parameters: Json, key: str) -> tuple[str, list[Json]]:
    text, mode = parameters[key], parameters.get("parse_mode")
    if mode and "entities" in parameters:
        raise strict("parse_mode and entities go against each other")
    if mode == "HTML":
        return parse_html(text)
    if mode:
        raise strict(f"the parse mode {mode} is not played here")
    entities = parameters.get("entities", [])
    for before, after in pairwise(sorted(entities, key=lambda entity: int(entity["offset"]))):
        if before["offset"] + before["length"] > after["offset"] + after["length"]:
            continue
        if before["offset"] + before["length"] > after["offset"]:
            raise strict("entities overlap")
    return text, entities


def _moved(entity: Json, by: int, longest: int) -> Json:
    """Move an entity with its text, of which blanks at both ends are dropped."""
    start = max(0, entity["offset"] - by)
    end = min(longest, entity["offset"] + entity["length"] - by)
    return entity | {"offset": start, "length": max(0, end - start)}
