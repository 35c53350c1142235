"""Users and chats, as the Bot API describes them."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

BOT: Json = {
    "id": 4242,
    "is_bot": True,
    "first_name": "Poldergids",
    "username": "poldergids_bot",
}
ANONYMOUS_ADMIN: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL_SENDER: Json = {
    "id": 136817688,
    "is_bot": True,
    "first_name": "Channel",
    "username": "Channel_Bot",
}
TELEGRAM: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


def user(user_id: int = 42, first_name: str = "Anna", language: str = "nl") -> Json:
    """Make a person; an empty language when the app does not tell."""
    made: Json = {
        "id": user_id,
        "is_bot": False,
        "first_name": first_name,
        "username": f"{first_name.lower()}_{user_id}",
    }
    return made | ({"language_code": language} if language else {})


def private(person: Json) -> Json:
    """Make the private chat of a person with the bot."""
    made: Json = {"id": person["id"], "type": "private", "first_name": person["first_name"]}
    return made | ({"username": person["username"]} if "username" in person else {})


def group(chat_id: int = -5001, title: str = "Raadsgroep") -> Json:
    """Make a basic group."""
    return {"id": chat_id, "type": "group", "title": title}


def supergroup(
    chat_id: int = -1001000005001, title: str = "Griffiers", *, forum: bool = False
) -> Json:
    """Make a supergroup; a forum has topics."""
    made: Json = {"id": chat_id, "type": "supergroup", "title": title}
    return made | ({"is_forum": True} if forum else {})


def channel(chat_id: int = -1001000007001, title: str = "Nieuws") -> Json:
    """Make a channel."""
    return {"id": chat_id, "type": "channel", "title": title}
