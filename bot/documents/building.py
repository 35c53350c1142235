"""From YAML text to a ``Document``. The only module that imports ``yaml``.

It reads the event stream of the parser instead of letting ``yaml`` build objects: so nothing is
ever constructed, a repeated key cannot overwrite, and depth and aliases are refused before they
cost anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NoReturn

import yaml

from bot.documents.document import Document, Place
from bot.documents.scalars import Scalar, Surprise, resolve
from bot.documents.syntax import explain
from bot.errors import Problem

MAX_DEPTH = 20

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_START = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_END = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def build(text: str, file: str, digest: str) -> tuple[Document | None, list[Problem]]:
    """Turn YAML text into a document; None when the text is not YAML at all."""
    builder = _Builder(yaml.parse(text, Loader=_LOADER), file)
    try:
        data = builder.document()
    except yaml.YAMLError as error:
        return None, [*builder.problems, explain(error, file)]
    except _TooDeepError:
        return None, builder.problems
    if builder.empty:
        return None, [Problem(file, 0, "The file is empty.", "Fill it in, or remove it.")]
    spoiled = frozenset(builder.spoiled)
    return Document(file, data, builder.lines, spoiled, digest), builder.problems


class _TooDeepError(Exception):
    """Raised to stop reading at once: some parsers get ever slower with depth."""


class _Builder:
    """Takes events one by one, and notes lines and problems on the way."""

    def __init__(self, events: Iterator[yaml.Event], file: str) -> None:
        self.events = events
        self.file = file
        self.empty = False
        self.lines: dict[Place, int] = {(): 1}
        self.spoiled: set[Place] = set()
        self.problems: list[Problem] = []

    def document(self) -> object:
        """Return the data of the one document in the stream."""
        data: object = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
            if documents > 1:
                what = "A second document starts here (a line with ---)."
                self._problem(event, (), what, "Keep one document per file: remove this line.")
                break
            if isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent, *_START)):
                data = self._value(event, ())
        self.empty = documents == 0
        return data

    def _value(self, event: yaml.Event, place: Place) -> object:
        if isinstance(event, yaml.ScalarEvent):  # nearly all are, without anything more
            if event.anchor is not None or event.tag is not None:
                self._refuse_extras(event, place)
            return self._scalar(event, place)
        self._refuse_extras(event, place)
        if isinstance(event, _START) and len(place) >= MAX_DEPTH:
            self._too_deep(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        return None

    def _sequence(self, place: Place) -> list[object]:
        items: list[object] = []
        for event in self._until(yaml.SequenceEndEvent):
            inner = (*place, len(items))
            self.lines[inner] = _line(event)
            items.append(self._value(event, inner))
        return items

    def _mapping(self, place: Place) -> dict[str, object]:
        items: dict[str, object] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._key(event, place)
            inner = (*place, key)
            if key in items:
                first = self.lines[inner]
                what = f'The key "{key}" is here twice; the first is in line {first}.'
                self._problem(event, inner, what, "Remove one of the two, or rename it.")
                self._discard(next(self.events))
                continue
            self.lines[inner] = _line(event)
            items[key] = self._value(next(self.events), inner)
        return items

    def _key(self, event: yaml.Event, place: Place) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._discard(event)
            what = "The part before the colon is not a single word or text."
            mend = "Write one word before the colon; check the brackets."
            self._problem(event, (*place, "?"), what, mend)
            return "?"
        written = str(event.value)
        key = self._value(event, (*place, written))
        if not isinstance(key, str) and key is not None:
            what = f'The key "{written}" is not text.'
            self._problem(event, (*place, written), what, f'Put quotes around it: "{written}".')
        return written

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        if event.style == '"' and _CONTROL.search(event.value):  # the others have no escapes
            what = "The text has an escaped control character, such as \\0."
            self._problem(event, place, what, "Remove the backslash and what belongs to it.")
            return ""
        if event.style in ("'", '"', "|", ">"):
            return str(event.value)
        value = resolve(event.value)
        if isinstance(value, Surprise):
            self._problem(event, place, value.what, value.mend)
            return None
        return value

    def _refuse_extras(self, event: yaml.Event, place: Place) -> None:
        if getattr(event, "anchor", None) is not None:
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            what = f'"{mark}{getattr(event, "anchor", "")}" stands for text elsewhere in the file.'
            mend = "Write the text out in full here, or put quotes around it if it is text."
            self._problem(event, place, what, mend)
        tag = getattr(event, "tag", None)
        if tag is not None:
            what = f'The mark "{tag}" gives a type, which is not allowed here.'
            mend = "Remove the word that starts with an exclamation mark."
            self._problem(event, place, what, mend)

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        while not isinstance(event := next(self.events), end):
            yield event

    def _discard(self, event: yaml.Event) -> None:
        """Pass over a value that is not wanted."""
        depth = int(isinstance(event, _START))
        while depth:
            event = next(self.events)
            depth += isinstance(event, _START) - isinstance(event, _END)
            if depth > MAX_DEPTH:
                self._too_deep(event)

    def _too_deep(self, event: yaml.Event) -> NoReturn:
        what = f"The lines are nested more than {MAX_DEPTH} levels deep."
        self._problem(event, (), what, "Check the brackets and the indentation.")
        raise _TooDeepError

    def _problem(self, event: yaml.Event, place: Place, what: str, mend: str) -> None:
        self.problems.append(Problem(self.file, _line(event), what, mend))
        self.spoiled.add(place)


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return int(mark.line) + 1 if mark is not None else 1
