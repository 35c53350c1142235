"""Wiring: who is made of what. Nothing else puts rooms together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.channels.terminal_sentences import SENTENCES
from bot.conversation import Conversation
from bot.documents import display
from bot.engine.pipeline import Engine, Thresholds
from bot.errors import SettingsError
from bot.garbage import keeping_all
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
        """The bot's own sentences, per language of the knowledge base, with its subject in them."""
        ontology = self.knowledge.ontology
        return {
            code: {
                key: text.replace("{subject}", ontology.subject[code]).replace(
                    "{examples}", " ".join(f'"{each}"' for each in ontology.examples[code])
                )
                for key, text in self.languages[code].sentences.items()
            }
            for code in ontology.languages
        }

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
        SettingsError: a language of the knowledge has no file.
    """
    with keeping_all():
        knowledge = load(settings.knowledge)
        languages = load_languages(settings.languages, SENTENCES)
        _check_languages(knowledge.ontology.languages, languages, settings.languages)
        engine = Engine(knowledge, languages, Thresholds(**settings.engine.model_dump()))
    return App(settings, knowledge, languages, engine)


def _check_languages(codes: Sequence[str], languages: Mapping[str, Language], folder: Path) -> None:
    """See to it that there is a file for each language of the knowledge."""
    for code in codes:
        path = display(folder / f"{code}.yaml")
        if code not in languages:
            what = f'The knowledge is written in "{code}", and there is no file for that language.'
            raise SettingsError(f"{path}: {what} Add it.")
