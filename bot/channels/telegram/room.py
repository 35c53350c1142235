"""What every part of the room shares, put together once."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from telegram import InlineKeyboardMarkup

from bot.channels.telegram.flood import Gate
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.load import Voices
from bot.channels.telegram.recent import Recent
from bot.channels.telegram.texts import Texts
from bot.channels.telegram.watching import Contact, Meter, NoMeter
from bot.conversation import Conversation
from bot.engine.turns import Answer
from bot.guide import Guide
from bot.settings import StoreSettings, TelegramSettings
from bot.store.base import Store
from bot.store.inbox import Inbox

TYPING = 10
"""Inline queries that a person may make for each question: one comes with every few letters."""

MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept, and for how long.

    Attributes:
        store: what the bot knows of people and conversations.
        inbox: what came in and is not answered yet.
        settings: how long things are kept.
    """

    store: Store
    inbox: Inbox
    settings: StoreSettings = field(default_factory=StoreSettings)


class Screen(NamedTuple):
    """What a message showed before another entry was opened in its place: a page, and buttons."""

    page: str
    keyboard: InlineKeyboardMarkup | None


class Reason(NamedTuple):
    """An answer with its trace, and the version of the knowledge base that gave it."""

    answer: Answer
    version: str


class Room:
    """Who answers, what is kept, and what the room itself says.

    Attributes:
        guide: the engine of the moment.
        store: what is kept of people and conversations.
        inbox: what came in and is not answered yet.
        voices: what the room says, per language.
        settings: how the room behaves.
        kept: how long things are kept, to be told.
        admins: who may do more, by user id.
        conversation: all conversations.
        gate: who asks too much.
        inline_gate: the same, for what is typed in other chats.
        screens: answers that can be put back, by message.
        reasons: the latest answer of each conversation.
        albums: pictures that came together, by the id of their album.
        known: who was met today.
        meter: counts what happens.
        contact: when Telegram answered last.
        intake: where updates come in.
    """

    def __init__(
        self,
        guide: Guide,
        kept: Kept,
        voices: Voices,
        settings: TelegramSettings | None = None,
        admins: frozenset[int] = frozenset(),
        clock: Callable[[], float] = time.monotonic,
        meter: Meter | None = None,
    ) -> None:
        """Put the room together; ``clock`` tells seconds, for what is measured."""
        self.guide = guide
        self.store = kept.store
        self.inbox = kept.inbox
        self.settings = settings or TelegramSettings()
        self.kept = kept.settings
        self.admins = admins
        self.conversation = Conversation(guide, kept.store)
        asked, within = self.settings.questions, self.settings.questions_within
        self.gate = Gate(asked, within, clock)
        self.inline_gate = Gate(asked * TYPING, within, clock)
        self.screens: Recent[Screen] = Recent(clock)
        self.reasons: Recent[Reason] = Recent(clock, self.kept.memory * MINUTE)
        self.albums: Recent[bool] = Recent(clock)
        self.known: Recent[date] = Recent(clock)
        self.meter: Meter = meter or NoMeter()
        self.contact = Contact(clock)
        self.intake = Intake(kept.inbox, self.meter)
        self.speak(voices)

    def speak(self, voices: Voices) -> None:
        """Say everything in these texts from now on, and obey their commands."""
        self.voices = voices
        self._keys = {
            name: key
            for texts in voices.values()
            for key, command in texts.commands
            for name in command.names
        }

    @property
    def language(self) -> str:
        """The language to fall back on."""
        return next(iter(self.voices))

    def spoken(self, code: str | None) -> str:
        """Return the language of a code such as ``nl-BE`` if it is spoken here, else empty."""
        short = (code or "").lower().partition("-")[0]
        return short if short in self.voices else ""

    def texts(self, language: str) -> Texts:
        """Return what the room says in a language."""
        return self.voices.get(language) or self.voices[self.language]

    def command_key(self, name: str) -> str:
        """Return which command has this name, in any language; empty for none."""
        return self._keys.get(name, "")

    def told_whole(self, answer: Answer) -> set[str]:
        """Return the entries that an answer describes, so that they need no button."""
        if len(answer.about) != 1 or not answer.parts:
            return set()
        entry = self.guide.knowledge.entries.get(answer.about[0].id)
        told = entry is not None and entry.summary.get(answer.language) == answer.parts[0].text
        return {answer.about[0].id} if told else set()

    async def forget(self, person: str, until: int) -> None:
        """Wipe all that is kept of a person, up to this update."""
        await self.store.forget(person, until)
        await self.inbox.forget(person, until)
        for kept in (self.screens, self.reasons, self.albums, self.known):
            kept.forget(person)
