"""One update, with what a handler needs to answer it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable

from telegram import CallbackQuery, InlineKeyboardMarkup, InlineQuery, Message, Update, User
from telegram.constants import ChatType
from telegram.ext.filters import BaseFilter

from bot.channels.telegram.hearing import (
    addresses_command,
    command_of,
    gives_command,
    question_of,
    rest_of,
)
from bot.channels.telegram.lanes import conversation
from bot.channels.telegram.room import Reason, Room
from bot.channels.telegram.sending import Place, Sender, Spot, each_page
from bot.channels.telegram.texts import Texts
from bot.engine.turns import Answer
from bot.errors import StoreError
from bot.store.records import utc_now

logger = logging.getLogger(__name__)


class Turn:
    """What somebody did, and the ways to answer.

    Attributes:
        room: what every part of the room shares.
        update: what came in.
        sender: sends for the bot.
        tries: how often this update was begun with, this time included.
    """

    def __init__(self, room: Room, update: Update, sender: Sender, tries: int = 1) -> None:
        self.room = room
        self.update = update
        self.sender = sender
        self.tries = tries
        self._chosen: str | None = None

    @property
    def user(self) -> User | None:
        """Who did it; None for an anonymous admin and the like."""
        found = self.update.effective_user
        return None if found is None or found.is_bot else found

    @property
    def user_id(self) -> int:
        """The number of who did it; 0 for nobody."""
        return self.user.id if self.user else 0

    @property
    def message(self) -> Message:
        """The message that came in."""
        found = self.update.message or self.update.edited_message
        if found is None:
            raise LookupError("message")
        return found

    @property
    def press(self) -> CallbackQuery:
        """The press on a button that came in."""
        if self.update.callback_query is None:
            raise LookupError("callback_query")
        return self.update.callback_query

    @property
    def inline(self) -> InlineQuery:
        """The inline query that came in."""
        if self.update.inline_query is None:
            raise LookupError("inline_query")
        return self.update.inline_query

    @property
    def is_private(self) -> bool:
        """Whether it happened in a private chat."""
        chat = self.update.effective_chat
        return chat is not None and chat.type == ChatType.PRIVATE

    @property
    def is_edited(self) -> bool:
        """Whether it is a message that was edited."""
        return self.update.edited_message is not None

    @property
    def person(self) -> str:
        """Whose turn it is, as the store knows people."""
        return conversation(self._who)

    @property
    def _who(self) -> int:
        who = self.user or self.update.effective_sender or self.update.effective_chat
        return who.id if who else 0

    @property
    def conversation(self) -> str:
        """Which conversation it is: of one person, in one chat, in one topic."""
        if self.update.callback_query and self.update.callback_query.inline_message_id:
            return f"{self.person}/inline"  # in a chat that the bot does not know
        chat, message = self.update.effective_chat, self.update.effective_message
        if chat is None or chat.type == ChatType.PRIVATE:
            return self.person
        topic = message.message_thread_id if message and message.is_topic_message else None
        return conversation(self._who, chat.id, topic or 0)

    @property
    def place(self) -> Place:
        """Where an answer comes."""
        message = self.message
        topic = message.message_thread_id if message.is_topic_message else None
        return Place(message.chat_id, topic, None if self.is_private else message.message_id)

    @property
    def question(self) -> str:
        """What is asked, without the name of the bot."""
        return question_of(self.message)

    @property
    def rest(self) -> str:
        """What stands after the command."""
        return rest_of(self.message)

    @property
    def command(self) -> str:
        """The name of the command that is given to this bot; empty for none."""
        return command_of(self.message)

    @property
    def names_bot(self) -> bool:
        """Whether a command says for which bot it is."""
        return addresses_command(self.message)

    @property
    def gives_any_command(self) -> bool:
        """Whether it is a command, be it for another bot."""
        return gives_command(self.message)

    @property
    def by_admin(self) -> bool:
        """Whether an admin says this: in a chat with the bot alone, and in words of their own."""
        if self.user_id not in self.room.admins or not self.is_private:
            return False
        message = self.update.message or self.update.edited_message
        return message is None or not (message.forward_origin or message.via_bot)

    def heard(self, kind: BaseFilter) -> bool:
        """Tell whether it is a message of this kind, new or edited."""
        message = self.update.message or self.update.edited_message
        return message is not None and bool(kind.check_update(self.update))

    @property
    def likely(self) -> str:
        """The language to suppose, before anything else tells: that of the app."""
        return self.room.spoken(self.user.language_code if self.user else "") or self.room.language

    async def chosen(self) -> str:
        """Return the language that the person chose; empty when they chose none."""
        if self._chosen is None:
            self._chosen = self.room.spoken(await self.room.store.language(self.person))
        return self._chosen

    async def choose(self, code: str) -> None:
        """Keep the language that the person chose; empty for that of each message."""
        await self.room.store.choose_language(self.person, code)
        await self.room.conversation.speak(self.conversation, code)
        self._chosen = code

    async def language(self) -> str:
        """Return the language to speak: chosen, of the command, of the conversation, of the app."""
        if chosen := await self.chosen():
            return chosen
        if commanded := self._language_of_command():
            return commanded
        memory = await self.room.conversation.memory(self.conversation)
        return self.room.spoken(memory.language) or self.likely

    def _language_of_command(self) -> str:
        """Return the language of a command whose name only one language has; else empty."""
        message = self.update.message or self.update.edited_message
        name = command_of(message) if message else ""
        codes = [
            code
            for code, texts in self.room.voices.items()
            if any(name in command.names for _, command in texts.commands)
        ]
        return codes[0] if len(codes) == 1 else ""

    async def texts(self) -> Texts:
        """Return what the room says, in the language to speak."""
        return self.room.texts(await self.language())

    async def show_typing(self) -> None:
        """Show that an answer is coming, in a private chat and for a new message."""
        if self.is_private and not self.is_edited:
            await self.sender.show_typing(self.place)

    async def say(self, *pages: str, keyboard: InlineKeyboardMarkup | None = None) -> list[Spot]:
        """Answer with messages, the last with the keyboard; return where they are.

        The answer to an edited message comes in the place of the earlier answer.
        """
        old = await self._answered() if self.is_edited else []
        spots: list[Spot] = []
        for number, page, is_last in each_page(pages):
            buttons = keyboard if is_last else None
            spot = old[number] if number < len(old) else None
            if spot is None or not await self.sender.edit(spot, page, buttons):
                spot = await self.sender.send(self.place, page, buttons)
            spots.append(spot)
        for spot in old[len(pages) :]:
            await self.sender.delete(spot)
        return spots

    async def meet(self) -> bool:
        """Note that the person is there, once a day; True when it is the first time."""
        known = self.room.known.find(self.person)
        today = utc_now().date()
        if known == today:
            return False
        is_new = await self.room.store.meet(self.person)
        self.room.known.keep(self.person, self.person, today)
        return is_new

    def explain(self, answer: Answer) -> None:
        """Keep why the latest answer of this conversation is what it is."""
        reason = Reason(answer, self.room.guide.knowledge.version)
        self.room.reasons.keep(self.conversation, self.person, reason)

    async def _answered(self) -> list[Spot]:
        """Return the messages that answered this one before it was edited."""
        chat, message = self.message.chat_id, self.message.message_id
        return [Spot(chat, each) for each in await self.room.store.reply(str(chat), message)]

    async def note(self, *notes: Awaitable[object]) -> None:
        """Write down what an answer does not depend on; a failure is only logged."""
        for found in await asyncio.gather(*notes, return_exceptions=True):
            if isinstance(found, StoreError):
                logger.error("Something cannot be written down: %s", found)
            elif isinstance(found, BaseException):
                raise found
