"""Sentences with ``{placeholders}``, and which of them each has."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping

from pydantic import model_validator

from bot.documents import Fault, Shape, reject

PLACEHOLDERS: Mapping[str, str] = {
    "description": "subject",
    "short-description": "subject",
    "list-description": "category",
    "list-question": "category",
    "compare-question": "text",
    "done": "number",
    "ignore": "number",
    "greeting": "subject",
    "help-groups": "bot",
    "privacy": "minutes days replies",
    "mydata-private": "bot",
    "language-which": "languages",
    **dict.fromkeys(
        (
            "why-language",
            "why-meant",
            "why-asked",
            "why-stage",
            "why-confidence",
            "why-version",
            "why-section",
        ),
        "found",
    ),
    "search-what": "example",
    "compare-what": "one two",
    "compare-one": "name",
    "ask-here": "bot example",
    "flood": "seconds",
    "failed": "id",
    "not-by-editing": "command",
    "reload-done": "version count",
    "reload-added": "names",
    "reload-changed": "names",
    "reload-removed": "names",
    "reload-refused": "count",
    "reload-more": "count",
    "version": "software version count since",
    "stats": "days questions",
    "stats-status": "answer clarify unknown social",
    "stats-languages": "languages",
    "stats-thumbs": "up down",
    "unanswered-line": "number text times language",
}
"""Placeholders of each text, by key; a text that is not here has none."""


class Sentences(Shape):
    """Base of texts with ``{placeholders}``: each has exactly those of ``PLACEHOLDERS``."""

    @model_validator(mode="after")
    def _placeholders_are_right(self) -> Sentences:
        faults = [
            Fault(f'"{key}" {what}.', mend, (key,))
            for key, text in self.model_dump(by_alias=True).items()
            if isinstance(text, str)
            for what, mend in _wrong(text, PLACEHOLDERS.get(key, ""))
        ]
        if faults:
            raise reject(*faults)
        return self


def _wrong(text: str, wanted: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a text that should have these placeholders."""
    if not text.strip():
        yield "is empty", "Write the sentence."
        return
    try:
        found = {_placeholder(*part[1:]) for part in string.Formatter().parse(text)} - {""}
    except ValueError:
        yield "has a brace too many or too few", "Write each placeholder as {word}."
        return
    if found != set(wanted.split()):
        shown = " ".join(f"{{{name}}}" for name in wanted.split()) or "no placeholder"
        yield f"must have {shown}", "Put in what lacks and take out what is too much."


def _placeholder(name: str | None, layout: str | None, conversion: str | None) -> str:
    """Return what stands between braces, whole; empty for a part of the text without."""
    if name is None:
        return ""
    return (
        (name or "?") + (f"!{conversion}" if conversion else "") + (f":{layout}" if layout else "")
    )
