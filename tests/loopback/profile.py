"""The methods by which a bot tells about itself: commands, descriptions, webhook."""

from __future__ import annotations

import json
import re

from tests.loopback.people import Json
from tests.loopback.rules import bad, is_url, only, strict
from tests.loopback.world import World

LONGEST = {"description": 512, "short_description": 120}

_SCOPES = {
    "default": "",
    "all_private_chats": "",
    "all_group_chats": "",
    "all_chat_administrators": "",
    "chat": "chat_id",
    "chat_administrators": "chat_id",
    "chat_member": "chat_id user_id",
}


def get_me(world: World, _: Json) -> Json:
    """Tell who the bot is."""
    return world.bot


def log_out(_world: World, _: Json) -> bool:
    """Log out; nothing changes here."""
    return True


def set_my_commands(world: World, parameters: Json) -> bool:
    """Set a menu of commands."""
    if len(parameters["commands"]) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in parameters["commands"]:
        _check_command(command)
    if len({each["command"] for each in parameters["commands"]}) < len(parameters["commands"]):
        raise strict("a command is in the menu twice")
    world.commands[_menu(world, parameters)] = parameters["commands"]
    return True


def get_my_commands(world: World, parameters: Json) -> list[Json]:
    """Tell which commands are in a menu."""
    return world.commands.get(_menu(world, parameters), [])


def delete_my_commands(world: World, parameters: Json) -> bool:
    """Take a menu away."""
    world.commands.pop(_menu(world, parameters), None)
    return True


def set_my_description(world: World, parameters: Json) -> bool:
    """Set what an empty chat with the bot shows."""
    return _set_text(world, parameters, "description")


def get_my_description(world: World, parameters: Json) -> Json:
    """Tell what an empty chat with the bot shows."""
    return {"description": world.texts.get(("description", _language(parameters)), "")}


def set_my_short_description(world: World, parameters: Json) -> bool:
    """Set what the profile of the bot shows."""
    return _set_text(world, parameters, "short_description")


def get_my_short_description(world: World, parameters: Json) -> Json:
    """Tell what the profile of the bot shows."""
    return {"short_description": world.texts.get(("short_description", _language(parameters)), "")}


def set_webhook(world: World, parameters: Json) -> bool:
    """Have updates sent to an address; that is not played here, but polling is then refused."""
    url = parameters["url"]
    if url and not (is_url(url) and url.startswith("https://")):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", parameters.get("secret_token", "")):
        raise bad("secret token contains unallowed characters")
    world.webhook = url
    return True


def delete_webhook(world: World, _: Json) -> bool:
    """Go back to polling."""
    world.webhook = ""
    return True


def get_webhook_info(world: World, _: Json) -> Json:
    """Tell where updates go."""
    return {"url": world.webhook, "has_custom_certificate": False, "pending_update_count": 0}


def _check_command(command: Json) -> None:
    only(command, "command description", "BotCommand")
    if not re.fullmatch(r"[a-z0-9_]{1,32}", command.get("command", "")):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(command.get("description", "").strip()) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")


def _menu(world: World, parameters: Json) -> tuple[str, str]:
    """Return which menu is meant: its scope in one text, and its language."""
    scope = parameters.get("scope") or {"type": "default"}
    if scope.get("type") not in _SCOPES:
        raise bad("can't parse BotCommandScope: unsupported type specified")
    keys = _SCOPES[scope["type"]]
    only(scope, f"type {keys}", f"a scope of the type {scope['type']}")
    if any(key not in scope for key in keys.split()):
        raise bad(f"can't parse BotCommandScope: {keys} required")
    if "chat_id" in scope:
        world.chat(scope["chat_id"])
    return json.dumps(scope, sort_keys=True), _language(parameters)


def _language(parameters: Json) -> str:
    code = parameters.get("language_code", "")
    if not re.fullmatch(r"([a-z]{2})?", code):
        raise bad("LANG_CODE_INVALID")
    return str(code)


def _set_text(world: World, parameters: Json, kind: str) -> bool:
    text = parameters.get(kind, "")
    if len(text) > LONGEST[kind]:
        raise bad(f"{kind.upper()}_TOO_LONG")
    if text != text.strip():
        raise strict(f"blanks around the {kind} are dropped")
    world.texts[kind, _language(parameters)] = text
    return True


HANDLERS = {
    "getMe": get_me,
    "logOut": log_out,
    "close": log_out,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyDescription": set_my_description,
    "getMyDescription": get_my_description,
    "setMyShortDescription": set_my_short_description,
    "getMyShortDescription": get_my_short_description,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
