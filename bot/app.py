"""Wiring: who is made of what. Nothing else puts rooms together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.conversation import Conversation
from bot.engine.build import build_engine
from bot.engine.pipeline import Engine
from bot.errors import SettingsError
from bot.knowledge.load import load
from bot.knowledge.model import KnowledgeBase
from bot.language.load import load_languages
from bot.language.model import Language
from bot.settings import Settings
from bot.store.memory import MemoryStore


@dataclass(frozen=True, slots=True)
class App:
    """Everything that is built once at the start."""

    settings: Settings
    knowledge: KnowledgeBase
    languages: Mapping[str, Language]
    engine: Engine

    @property
    def sentences(self) -> dict[str, Mapping[str, str]]:
        """The bot's own sentences, per language of the knowledge base."""
        codes = self.knowledge.ontology.languages
        return {code: self.languages[code].sentences for code in codes}

    @property
    def language(self) -> str:
        """The language to start in: what is set, else the first of the knowledge base."""
        wanted, first = self.settings.terminal.language, self.knowledge.ontology.languages[0]
        return wanted if wanted in self.sentences else first

    def converse(self) -> Conversation:
        """Start conversations that are forgotten when the process ends."""
        return Conversation(self.engine, MemoryStore())


def build(settings: Settings) -> App:
    """Read the knowledge and the languages, and build the engine on them.

    Raises:
        InvalidFilesError: a file of either is not valid.
        SettingsError: the knowledge is in a language that there is no file for.
    """
    knowledge = load(settings.knowledge)
    languages = load_languages(settings.languages)
    for code in knowledge.ontology.languages:
        if code not in languages:
            raise SettingsError(
                f'{settings.knowledge}: the knowledge is written in the language "{code}", '
                f"which {settings.languages} has no file for. Add {code}.yaml there."
            )
    engine = build_engine(knowledge, languages, settings.engine)
    return App(settings, knowledge, languages, engine)
