"""What people on the other side of the Bot API do: type, press, choose, block."""

from __future__ import annotations

from tests.loopback import queries
from tests.loopback.people import ANONYMOUS_ADMIN, CHANNEL_SENDER, Json, private
from tests.loopback.polling import Updates
from tests.loopback.texts import captioned, typed
from tests.loopback.world import World, without_reply


class Acting:
    """The hands of people; each move puts an update in the queue.

    Attributes:
        world: chats, messages, menus: see ``World``.
        updates: the queue of updates.
    """

    def __init__(self) -> None:
        self.world = World()
        self.updates = Updates()
        self._queries = 0

    def push(self, update: Json) -> int:
        """Send an update of any form, such as those of ``updates``; return its number."""
        return self.updates.push(update)

    def send(self, chat: Json, sender: Json | None = None, **content: object) -> Json:
        """Let somebody send a message, as those of ``messages``; return it."""
        author = {"from": sender} if sender else {}
        message = self.world.post(chat, {**author, **content})
        self.push({"channel_post" if chat["type"] == "channel" else "message": message})
        return message

    def send_text(
        self,
        chat: Json,
        sender: Json | None,
        text: str,
        reply_to: Json | None = None,
        **more: object,
    ) -> Json:
        """Let somebody send a text, in reply to a message or not; return the message."""
        if reply_to:
            more["reply_to_message"] = without_reply(reply_to)
        return self.send(chat, sender, **typed(text), **more)

    def send_as(self, chat: Json, speaker: Json, text: str) -> Json:
        """Let a chat speak in a group: a channel, or for an anonymous admin the group itself."""
        sender = ANONYMOUS_ADMIN if speaker["id"] == chat["id"] else CHANNEL_SENDER
        return self.send_text(chat, sender, text, sender_chat=speaker)

    def edit_text(self, message: Json, text: str) -> None:
        """Let the sender of a message edit it."""
        message.pop("entities", None)
        message.update(typed(text), edit_date=self.world.now())
        kind = "channel_post" if message["chat"]["type"] == "channel" else "message"
        self.push({f"edited_{kind}": {**message}})

    def edit_caption(self, message: Json, text: str) -> None:
        """Let the sender of a picture edit what stands under it."""
        message.pop("caption_entities", None)
        message.update(captioned(text), edit_date=self.world.now())
        self.push({"edited_message": {**message}})

    def press(self, sender: Json, message: Json | str, data: str) -> str:
        """Let somebody press a button under a message, or one with this inline id."""
        name = self._open(self.world.callbacks, "callback")
        query: Json = {"id": name, "from": sender, "chat_instance": "1", "data": data}
        if isinstance(message, str):
            query["inline_message_id"] = message
        else:
            query["message"] = message
        self.push({"callback_query": query})
        return name

    def ask_inline(
        self, sender: Json, query: str, offset: str = "", chat_type: str = "sender"
    ) -> str:
        """Let somebody type in the inline mode; return the id of the query."""
        name = self._open(self.world.inline_queries, "inline")
        found = {"id": name, "from": sender, "query": query, "offset": offset}
        self.push({"inline_query": found | {"chat_type": chat_type}})
        return name

    def choose(self, sender: Json, query_id: str, result_id: str, query: str = "") -> str:
        """Let somebody send a result of an inline query; return the inline id of the message."""
        results = self.world.answered_inline[query_id]
        (result,) = [found for found in results if found["id"] == result_id]
        chosen: Json = {"result_id": result_id, "from": sender, "query": query}
        name = f"inline-message-{len(self.world.inline_messages) + 1}"
        self.world.inline_messages[name] = queries.message_of(result)
        if "reply_markup" in result:
            chosen["inline_message_id"] = name
        self.push({"chosen_inline_result": chosen})
        return name

    def block(self, sender: Json) -> None:
        """Let somebody block the bot; only the refusals follow, see ``updates.blocked``."""
        self.world.blocked.add(private(sender)["id"])

    def _open(self, queries_open: set[str], kind: str) -> str:
        self._queries += 1
        name = f"{kind}-{self._queries}"
        queries_open.add(name)
        return name
