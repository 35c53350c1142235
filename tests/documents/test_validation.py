"""Checking a document against a model: each fault in plain words, on its own line."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import AfterValidator, Field

from bot.documents import Fault, Shape, nearest, read, reject, validate
from bot.documents.allowed import keys_allowed


class Colour(StrEnum):
    """A choice."""

    RED = "red"
    BLUE = "blue"


def short(text: str) -> str:
    """Refuse long text in two ways at once."""
    if len(text) > 3:
        raise reject(Fault("{place} is too long.", "Shorten it."), Fault("Really.", "Please."))
    return text


class Part(Shape):
    """A part of the whole."""

    word: str
    size: int = Field(default=1, ge=1, le=9)
    two_words: tuple[str, ...] = ()


class Whole(Shape):
    """A model with every kind of field."""

    name: str
    colour: Colour = Colour.RED
    side: Literal["left", "right"] = "left"
    active: bool = True
    share: float = 0.5
    tag: Annotated[str, AfterValidator(short)] = "x"
    parts: dict[str, Part] = Field(default_factory=dict)
    label: str = Field(default="x", min_length=1, max_length=5)
    even: int = Field(default=2, multiple_of=2)
    rows: tuple[Part, ...] | None = None


def faults(text: str, tmp_path: Path) -> list[str]:
    """Return the problems that validating a text gives, without the name of the file."""
    path = tmp_path / "f.yaml"
    path.write_text(text, encoding="utf-8")
    document, problems = read(path)
    assert document is not None
    _, more = validate(document, Whole)
    return [str(problem).split("f.yaml:")[1] for problem in problems + more]


def test_a_good_document_becomes_the_model(tmp_path: Path) -> None:
    """Lists become tuples, words become choices, hyphens become underscores."""
    path = tmp_path / "f.yaml"
    path.write_text("name: a\ncolour: blue\nshare: 1\nparts: {p: {word: w, two-words: [v, w]}}\n")
    document, _ = read(path)
    assert document is not None

    assert validate(document, Whole) == (
        Whole(
            name="a",
            colour=Colour.BLUE,
            share=1.0,
            parts={"p": Part.model_validate({"word": "w", "two-words": ("v", "w")})},
        ),
        [],
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("side: left", '1: "name" is missing. Add it here: name: ...'),
        ("name: 12", '1: "name" must be text, but it is 12. Put quotes around it: "12".'),
        ("name: true", '1: "name" must be text, but it is true. Put quotes around it: "true".'),
        ("name: [a]", '1: "name" must be text, but it is a list. Write one text here.'),
        (
            "name: a\nactive: 'true'",
            '2: "active" must be true or false, but it is the text "true". '
            "Write true or false, without quotes.",
        ),
        (
            "name: a\nshare: much",
            '2: "share" must be a number, but it is the text "much". '
            "Write a number, without quotes.",
        ),
        (
            "name: a\nparts: [b]",
            '2: "parts" must be a set of keys with values, but it is a list. '
            "Write key: value on each line below it.",
        ),
        (
            "name: a\nrows: b",
            '2: "rows" must be a list, but it is the text "b". '
            "Write each item on its own line after a hyphen, or [one, two].",
        ),
        (
            "name: a\nrows:\n  - b",
            '3: Item 1 of "rows" must be a set of keys with values, but it is the text "b". '
            "Write key: value on each line below it.",
        ),
        (
            "name: a\ncolour: green",
            "2: \"colour\" must be one of: 'red' or 'blue'. Correct the value.",
        ),
        ("name: a\nside: up", "2: \"side\" must be one of: 'left' or 'right'. Correct the value."),
        (
            "name: a\nparts:\n  p:\n    word: w\n    size: 10",
            '5: "size" must be 9 or less. Correct the value.',
        ),
        (
            "name: a\nparts:\n  p:\n    word: w\n    size: 1.5",
            '5: "size" must be a whole number, but it is 1.5. '
            "Write a whole number, without quotes.",
        ),
        ("nam: a\nname: a", '1: The key "nam" is not known here. Did you mean "name"?'),
        (
            "name: a\nparts:\n  name: {wordd: w, word: w}",
            '3: The key "wordd" is not known here. Did you mean "word"?',
        ),
        (
            "name: a\nrows:\n  - {word: w, two_words: []}",
            '3: The key "two_words" is not known here. Did you mean "two-words"?',
        ),
        (
            "name: a\nrows:\n  - {word: w, qqqq: 1}",
            '3: The key "qqqq" is not known here. Use one of: size, two-words, word.',
        ),
        (
            "just text",
            "1: The file must be a set of keys with values, but it is the text "
            '"just text". Write key: value on each line below it.',
        ),
    ],
)
def test_each_fault_is_told_on_its_line(tmp_path: Path, text: str, problem: str) -> None:
    """A person who never heard of types can mend the file with this."""
    assert faults(text, tmp_path) == [problem]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "name: a\nlabel: ''",
            '2: "label" has too little in it. Fill it in, or leave the key out if it may be.',
        ),
        (
            "name: a\nlabel: long label",
            '2: "label" must be at most 5 characters long. Correct the value.',
        ),
        (
            "name: a\neven: 3",
            '2: "even" is not right: Input should be a multiple of 2. Correct the value.',
        ),
    ],
)
def test_limits_are_told(tmp_path: Path, text: str, problem: str) -> None:
    """Too short, too long and other limits each have words; the rest is told as it comes."""
    assert faults(text, tmp_path) == [problem]


def test_an_unknown_key_in_an_unknown_place_gets_no_suggestion() -> None:
    """Where the model does not tell what may be there, nothing is made up."""
    assert keys_allowed(Whole, ("share", "x")) == []
    assert keys_allowed(Whole, ("nowhere",)) == []


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    """Validating does not stop at the first fault."""
    assert len(faults("name: 1\nactive: 2\nextra: 3\n", tmp_path)) == 3


def test_a_validator_can_name_several_faults(tmp_path: Path) -> None:
    """``reject`` takes more than one fault, and names the place."""
    assert faults("name: a\ntag: long text", tmp_path) == [
        '2: "tag" is too long. Shorten it.',
        "2: Really. Please.",
    ]


def test_what_reading_told_is_not_told_again(tmp_path: Path) -> None:
    """A trap that reading reported is not a wrong type as well."""
    found = faults("name: no\nactive: 12:30\nextra: ~\n", tmp_path)

    assert len(found) == 3


def test_the_nearest_word_is_suggested() -> None:
    """A near miss gets the word, a far miss gets the choice, and no choice is told too."""
    assert nearest("librari", ["library", "branch"]) == 'Did you mean "library"?'
    assert nearest("zzz", ["b", "a"]) == "Use one of: a, b."
    assert nearest("zzz", map(str, range(20))).endswith(", ...")
    assert nearest("zzz", []) == "None are defined yet."
