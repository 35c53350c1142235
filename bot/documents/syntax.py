"""What the YAML parser complains of, in plain words."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from bot.errors import Problem


class _Mark(Protocol):
    line: int


class _Explanation(NamedTuple):
    """Plain words for complaints that contain ``sign``.

    ``start`` says that the fault is where the unfinished thing starts, not where it was noticed.
    """

    sign: str
    what: str
    mend: str
    start: bool = False


_INDENT = "Check the indentation: keys that belong together start in the same column."
_QUOTE = "Put quotes around the whole text."
_INDENT_OR_QUOTE = f"{_INDENT} A text with an apostrophe needs double quotes around it."
_EXPLANATIONS = (
    _Explanation(
        "mapping values are not allowed",
        "There is a second colon in this line, or it does not fit the line above it.",
        f"{_QUOTE} If it has one colon only: check its indentation, and the line above.",
    ),
    _Explanation(
        "could not find expected ':'",
        "This line has no colon, or it does not belong to the line above it.",
        "Write it as key: value, or indent it further than the line above.",
        start=True,
    ),
    _Explanation(
        "unexpected end of stream",
        "A quote is opened here and not closed.",
        "Close the text with the same kind of quote.",
        start=True,
    ),
    _Explanation(
        "unexpected document indicator",
        "A quote is opened here and not closed.",
        "Close the text with the same kind of quote.",
        start=True,
    ),
    _Explanation(
        "that cannot start any token",
        "The text starts with a character that has a special meaning (such as @, %, or `).",
        _QUOTE,
    ),
    _Explanation(
        "unknown escape character",
        "There is a backslash in a text between double quotes.",
        "Use single quotes around the text, or remove the backslash.",
    ),
    _Explanation(
        "',' or ']'",
        "A list in square brackets is not closed, or a comma is missing.",
        "Check the brackets, the commas, and the quotes before this place.",
    ),
    _Explanation(
        "',' or '}'",
        "A part in curly brackets is not closed, or a comma is missing.",
        "Check the brackets, the commas, and the quotes before this place.",
    ),
    _Explanation("expected key", "This line does not fit the lines before it.", _INDENT_OR_QUOTE),
    _Explanation("<block end>", "This line does not fit the lines before it.", _INDENT_OR_QUOTE),
    _Explanation("'-' indicator", "This line does not fit the lines before it.", _INDENT),
    _Explanation("entries are not allowed", "A list item cannot stand here.", _INDENT),
    _Explanation("tag", "An exclamation mark starts this value.", _QUOTE),
    _Explanation("alias", "An asterisk starts this value.", _QUOTE),
    _Explanation("anchor", "An ampersand starts this value.", _QUOTE),
    _Explanation(
        "<document start>",
        "This line does not fit the lines before it.",
        "Check the indentation, and that the text above is complete.",
    ),
)


def explain(error: Exception, file: str) -> Problem:
    """Turn an error of the YAML parser into a problem in plain words."""
    complaint = f"{getattr(error, 'context', '')} {getattr(error, 'problem', None) or error}"
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    for sign, what, mend, start in _EXPLANATIONS:
        if sign in complaint:
            return Problem(file, _line(marks[::-1] if start else marks), what, mend)
    what = f"This is not YAML ({complaint.replace('None ', '').strip()})."
    mend = "Compare the line with the same line in another file, or undo the last change."
    return Problem(file, _line(marks), what, mend)


def _line(marks: list[_Mark | None]) -> int:
    """Return the line of the first mark that there is."""
    return next((mark.line + 1 for mark in marks if mark is not None), 0)
