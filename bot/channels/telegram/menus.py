"""The menu of commands and the descriptions, per language."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterator

from telegram import Bot, BotCommand, BotCommandScope, BotCommandScopeChat, BotCommandScopeDefault
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.channels.telegram.listing import in_language, list_commands
from bot.channels.telegram.room import Room

FOR_ADMINS = ("reload", "version", "stats", "unanswered")
NOT_IN_MENU = ("start",)

logger = logging.getLogger(__name__)


def entries_of_menu(room: Room, language: str, user_id: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the commands for a person, each with what it does, in a language."""
    texts = room.texts(language)
    for key, command in texts.commands:
        if key in NOT_IN_MENU or (key in FOR_ADMINS and user_id not in room.admins):
            continue
        yield command.names[0], command.description
        if key == "help":
            yield from _lists(room, language)


def _lists(room: Room, language: str) -> Iterator[tuple[str, str]]:
    texts = room.texts(language)
    for name, category in list_commands(room.guide.knowledge, language).items():
        label = category.label[language].many
        yield name, texts.list_description.format(category=label)


async def set_up(room: Room, bot: Bot) -> None:
    """Set everything that differs from what Telegram has; a refusal is only logged."""
    for code in _codes(room):
        for change in (_set_menu, _set_description, _set_short_description):
            await _try(change(room, bot, code), "The menu or description")
    for admin in sorted(room.admins):
        await set_up_admin(room, bot, admin)


async def set_up_admin(room: Room, bot: Bot, admin: int) -> None:
    """Set the menu of an admin, in the chat with this admin."""
    for code in _codes(room):
        scope = BotCommandScopeChat(admin)
        await _try(_set_menu(room, bot, code, scope, admin), "The menu of an admin")


def _codes(room: Room) -> tuple[str, ...]:
    """Return the languages that Telegram has a menu for; the empty one is for all others."""
    return ("", *(code for code in room.voices if len(code) == 2))


async def _try(change: Awaitable[None], what: str) -> None:
    try:
        await change
    except (BadRequest, Forbidden):
        logger.info("%s is not set: that chat has not begun", what)
    except TelegramError as error:
        logger.warning("%s is not set: %s", what, type(error).__name__)


async def _set_menu(
    room: Room, bot: Bot, code: str, scope: BotCommandScope | None = None, admin: int = 0
) -> None:
    place = scope or BotCommandScopeDefault()
    language = code or room.language
    wanted = tuple(BotCommand(*each) for each in entries_of_menu(room, language, admin))
    if await bot.get_my_commands(scope=place, language_code=code or None) != wanted:
        await bot.set_my_commands(wanted, scope=place, language_code=code or None)


async def _set_description(room: Room, bot: Bot, code: str) -> None:
    wanted = _filled(room, code, lambda texts: texts.description)
    if (await bot.get_my_description(language_code=code or None)).description != wanted:
        await bot.set_my_description(wanted, language_code=code or None)


async def _set_short_description(room: Room, bot: Bot, code: str) -> None:
    wanted = _filled(room, code, lambda texts: texts.short_description)
    found = await bot.get_my_short_description(language_code=code or None)
    if found.short_description != wanted:
        await bot.set_my_short_description(wanted, language_code=code or None)


def _filled(room: Room, code: str, text: Callable[..., str]) -> str:
    language = code or room.language
    subject = in_language(room.guide.knowledge.ontology.subject, language)
    return text(room.texts(language)).format(subject=subject).strip()
