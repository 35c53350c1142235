"""The scripted channel: one JSON object per line in, one per line out, in order."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from typing import BinaryIO

from bot.conversation import Conversation
from bot.engine.turns import Answer

DEFAULT_CONVERSATION = "default"


class BadLineError(ValueError):
    """Raised when a line does not ask anything; the message goes to who wrote it."""


def serve(conversation: Conversation, lines: Iterable[bytes], out: BinaryIO) -> None:
    """Answer every line in its place. A malformed line gets an error there; the rest goes on."""
    with asyncio.Runner() as runner:
        for line in lines:
            try:
                conversation_id, text = parse(line)
            except BadLineError as error:
                write(out, {"error": str(error)})
                continue
            answer = runner.run(conversation.ask(conversation_id, text))
            write(out, {"conversation": conversation_id, **record(answer)})


def parse(line: bytes) -> tuple[str, str]:
    """Take the conversation and the text from one line.

    Raises:
        BadLineError: the line is not an object with a text.
    """
    found = _decode(line)
    if not isinstance(found, dict):
        raise BadLineError('a line must be an object such as {"conversation": "c1", "text": "..."}')
    text = found.get("text")
    if not isinstance(text, str):
        raise BadLineError('"text" must be there, and be a string')
    conversation_id = found.get("conversation", DEFAULT_CONVERSATION)
    if not isinstance(conversation_id, str):
        raise BadLineError('"conversation" must be a string')
    return conversation_id, text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _decode(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadLineError("the line is not UTF-8 text") from error
    except json.JSONDecodeError as error:
        raise BadLineError(f"the line is not JSON: {error.msg} at column {error.colno}") from error
    except (RecursionError, ValueError) as error:
        raise BadLineError("the line is JSON that nests too deep or holds too long a number") from (
            error
        )


def record(answer: Answer) -> dict[str, object]:
    """Put an answer in the words of the scripted interface."""
    return {
        "status": answer.status.value,
        "language": answer.language,
        "about": [entry.id for entry in answer.about],
        "related": [entry.id for entry in answer.related],
        "options": [entry.id for entry in answer.options],
        "links": [link.url for link in answer.links],
        "text": answer.text,
        "confidence": round(answer.confidence, 3),
    }


def write(out: BinaryIO, found: dict[str, object]) -> None:
    """Write one line at once, so that a program at the other end can wait for it."""
    text = json.dumps(found, ensure_ascii=False)
    # A lone surrogate has no UTF-8; as \udxxx it is still valid JSON.
    out.write(text.encode("utf-8", "backslashreplace") + b"\n")
    out.flush()
