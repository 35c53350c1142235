"""One update: who did what, where."""

from __future__ import annotations

from telegram import CallbackQuery, InlineQuery, Message, Update, User
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
from bot.channels.telegram.sending import Place


class Event:
    """What somebody did, told by the update alone.

    Attributes:
        update: what came in.
    """

    def __init__(self, update: Update) -> None:
        self.update = update

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

    def heard(self, kind: BaseFilter) -> bool:
        """Tell whether it is a message of this kind, new or edited."""
        message = self.update.message or self.update.edited_message
        return message is not None and bool(kind.check_update(self.update))
