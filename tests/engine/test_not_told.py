"""Wishes to which any list would claim what is not told."""

from __future__ import annotations

import pytest

from bot.engine.not_told import is_not_told
from bot.engine.want_reader import WantReader
from tests.engine.small import INDEX, read

READER = WantReader(INDEX)


def claims(text: str) -> bool:
    """Tell whether a list would claim what is not told."""
    question = read(text)
    return is_not_told(question, READER.wanted(question), INDEX)


def test_of_others_it_is_not_told_what_they_lack() -> None:
    """What has comics is told, but not what has none."""
    assert claims("which libraries are not comics")


@pytest.mark.parametrize(
    "text",
    ["which libraries are comics", "which foundations are not comics", "which libraries are free"],
)
def test_what_is_so_is_told(text: str) -> None:
    """Or nothing of the main kind has what is denied."""
    assert not claims(text)


def test_who_does_not_do_something_is_not_told() -> None:
    """Who does, is."""
    told = claims("which foundations are not running"), claims("which foundations are running")
    assert told == (True, False)
