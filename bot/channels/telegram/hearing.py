"""Which messages are meant for the bot, and what they ask once its name is left out."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Message, MessageEntity
from telegram.constants import ChatType
from telegram.ext import filters

MENTIONS = (MessageEntity.MENTION, MessageEntity.TEXT_MENTION)


class _FromAPerson(filters.MessageFilter):
    """Messages that somebody wrote: no other bot, no result of this bot, no copy of a channel."""

    def filter(self, message: Message) -> bool:
        sender = message.from_user
        if message.is_automatic_forward or message.via_bot == message.get_bot().bot:
            return False
        return sender is None or not sender.is_bot or message.sender_chat is not None


class _Addressed(filters.MessageFilter):
    """Messages to the bot: all in a private chat; elsewhere those that name it or reply to it."""

    def filter(self, message: Message) -> bool:
        if message.chat.type == ChatType.PRIVATE:
            return True
        return replies_to_bot(message) or bool(_mentions(message))


FROM_A_PERSON = _FromAPerson()
ADDRESSED = _Addressed()
SAYS_SOMETHING = filters.TEXT | filters.CAPTION
"""Messages in words: also those under a picture or a file."""

SHOWS_SOMETHING = filters.ATTACHMENT | filters.CHECKLIST
"""Messages with more than a text, or without one; not what Telegram tells in a chat."""


def replies_to_bot(message: Message) -> bool:
    """Tell whether a message replies to one of the bot, and not merely to the start of a topic."""
    original = message.reply_to_message
    if original is None or original.from_user is None or original.forum_topic_created:
        return False
    return original.from_user.id == message.get_bot().id


def question_of(message: Message) -> str:
    """Return what a message asks, without the name of the bot."""
    text = _words(message)
    for entity in sorted(_mentions(message), key=lambda each: -each.offset):
        start, end = _span(text, entity)
        text = text[:start] + text[end:]
    return text.strip()


def _words(message: Message) -> str:
    """Return the text of a message, or what stands under its picture or file."""
    return message.text or message.caption or ""


def _entities(message: Message) -> Sequence[MessageEntity]:
    """Return what is a name, a command and the like in the words of a message."""
    return message.entities if message.text else message.caption_entities


def _mentions(message: Message) -> list[MessageEntity]:
    """Return where a message names the bot."""
    bot, text = message.get_bot().bot, _words(message)
    mine = f"@{bot.username}".casefold()
    return [
        entity
        for entity in _entities(message)
        if entity.type in MENTIONS
        and (entity.user == bot or text[slice(*_span(text, entity))].casefold() == mine)
    ]


def _span(text: str, entity: MessageEntity) -> tuple[int, int]:
    """Return where an entity begins and ends in characters; Telegram counts in UTF-16 units.

    The library's own way fails on an entity that begins or ends within a character.
    """
    units = text.encode("utf-16-le")
    start, length = max(0, entity.offset), max(0, entity.length)
    before = units[: 2 * start].decode("utf-16-le", "replace")
    named = units[2 * start : 2 * (start + length)]
    return len(before), len(before) + len(named.decode("utf-16-le", "replace"))


def rest_of(message: Message) -> str:
    """Return what stands after a command."""
    entity = _command(message)
    return _words(message)[entity.length :].strip() if entity else ""


def command_of(message: Message) -> str:
    """Return the name of the command that a message gives, without slash; empty for none.

    One that is meant for another bot counts as none.
    """
    name, _, bot = _whole_command(message).partition("@")
    mine = not bot or bot.casefold() == message.get_bot().username.casefold()
    return name.casefold() if mine else ""


def addresses_command(message: Message) -> bool:
    """Tell whether a message gives a command that says for which bot it is."""
    return "@" in _whole_command(message)


def gives_command(message: Message) -> bool:
    """Tell whether a message gives a command, be it for another bot."""
    return _command(message) is not None


def _whole_command(message: Message) -> str:
    entity = _command(message)
    return _words(message)[1 : entity.length] if entity else ""


def _command(message: Message) -> MessageEntity | None:
    """Return where a message gives a command: at its start."""
    entity = next(iter(_entities(message)), None)
    if (
        not _words(message)
        or entity is None
        or entity.type != MessageEntity.BOT_COMMAND
        or entity.offset
    ):
        return None
    return entity
