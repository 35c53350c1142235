"""The queue of updates, and long polling on it."""

from __future__ import annotations

import asyncio
import json

from tests.loopback.faults import CONFLICT
from tests.loopback.people import Json
from tests.loopback.rules import ApiError, bad, strict
from tests.loopback.world import World

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
    "guest_message",
)
ONLY_WHEN_ASKED_FOR = {"chat_member", "message_reaction", "message_reaction_count"}
LONGEST_WAIT = 50
FIRST_UPDATE = 1_000


class Updates:
    """Updates that wait for the bot.

    Attributes:
        dropped: updates of a kind that the bot did not ask for.
    """

    def __init__(self) -> None:
        self._waiting: list[Json] = []
        self._next = FIRST_UPDATE
        self._allowed = set(KINDS) - ONLY_WHEN_ASKED_FOR
        self._polls = 0
        self._changed = asyncio.Event()
        self.dropped: list[Json] = []

    @property
    def waiting(self) -> int:
        """The number of updates that the bot has not confirmed."""
        return len(self._waiting)

    @property
    def latest(self) -> int:
        """The number of the latest update."""
        return self._next

    def take(self) -> list[Json]:
        """Take out what waits, to be brought to a webhook."""
        taken, self._waiting = self._waiting, []
        return taken

    def push(self, update: Json) -> int:
        """Put an update in the queue; return its number."""
        self._next += 1
        # A copy: what happens to a message later does not change what was told of it.
        self._waiting.append({"update_id": self._next, **json.loads(json.dumps(update))})
        self._changed.set()
        return self._next

    async def get(self, world: World, parameters: Json) -> list[Json]:
        """Wait for updates, and confirm those before the offset."""
        if world.webhook:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        limit, seconds = parameters.get("limit", 100), parameters.get("timeout", 0)
        if not 1 <= limit <= 100 or not 0 <= seconds <= LONGEST_WAIT:
            raise strict("limit must be 1 to 100, and timeout 0 to 50")
        self._allow(parameters.get("allowed_updates"))
        self._confirm(parameters.get("offset", 0))
        return await self._wait(limit, seconds)

    def _allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds are asked for; without a list, as the time before."""
        if kinds is None:
            return
        if unknown := set(kinds) - set(KINDS):
            raise bad(f"unknown update types {sorted(unknown)}")
        self._allowed = set(kinds) or set(KINDS) - ONLY_WHEN_ASKED_FOR

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._waiting = self._waiting[offset:]
        elif offset:
            self._waiting = [one for one in self._waiting if one["update_id"] >= offset]

    async def _wait(self, limit: int, seconds: int) -> list[Json]:
        self._polls += 1
        mine = self._polls
        self._changed.set()  # an earlier poll that still waits has to see this one
        end = asyncio.get_running_loop().time() + seconds
        while not (found := self._allowed_now()):
            self._changed.clear()
            try:
                async with asyncio.timeout_at(end):
                    await self._changed.wait()
            except TimeoutError:
                return []
            if mine != self._polls:
                raise ApiError(409, CONFLICT)
        return found[:limit]

    def _allowed_now(self) -> list[Json]:
        """Return what the bot wants to know of what waits; drop the rest."""
        wanted = [one for one in self._waiting if self._allowed & set(one)]
        if len(wanted) < len(self._waiting):
            self.dropped += [one for one in self._waiting if not self._allowed & set(one)]
        self._waiting = wanted
        return wanted
