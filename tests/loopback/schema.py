"""The parameters of every method that is played here, with their types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from tests.loopback.people import Json
from tests.loopback.rules import bad, check_characters, strict

Kind = type[int] | type[str] | type[bool] | type[dict[str, object]] | type[list[object]]

_INTEGERS = ("timeout", "limit", "offset", "message_id", "message_thread_id", "cache_time")
_BOOLEANS = (
    "disable_notification",
    "protect_content",
    "show_alert",
    "is_personal",
    "is_big",
    "drop_pending_updates",
    "allow_paid_broadcast",
)
_OBJECTS = ("reply_markup", "reply_parameters", "link_preview_options", "scope", "button")
_LISTS = ("allowed_updates", "entities", "results", "commands", "reaction", "message_ids")
_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        **dict.fromkeys(_INTEGERS, int),
        **dict.fromkeys(_BOOLEANS, bool),
        **dict.fromkeys(_OBJECTS, dict),
        **dict.fromkeys(_LISTS, list),
        "direct_messages_topic_id": int,
        "max_connections": int,
    }
)

# Required parameters end in an exclamation mark.
METHODS: Mapping[str, str] = MappingProxyType(
    {
        "getMe": "",
        "logOut": "",
        "close": "",
        "getUpdates": "offset limit timeout allowed_updates",
        "setWebhook": "url! ip_address max_connections allowed_updates drop_pending_updates "
        "secret_token",
        "deleteWebhook": "drop_pending_updates",
        "getWebhookInfo": "",
        "sendMessage": "chat_id! text! parse_mode entities link_preview_options reply_markup "
        "reply_parameters message_thread_id disable_notification protect_content "
        "business_connection_id message_effect_id allow_paid_broadcast direct_messages_topic_id",
        "editMessageText": "text! chat_id message_id inline_message_id parse_mode entities "
        "link_preview_options reply_markup business_connection_id",
        "editMessageReplyMarkup": "chat_id message_id inline_message_id reply_markup "
        "business_connection_id",
        "deleteMessage": "chat_id! message_id!",
        "deleteMessages": "chat_id! message_ids!",
        "sendChatAction": "chat_id! action! message_thread_id business_connection_id",
        "setMessageReaction": "chat_id! message_id! reaction is_big",
        "leaveChat": "chat_id!",
        "getChat": "chat_id!",
        "answerCallbackQuery": "callback_query_id! text show_alert url cache_time",
        "answerInlineQuery": "inline_query_id! results! cache_time is_personal next_offset button",
        "setMyCommands": "commands! scope language_code",
        "getMyCommands": "scope language_code",
        "deleteMyCommands": "scope language_code",
        "setMyDescription": "description language_code",
        "getMyDescription": "language_code",
        "setMyShortDescription": "short_description language_code",
        "getMyShortDescription": "language_code",
    }
)


def read(method: str, given: Mapping[str, object]) -> Json:
    """Return the parameters of a call, each in its own type.

    Raises:
        ApiError: one is not known, missing or not of its type.
    """
    names = METHODS[method].split()
    known = {name.rstrip("!") for name in names}
    unknown = sorted(set(given) - known)
    if unknown:
        raise strict(f"{method} has no parameter {', '.join(unknown)}")
    missing = [name.rstrip("!") for name in names if name.endswith("!") and not _has(given, name)]
    if missing:
        raise bad(f'parameter "{missing[0]}" is required')
    typed = {name: _typed(name, value) for name, value in given.items()}
    check_characters(typed)
    return typed


def _has(given: Mapping[str, object], name: str) -> bool:
    """Tell whether a required parameter is given. An empty text is for its method to refuse."""
    return given.get(name.rstrip("!")) is not None


def _typed(name: str, value: object) -> object:
    if name == "chat_id":
        return _chat(value)
    kind = _KINDS.get(name, str)
    if isinstance(value, str) and kind is not str:
        try:
            value = json.loads(value)
        except ValueError as error:
            raise bad(f'can\'t parse "{name}" as JSON') from error
    if type(value) is not kind:
        raise strict(f'"{name}" must be of the type {kind.__name__}')
    return value


def _chat(value: object) -> object:
    """Return the number of a chat, or its public name."""
    text = str(value)
    if text.startswith("@"):
        return text
    if text.removeprefix("-").isdigit():
        return int(text)
    raise bad("chat not found")
