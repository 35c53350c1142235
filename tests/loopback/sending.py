"""The methods that send, edit and delete messages."""

from __future__ import annotations

from tests.loopback.markup import check_markup
from tests.loopback.people import Json
from tests.loopback.rules import ApiError, bad, only, strict
from tests.loopback.texts import sent
from tests.loopback.world import GENERAL_TOPIC, World, without_reply

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)

_REPLY_KEYS = (
    "message_id chat_id allow_sending_without_reply quote quote_parse_mode quote_entities "
    "quote_position checklist_task_id"
)
_PREVIEW_KEYS = "is_disabled url prefer_small_media prefer_large_media show_above_text"
_EDITABLE = ("text", "entities", "reply_markup")


def send_message(world: World, parameters: Json) -> Json:
    """Send a text."""
    chat = world.chat(parameters["chat_id"])
    _check_business(world, parameters)
    content = sent(parameters) | _looks(parameters) | _place(world, chat, parameters)
    author: Json = {"sender_chat": chat} if chat["type"] == "channel" else {"from": world.bot}
    return world.post(chat, author | content)


def edit_message_text(world: World, parameters: Json) -> Json | bool:
    """Put another text in the place of one that the bot sent; without a keyboard, that goes."""
    old = _own_message(world, parameters)
    return _edit(world, old, sent(parameters) | _looks(parameters, inline_only=True))


def edit_message_reply_markup(world: World, parameters: Json) -> Json | bool:
    """Put other buttons, or none, under a message of the bot."""
    old = _own_message(world, parameters)
    kept = {key: old[key] for key in ("text", "entities") if key in old}
    return _edit(world, old, kept | _looks(parameters, inline_only=True))


def delete_message(world: World, parameters: Json) -> bool:
    """Take a message away."""
    chat = world.chat(parameters["chat_id"])
    found = world.message(chat["id"], parameters["message_id"], "message to delete not found")
    is_own = found.get("from", world.bot)["id"] == world.bot["id"]
    if chat["type"] != "private" and not is_own:
        raise bad("message can't be deleted")
    del world.messages[chat["id"], parameters["message_id"]]
    return True


def delete_messages(world: World, parameters: Json) -> bool:
    """Take messages away; those that are not there are passed over."""
    chat = world.chat(parameters["chat_id"])
    if not 1 <= len(parameters["message_ids"]) <= 100:
        raise bad("there must be 1 to 100 message identifiers")
    for number in parameters["message_ids"]:
        world.messages.pop((chat["id"], number), None)
    return True


def send_chat_action(world: World, parameters: Json) -> bool:
    """Show that the bot is busy."""
    chat = world.chat(parameters["chat_id"])
    _check_topic(world, chat, parameters)
    if parameters["action"] not in ACTIONS:
        raise bad("wrong parameter action in request")
    return True


def set_message_reaction(world: World, parameters: Json) -> bool:
    """Put an emoji under a message."""
    world.message(parameters["chat_id"], parameters["message_id"], "message to react not found")
    reactions = parameters.get("reaction", [])
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    for reaction in reactions:
        only(reaction, "type emoji", "a reaction of a bot")
        if reaction.get("type") != "emoji" or not reaction.get("emoji"):
            raise bad("REACTION_INVALID")
    return True


def leave_chat(world: World, parameters: Json) -> bool:
    """Leave a group or channel."""
    chat = world.chat(parameters["chat_id"])
    if chat["type"] == "private":
        raise bad("chat member status can't be changed in private chats")
    world.blocked.add(chat["id"])
    return True


def get_chat(world: World, parameters: Json) -> Json:
    """Describe a chat."""
    more = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": {}}
    return world.chat(parameters["chat_id"]) | more


def _looks(parameters: Json, *, inline_only: bool = False) -> Json:
    """Return what a message shows besides its text."""
    found: Json = {}
    if "link_preview_options" in parameters:
        only(parameters["link_preview_options"], _PREVIEW_KEYS, "LinkPreviewOptions")
        found["link_preview_options"] = parameters["link_preview_options"]
    if markup := parameters.get("reply_markup"):
        check_markup(markup, inline_only=inline_only)
        if markup.get("inline_keyboard"):
            found["reply_markup"] = markup
    return found


def _place(world: World, chat: Json, parameters: Json) -> Json:
    """Return where in a chat a message comes: its topic, and what it replies to."""
    found: Json = {}
    original = _original(world, chat, parameters.get("reply_parameters"))
    if original is not None:
        found["reply_to_message"] = without_reply(original)
    thread = _check_topic(world, chat, parameters) or (original or {}).get("message_thread_id")
    if thread:
        found |= {"message_thread_id": thread, "is_topic_message": True}
    return found


def _original(world: World, chat: Json, reply: Json | None) -> Json | None:
    if reply is None:
        return None
    only(reply, _REPLY_KEYS, "ReplyParameters")
    try:
        place: int = reply["chat_id"] if "chat_id" in reply else chat["id"]
        return world.message(place, reply["message_id"], "message to be replied not found")
    except ApiError:
        if reply.get("allow_sending_without_reply"):
            return None
        raise


def _check_topic(world: World, chat: Json, parameters: Json) -> int | None:
    """Return the topic that is asked for.

    Raises:
        ApiError: the chat has no such topic; the general topic cannot be named either.
    """
    thread = parameters.get("message_thread_id")
    if thread is None:
        return None
    if thread == GENERAL_TOPIC or (chat["id"], thread) not in world.topics:
        raise bad("message thread not found")
    return int(thread)


def _check_business(world: World, parameters: Json) -> None:
    connection = parameters.get("business_connection_id")
    if connection is not None and connection not in world.business:
        raise bad("business connection not found")


def _own_message(world: World, parameters: Json) -> Json:
    """Return the message of the bot that is to be edited."""
    inline = parameters.get("inline_message_id")
    if inline is not None:
        if {"chat_id", "message_id"} & set(parameters):
            raise strict("a message has either an inline_message_id or a chat and a number")
        if inline not in world.inline_messages:
            raise bad("MESSAGE_ID_INVALID")
        return world.inline_messages[inline]
    if "chat_id" not in parameters or "message_id" not in parameters:
        raise bad("message identifier is not specified")
    found = world.message(
        parameters["chat_id"], parameters["message_id"], "message to edit not found"
    )
    if found.get("from", world.bot)["id"] != world.bot["id"]:
        raise bad("message can't be edited")
    return found


def _edit(world: World, old: Json, new: Json) -> Json | bool:
    if all(old.get(key) == new.get(key) for key in _EDITABLE):
        raise bad(NOT_MODIFIED)
    for key in (*_EDITABLE, "link_preview_options"):
        old.pop(key, None)
    old.update(new)
    if "message_id" not in old:
        return True
    old["edit_date"] = world.now()
    return old


HANDLERS = {
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_message_reaction,
    "leaveChat": leave_chat,
    "getChat": get_chat,
}
