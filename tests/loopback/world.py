"""What Telegram knows: chats, topics, messages, open queries, and what the bot says of itself."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

from tests.loopback.people import BOT, Json
from tests.loopback.rules import ApiError, bad

GENERAL_TOPIC = 1


class World:
    """All there is on the other side of the Bot API.

    Attributes:
        bot: the bot itself, as getMe tells.
        chats: chats that the bot has seen, by id.
        topics: forum topics, as pairs of chat and thread.
        messages: messages by chat and number. Numbers start at 1 in every chat, so that a bot
            that forgets the chat soon mixes them up.
        inline_messages: messages sent through the inline mode, by their inline id.
        blocked: chats that do not want the bot any more.
        callbacks: button presses that wait for an answer.
        inline_queries: inline queries that wait for an answer.
        answered_inline: the results that each answered inline query got.
        business: business connections.
        commands: command menus, by scope and language.
        texts: descriptions and short descriptions, by kind and language.
        webhook: address of the webhook; empty when the bot polls.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._last: Counter[int] = Counter()
        self.bot: Json = BOT | {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
        }
        self.chats: dict[int, Json] = {}
        self.topics: set[tuple[int, int]] = set()
        self.messages: dict[tuple[int, int], Json] = {}
        self.inline_messages: dict[str, Json] = {}
        self.blocked: set[int] = set()
        self.callbacks: set[str] = set()
        self.inline_queries: set[str] = set()
        self.answered_inline: dict[str, list[Json]] = {}
        self.business: set[str] = set()
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.webhook = ""

    def now(self) -> int:
        """Return the time as the Bot API writes it."""
        return int(self._clock())

    def meet(self, chat: Json) -> None:
        """Let the bot know of a chat."""
        self.chats[chat["id"]] = chat

    def chat(self, chat_id: int | str) -> Json:
        """Return a chat that the bot may write in.

        Raises:
            ApiError: the bot has not seen it, or has been blocked there.
        """
        found = self.chats.get(chat_id) if isinstance(chat_id, int) else self._named(chat_id)
        if found is None:
            raise bad("chat not found")
        if found["id"] in self.blocked:
            raise ApiError(403, _refusal(found))
        return found

    def _named(self, name: str) -> Json | None:
        bare = name.removeprefix("@")
        return next((chat for chat in self.chats.values() if chat.get("username") == bare), None)

    def post(self, chat: Json, content: Json) -> Json:
        """Put a new message in a chat."""
        self.meet(chat)
        self._last[chat["id"]] += 1
        made = {"message_id": self._last[chat["id"]], "date": self.now(), "chat": chat, **content}
        self.messages[chat["id"], made["message_id"]] = made
        if "message_thread_id" in made:
            self.topics.add((chat["id"], made["message_thread_id"]))
        return made

    def message(self, chat_id: int | str, message_id: int, missing: str) -> Json:
        """Return a message.

        Raises:
            ApiError: there is none; tells so in the words of ``missing``.
        """
        found = self.messages.get((self.chat(chat_id)["id"], message_id))
        if found is None:
            raise bad(missing)
        return found


def _refusal(chat: Json) -> str:
    if chat["type"] == "private":
        return "Forbidden: bot was blocked by the user"
    return f"Forbidden: bot was kicked from the {chat['type']} chat"


def without_reply(message: Json) -> Json:
    """Return a message as it stands in one that replies to it: a chain has two links."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}
