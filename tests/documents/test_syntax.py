"""What is said of text that is not YAML, with the fast and with the slow parser."""

from __future__ import annotations

import pytest
import yaml

from bot.documents import building

CASES = [
    ("a: 1\nb: 'x\nc: d\n", 2, "A quote is opened here and not closed."),
    (
        "a: 1\nb: c: d\n",
        2,
        "There is a second colon in this line, or it does not fit the line above it.",
    ),
    (
        "a: 1\nb: @x\n",
        2,
        "The text starts with a character that has a special meaning (such as @, %, or `).",
    ),
    ('a: 1\nb: "\\d"\n', 2, "There is a backslash in a text between double quotes."),
    ("a: [b, c\nd: e\n", 2, "A list in square brackets is not closed, or a comma is missing."),
    ("a: {b: 1 c: 2}\n", 1, "A part in curly brackets is not closed, or a comma is missing."),
    ("a: 1\nb: 'it's'\n", 2, "This line does not fit the lines before it."),
    ("a:\n    b: 1\n  c: 2\n", 3, "This line does not fit the lines before it."),
    ("- a\nb: c\n", 2, "This line does not fit the lines before it."),
    ("a: 1\nb\nc: 2\n", 2, "This line has no colon, or it does not belong to the line above it."),
    ("a: - b\n", 1, "A list item cannot stand here."),
    ("a: 1\nb: &\n", 2, "An ampersand starts this value."),
    ("a: 1\nb: *\n", 2, "An asterisk starts this value."),
]


@pytest.mark.parametrize("parser", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(("text", "line", "what"), CASES)
def test_syntax_errors_are_told_in_plain_words(
    text: str, line: int, what: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One clear problem, on the line where a person has to mend it."""
    monkeypatch.setattr(building, "_LOADER", getattr(yaml, parser))

    document, problems = building.build(text, "file.yaml", "")

    assert document is None
    assert [(problem.line, problem.what) for problem in problems] == [(line, what)]
