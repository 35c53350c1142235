"""One turn: what came in, with what a handler needs to answer it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable

from telegram import InlineKeyboardMarkup, Update

from bot.channels.telegram.event import Event
from bot.channels.telegram.hearing import command_of
from bot.channels.telegram.room import Reason, Room
from bot.channels.telegram.sending import Sender, Spot, each_page
from bot.channels.telegram.texts import Texts
from bot.engine.turns import Answer
from bot.errors import StoreError
from bot.store.records import utc_now

logger = logging.getLogger(__name__)


class Turn(Event):
    """What somebody did, and the ways to answer.

    Attributes:
        room: what every part of the room shares.
        sender: sends for the bot.
        tries: how often this update was begun with, this time included.
    """

    def __init__(self, room: Room, update: Update, sender: Sender, tries: int = 1) -> None:
        super().__init__(update)
        self.room = room
        self.sender = sender
        self.tries = tries
        self._chosen: str | None = None

    @property
    def by_admin(self) -> bool:
        """Whether an admin says this: in a chat with the bot alone, and in words of their own."""
        if self.user_id not in self.room.admins or not self.is_private:
            return False
        message = self.update.message or self.update.edited_message
        return message is None or not (message.forward_origin or message.via_bot)

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
