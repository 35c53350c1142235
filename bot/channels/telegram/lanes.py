"""Whose conversation an update belongs to, read from it as it came in.

Nothing in it is trusted: any key may be missing or hold something else. So that one update can be
told from another before the library has read it, and also when it cannot.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.store.inbox import Update

Json = dict[str, Any]

LARGEST = (1 << 63) - 1
"""The largest number that databases hold."""

KINDS = frozenset({"message", "edited_message", "inline_query", "callback_query"})
"""The kinds of updates that the bot does something with."""

_HALVES = re.compile(r"(?P<whole>\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2})|\\ud[89a-f][0-9a-f]{2}")
"""Halves of a character, as JSON writes them: no database and no answer can hold one alone."""

_SENDERS = ("from", "user", "sender_chat", "voter_chat", "actor_chat", "sender_business_bot")


def received(raw: Json) -> Update:
    """Return an update for the inbox.

    Raises:
        ValueError: it has no number.
    """
    number = number_of(raw)
    if number < 0:
        raise ValueError("an update without a number")
    return Update(number, lane_of(raw), _mended(json.dumps(raw)))


def _mended(content: str) -> str:
    """Put a sign of the same length in the place of each half of a character."""
    if "\\ud" not in content:
        return content
    return _HALVES.sub(lambda found: found["whole"] or r"\ufffd", content)


def number_of(raw: object) -> int:
    """Return the number of an update; -1 when it has none that a database can hold."""
    found = raw.get("update_id") if isinstance(raw, dict) else None
    if not isinstance(found, int) or isinstance(found, bool):
        return -1
    return found if found <= LARGEST else -1


def kind_of(raw: Json) -> str:
    """Return the kind of an update, such as ``message``; ``other`` for one without."""
    found = next((key for key in raw if key != "update_id"), "")
    return found if found in KINDS else "other"


def lane_of(raw: Json) -> str:
    """Return the conversation: of a person, in a chat; one of its own when it tells neither."""
    content = next((each for key, each in raw.items() if key != "update_id"), None)
    chat = _id(_part(content, "chat")) or _id(_part(_part(content, "message"), "chat"))
    sender = _sender(content) or chat
    if not sender:
        return f"update:{number_of(raw)}"
    return conversation(sender, chat)


def conversation(person: int, chat: int = 0, topic: int = 0) -> str:
    """Return the name of a conversation; of a private chat, that of its person."""
    name = f"telegram:{person}"
    if chat in (0, person):
        return name
    return f"{name}/{chat}:{topic}" if topic else f"{name}/{chat}"


def _sender(content: object) -> int:
    """Return who sent it; for a bot that speaks for a chat, that chat."""
    people = [part for key in _SENDERS if (part := _part(content, key))]
    spoken_for = [each for each in people if not each.get("is_bot")]
    return next((found for each in (*spoken_for, *people) if (found := _id(each))), 0)


def _part(content: object, key: str) -> Mapping[str, Any]:
    found = content.get(key) if isinstance(content, dict) else None
    return found if isinstance(found, dict) else {}


def _id(content: Mapping[str, Any]) -> int:
    found = content.get("id")
    return found if isinstance(found, int) else 0
