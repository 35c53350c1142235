"""What every part of the room shares, put together once."""

from __future__ import annotations

import time
from collections.abc import Callable

from bot.channels.telegram.flood import Gate
from bot.channels.telegram.load import Voices
from bot.channels.telegram.screens import Screens
from bot.channels.telegram.texts import Texts
from bot.conversation import Conversation
from bot.engine.turns import Answer
from bot.guide import Guide
from bot.settings import StoreSettings, TelegramSettings
from bot.store.base import Store


class Room:
    """Who answers, what is kept, and what the room itself says.

    Attributes:
        guide: the engine of the moment.
        store: what is kept.
        voices: what the room says, per language.
        settings: how the room behaves.
        kept: how long things are kept, to be told.
        admins: who may do more, by user id.
        conversation: all conversations.
        gate: who asks too much.
        screens: answers that can be put back.
    """

    def __init__(
        self,
        guide: Guide,
        store: Store,
        voices: Voices,
        settings: TelegramSettings | None = None,
        kept: StoreSettings | None = None,
        admins: frozenset[int] = frozenset(),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Put the room together; ``clock`` tells seconds, for what is measured."""
        self.guide = guide
        self.store = store
        self.voices = voices
        self.settings = settings or TelegramSettings()
        self.kept = kept or StoreSettings()
        self.admins = admins
        self.conversation = Conversation(guide, store)
        self.gate = Gate(self.settings.questions, self.settings.questions_within, clock)
        self.screens = Screens()

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

    def told_whole(self, answer: Answer) -> set[str]:
        """Return the entries that an answer describes, so that they need no button."""
        if len(answer.about) != 1 or not answer.parts:
            return set()
        entry = self.guide.knowledge.entries.get(answer.about[0].id)
        told = entry is not None and entry.summary.get(answer.language) == answer.parts[0].text
        return {answer.about[0].id} if told else set()
