"""What can go wrong between a bot and the Bot API, to be played on demand."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field

from tests.loopback.http import Response

CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong with one request.

    Attributes:
        response: what is sent; None to break the connection, or to go on when there is a release.
        late: do what was asked first, so that only the answer to it is lost.
        release: wait for this before going on.
    """

    response: Response | None = None
    late: bool = False
    release: asyncio.Event | None = None


@dataclass(frozen=True, slots=True)
class Hang(Fault):
    """A request that gets no answer until ``release`` is set; then it is answered as usual."""

    release: asyncio.Event = field(default_factory=asyncio.Event)


def refusal(code: int, description: str, **parameters: int) -> Fault:
    """Refuse a request, as the Bot API itself does."""
    return Fault(error_response(code, description, parameters))


def flood(retry_after: int) -> Fault:
    """Too many requests: try again after so many seconds."""
    description = f"Too Many Requests: retry after {retry_after}"
    return refusal(429, description, retry_after=retry_after)


def conflict() -> Fault:
    """Somebody else polls for the updates of the same bot."""
    return refusal(409, CONFLICT)


def broken(status: int = 502) -> Fault:
    """A gateway in between that fails, and says so in a web page."""
    return Fault(Response(status, f"<html><h1>{status}</h1></html>".encode(), "text/html"))


def reset(*, late: bool = False) -> Fault:
    """A connection that breaks; ``late``: after the request was carried out."""
    return Fault(late=late)


def error_response(
    code: int, description: str, parameters: dict[str, int] | None = None
) -> Response:
    """Say what is wrong in the words of the Bot API."""
    found: dict[str, object] = {"ok": False, "error_code": code, "description": description}
    if parameters:
        found["parameters"] = parameters
    return Response(code, json.dumps(found).encode())
