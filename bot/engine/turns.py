"""The words that pass between the steps of one turn. Read this file first.

A turn goes ``text -> understand -> Question -> look up -> Finding -> compose -> Answer``, with a
``Memory`` of the conversation going in and a new one coming out. All of these are frozen records;
none of them knows a channel, a store or a database.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How a turn ended; the strings are part of the scripted interface."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    UNKNOWN = "unknown"
    SOCIAL = "social"


class PartKind(StrEnum):
    """What a part of an answer is for, so that a channel can lay it out."""

    LEAD = "lead"  # the first sentence: it answers
    DETAIL = "detail"  # a further paragraph
    ITEM = "item"  # one line of a list
    NOTE = "note"  # an aside: nearest subjects, the source


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph or list item of an answer, in plain text."""

    text: str
    kind: PartKind = PartKind.DETAIL


@dataclass(frozen=True, slots=True)
class Link:
    """A web address with a label in the language of the answer."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the knowledge base by id, with its name in the language of the answer."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Why the engine answered as it did; every field is for people, see ``ask --explain``.

    Attributes:
        language: the language found and how, e.g. ``"nl (words)"``.
        asked: what was asked, e.g. ``"relation managed-by"``.
        subjects: who was meant and by what, e.g. ``"pleio: exact name 'pleio'"``.
        stage: the stage of the pipeline that decided.
        scores: named scores, each 0.0 to 1.0.
        reasons: what else counted for or against, in order.
        sections: sections of the source that the answer rests on.
    """

    language: str = ""
    asked: str = ""
    subjects: tuple[str, ...] = ()
    stage: str = ""
    scores: tuple[tuple[str, float], ...] = ()
    reasons: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bot says in one turn, neutral to the channel.

    Attributes:
        status: how the turn ended.
        language: code of the language of every sentence in it.
        parts: the text in paragraphs, at least one.
        about: entries that the answer is about, most relevant first.
        related: other entries that it names.
        options: entries to choose from, when ``status`` is clarify.
        links: web addresses, most relevant first.
        confidence: 0.0 to 1.0.
        trace: why.
    """

    status: Status
    language: str
    parts: tuple[Part, ...]
    about: tuple[Reference, ...] = ()
    related: tuple[Reference, ...] = ()
    options: tuple[Reference, ...] = ()
    links: tuple[Link, ...] = ()
    confidence: float = 0.0
    trace: Trace = Trace()

    @property
    def text(self) -> str:
        """The whole answer as a person reads it: parts, numbered options, links."""
        lines: list[str] = []
        for part in self.parts:
            lines.append(f"- {part.text}" if part.kind is PartKind.ITEM else part.text)
        lines += [f"{number}. {option.name}" for number, option in enumerate(self.options, 1)]
        lines += [f"{link.label}: {link.url}" for link in self.links]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Memory:
    """What the engine remembers of a conversation: ids and codes, never a person's words.

    Attributes:
        language: language of the conversation so far, empty before the first clear message.
        subjects: entries spoken of last, most relevant first (what "it" and "they" mean).
        targets: entries that the last facts pointed to (what "they" mostly means).
        listed: entries in the order in which the last list or question back showed them; kept
            while the conversation stays with them.
        earlier: subjects of earlier turns, latest first ("that other one").
        asked: ids of what was asked last (properties, relations, acts), for "and Pleio?".
        options: ids offered in a question back that is still open.
        chosen: language that the person chose, for every answer; empty when they chose none.
    """

    language: str = ""
    subjects: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    chosen: str = ""

    @property
    def stays_with_list(self) -> bool:
        """Tell whether the last list is what was spoken of last, rather than one of it."""
        return self.subjects[:1] == self.listed[:1]


@dataclass(frozen=True, slots=True)
class Reply:
    """The outcome of one turn: what to say, and what to remember."""

    answer: Answer
    memory: Memory
