"""Where Telegram brings updates to, when the bot does not fetch them itself."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from bot.errors import StoreError

HEADER = "X-Telegram-Bot-Api-Secret-Token"
FOLDER = "/telegram/"

Receive = Callable[[str], Awaitable[None]]
"""Keeps one raw update safe; raises ValueError for what is none, StoreError when it cannot."""


@dataclass(frozen=True, slots=True)
class Doors:
    """By what Telegram is known: both are made of the secret, and do not give it away.

    Attributes:
        path: where Telegram knocks; nobody can guess it, not even with the bot's token.
        password: what Telegram says there, in a header.
    """

    path: str
    password: str

    @classmethod
    def of(cls, secret: str) -> Doors:
        """Make both of a secret."""
        return cls(FOLDER + _derived(secret, "path"), _derived(secret, "password"))


def _derived(secret: str, purpose: str) -> str:
    key = hashlib.sha256(secret.encode()).digest()  # of a fixed length, as HMAC wants its keys
    return hmac.new(key, purpose.encode(), hashlib.sha256).hexdigest()


class Webhook:
    """Takes updates in. Only when an update is safe is Telegram told that it arrived."""

    def __init__(self, doors: Doors, receive: Receive) -> None:
        self.doors = doors
        self._receive = receive

    async def take(self, request: web.Request) -> web.Response:
        """Answer one request of Telegram.

        200: the update is safe. 400: it is no update, and never will be. 403: this is not
        Telegram. 413: too large. 503: it cannot be kept now; Telegram brings it again.
        """
        # Bytes of a header that are no text come in as lone surrogates.
        said = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(said, self.doors.password.encode()):
            return web.Response(status=403)
        try:
            await self._receive((await request.read()).decode())  # JSON is always UTF-8
        except ValueError:
            return web.Response(status=400, text="This is not an update.")
        except StoreError:
            return web.Response(status=503, headers={"Retry-After": "5"})
        return web.Response()
