"""Misspelt words, and words that go on too long to be taken apart."""

from __future__ import annotations

import pytest

from bot.engine.names import find_names
from bot.engine.spelling import LONGEST_COMPOUND, MOST_COMPOUNDS, spelt
from bot.language.words import split
from tests.engine.small import LEXICON


def mended(text: str) -> list[str]:
    """Return the words of a message in their likely spelling."""
    words = split(text)
    return [word.form for word in spelt(words, find_names(words, LEXICON), LEXICON)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fuondation", ["foundation"]),
        ("libary", ["library"]),
        ("a book", ["a", "book"]),
        ("Libary", ["library"]),  # a sentence begins with a capital
        ("the Libary", ["the", "library"]),  # long enough to be sure of
        ("the Hlelo", ["the", "hlelo"]),  # a name of something else
        ("the Ibrary", ["the", "ibrary"]),  # it begins otherwise
        ("12345", ["12345"]),
        ("☂", ["☂"]),
        ("comiclibrary", ["comiclibrary"]),
        ("xyzzyx", ["xyzzyx"]),
        ("bokends", ["bokends"]),  # a name, found elsewhere
    ],
)
def test_words_that_are_none_get_their_likely_spelling(text: str, words: list[str]) -> None:
    """Real words, names, numbers and compounds are left as they are."""
    assert mended(text) == words


def test_the_work_is_bounded() -> None:
    """Only the first unknown words of a message are looked at, and no word without end."""
    text = " ".join(["libary"] * (MOST_COMPOUNDS + 1))
    assert mended(text) == ["library"] * MOST_COMPOUNDS + ["libary"]
    assert mended("map" * LONGEST_COMPOUND)[0].startswith("mapmap")
