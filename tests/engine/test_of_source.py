"""What the source says of some matter."""

from __future__ import annotations

import pytest

from bot.engine.of_source import asks_of_source
from tests.engine.small import read


@pytest.mark.parametrize(
    "text", ["what is in the source about comics", "what has the source about the maps"]
)
def test_a_matter_is_asked_of_the_source(text: str) -> None:
    """It stands right behind "about", but for an article."""
    assert asks_of_source(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "what is the source",
        "what is the source about",
        "where is the source about comics",
        "what is in the source about libraries with comics",
        "what about comics",
    ],
)
def test_the_source_itself_is_another_matter(text: str) -> None:
    """So is a list of what it tells of, or a question that does not name it."""
    assert not asks_of_source(read(text))
