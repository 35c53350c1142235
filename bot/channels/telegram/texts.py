"""What the room itself says, per language: the shape of the files in ``config/telegram/``."""

from __future__ import annotations

import string

from pydantic import Field, model_validator

from bot.channels.telegram.sentences import Sentences
from bot.documents import Fault, Shape, reject

LONGEST_DESCRIPTION = 512
LONGEST_SHORT_DESCRIPTION = 120


class Command(Shape):
    """A command: its names, of which the first is in the menu, and what it does."""

    names: tuple[str, ...] = Field(min_length=1)
    description: str = Field(min_length=1, max_length=256)

    @model_validator(mode="after")
    def _names_are_of_commands(self) -> Command:
        faults = [
            Fault(f'"{name}" cannot be the name of a command.', "Use a-z, 0-9 and _.", ("names",))
            for name in self.names
            if not is_command(name)
        ]
        if faults:
            raise reject(*faults)
        return self


class Commands(Shape):
    """Every command, by what it does."""

    start: Command
    help: Command
    search: Command
    compare: Command
    language: Command
    why: Command
    source: Command
    privacy: Command
    mydata: Command
    forget: Command
    reload: Command
    version: Command
    stats: Command
    unanswered: Command


class Buttons(Sentences):
    """What stands on buttons."""

    back: str
    private: str
    automatic: str
    done: str
    ignore: str


class Says(Sentences):
    """The sentences of the room."""

    greeting: str
    examples: str
    commands: str
    help: str
    help_groups: str
    privacy: str
    privacy_unanswered: str
    privacy_forget: str
    mydata: str
    mydata_none: str
    mydata_private: str
    forgotten: str
    language_set: str
    language_automatic: str
    language_which: str
    why: str
    why_none: str
    why_language: str
    why_meant: str
    why_asked: str
    why_stage: str
    why_confidence: str
    why_version: str
    why_section: str
    search_what: str
    search_found: str
    compare_what: str
    compare_one: str
    ask_here: str
    unknown_command: str
    only_text: str
    flood: str
    failed: str
    outdated: str
    thumb_up: str
    thumb_down: str
    thumb_gone: str
    not_by_editing: str
    reload_done: str
    reload_same: str
    reload_added: str
    reload_changed: str
    reload_removed: str
    reload_terms: str
    reload_words: str
    reload_refused: str
    reload_more: str
    version: str
    stats: str
    stats_status: str
    stats_languages: str
    stats_thumbs: str
    unanswered: str
    unanswered_line: str
    unanswered_none: str
    settled: str


class Kept(Sentences):
    """What each table of the store holds of a person, as they are told."""

    people: str
    memories: str
    replies: str
    ratings: str
    askings: str
    updates: str


class Fields(Sentences):
    """What the fields of these tables are called, as a person is told what is kept."""

    text: str
    until: str
    language: str
    day: str
    thumb: str
    times: str
    answers: str
    id: str
    content: str
    tries: str
    aside: str


class Texts(Sentences):
    """One file: all that the room says in one language."""

    language: str = Field(pattern=r"^[a-z]{2,3}$")
    name: str = Field(min_length=1)
    description: str = Field(min_length=1, max_length=LONGEST_DESCRIPTION)
    short_description: str = Field(min_length=1, max_length=LONGEST_SHORT_DESCRIPTION)
    commands: Commands
    list_description: str
    list_question: str
    compare_question: str
    words: dict[str, str] = Field(default_factory=dict)
    buttons: Buttons
    kept: Kept
    fields: Fields
    says: Says


def is_command(name: str) -> bool:
    """Tell whether Telegram would take this for a command."""
    allowed = set(string.ascii_lowercase + string.digits + "_")
    return 1 <= len(name) <= 32 and set(name) <= allowed
