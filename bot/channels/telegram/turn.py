"""One update, with what a handler needs to answer it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable

from telegram import CallbackQuery, InlineKeyboardMarkup, InlineQuery, Message, Update, User
from telegram.constants import ChatType

from bot.channels.telegram.hearing import command_of, question_of, rest_of
from bot.channels.telegram.room import Room
from bot.channels.telegram.sending import Place, Sender, Spot, each_page
from bot.channels.telegram.texts import Texts
from bot.errors import StoreError

logger = logging.getLogger(__name__)


class Turn:
    """What somebody did, and the ways to answer.

    Attributes:
        room: what every part of the room shares.
        update: what came in.
        sender: sends for the bot.
    """

    def __init__(self, room: Room, update: Update, sender: Sender) -> None:
        self.room = room
        self.update = update
        self.sender = sender
        self._chosen: str | None = None

    @property
    def user(self) -> User | None:
        """Who did it; None for an anonymous admin and the like."""
        found = self.update.effective_user
        return None if found is None or found.is_bot else found

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
        sender = self.user or self.update.effective_sender or self.update.effective_chat
        return f"telegram:{sender.id if sender else 0}"

    @property
    def conversation(self) -> str:
        """Which conversation it is: of one person, in one chat, in one topic."""
        chat = self.update.effective_chat
        if chat is None or chat.type == ChatType.PRIVATE:
            return self.person
        message = self.update.effective_message
        topic = message.message_thread_id if message and message.is_topic_message else None
        return f"{self.person}/{chat.id}:{topic}" if topic else f"{self.person}/{chat.id}"

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
    def likely(self) -> str:
        """The language to suppose, before anything else tells: that of the app."""
        return self.room.spoken(self.user.language_code if self.user else "") or self.room.language

    async def chosen(self) -> str:
        """Return the language that the person chose; empty when they chose none."""
        if self._chosen is None:
            self._chosen = self.room.spoken(await self.room.store.language(self.person))
        return self._chosen

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

    async def _answered(self) -> list[Spot]:
        """Return the messages that answered this one before it was edited."""
        chat, message = self.message.chat_id, self.message.message_id
        return [Spot(chat, each) for each in await self.room.store.reply(str(chat), message)]

    async def note(self, *notes: Awaitable[object]) -> None:
        """Write down what an answer does not depend on; a failure is only logged."""
        for each in notes:
            try:
                await each
            except StoreError as error:
                logger.error("Something cannot be written down: %s", error)
