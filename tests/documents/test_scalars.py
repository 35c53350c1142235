"""What a single unquoted word means."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.scalars import Scalar, Surprise, resolve


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-12", -12),
        ("1000", 1000),
        ("0.5", 0.5),
        ("-1.25", -1.25),
        ("nope", "nope"),
        ("1 mei", "1 mei"),
        ("A-12", "A-12"),
        ("v1.2.3", "v1.2.3"),
        ("10:am", "10:am"),
        ("-", "-"),
        (".", "."),
        ("+", "+"),
    ],
)
def test_plain_words_are_what_they_seem(text: str, value: Scalar) -> None:
    """Only true, false and plain numbers are something else than text."""
    assert resolve(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "No",
        "ON",
        "off",
        "y",
        "N",
        "True",
        "FALSE",
        "~",
        "null",
        "NULL",
        "",
        "12:30",
        "1:30:59",
        "2024-05-01",
        "2024-5-1 10:00",
        "010",
        "0x1F",
        "0b1",
        "0o17",
        "1_000",
        "+5",
        "1e3",
        ".5",
        "5.",
        ".inf",
        "-.INF",
        ".nan",
        "<<",
        "=",
        "12345678901234567890",
    ],
)
def test_surprising_words_are_refused(text: str) -> None:
    """What YAML reads as something else than it seems has to be written in another way."""
    assert isinstance(resolve(text), Surprise)


def test_a_long_surprise_is_cut_short() -> None:
    """A problem stays one readable sentence."""
    surprise = resolve("9" * 1000)

    assert isinstance(surprise, Surprise)
    assert len(str(surprise.what)) < 120


@given(st.from_regex(r"[-+]?[0-9._:eExXoObB]*", fullmatch=True))
def test_numbers_are_exact_or_refused(text: str) -> None:
    """A number that is read is the number that was written."""
    value = resolve(text)

    if isinstance(value, (int, float)):
        assert math.isclose(value, float(text))
