"""Needs told in words of one's own: groups of words that may stand anywhere."""

from __future__ import annotations

import pytest

from bot.engine.finding import Form
from bot.engine.index import KnowledgeIndex
from bot.engine.lexicon import Lexicon
from bot.engine.need_stage import NeedStage
from bot.engine.needs import NeedReader
from bot.language.words import split
from tests.engine.small import knowledge, language, read

GROUPS = {
    "child": {"en": ("child", "kid", "toddler")},
    "laugh": {"en": ("laugh", "funny", "giggle")},
    "walk": {"en": ("walk", "hike")},
    "lost": {"en": ("lost", "astray")},
    "words": {"en": ("answer", "claim")},
    "origin": {"en": ("based", "quote")},
}
NEEDS = {
    "comics": (("child", "laugh"),),
    "maps": (("walk", "lost"), ("walk", "lost", "child")),
    "source": (("words", "origin"),),
}
KNOWLEDGE = knowledge(word_groups=GROUPS, needs=NEEDS)
LEXICON = Lexicon(KNOWLEDGE, {"en": language()})
READER = NeedReader(KNOWLEDGE, LEXICON)
STAGE = NeedStage(KnowledgeIndex(KNOWLEDGE, LEXICON), LEXICON, floor=0.6)


def needs(text: str) -> list[str]:
    """Return what is needed, what is told by most first."""
    return [need.wanted for need in READER.read(split(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my kids never laughed so much", ["comics"]),
        ("something funny would suit a child", ["comics"]),
        ("we went hiking and were lost with the toddlers", ["maps", "maps"]),
        ("a schoolchild that giggles", ["comics"]),  # a compound tells it as well
        ("my kids have toddlers", []),  # two words of the same group
        ("a funny day", []),
        ("", []),
    ],
)
def test_reads_needs_from_words_anywhere(text: str, expected: list[str]) -> None:
    """In any order and form; of each group of a row one word, and no word counts twice."""
    assert needs(text) == expected


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Our toddlers sat there and nobody ever giggled", ["central"]),
        ("We were lost on our walk", ["corner"]),
        ("Our toddlers want to giggle at Frobozz Emporium", []),  # somebody else
        ("Our toddlers giggle on the moon", []),  # a place of which nothing is known
        ("My neighbour bought a car yesterday", []),
    ],
)
def test_a_need_finds_who_has_it(text: str, about: list[str]) -> None:
    """When no stage understood the question; not where something else is named."""
    found = STAGE.look_up(read(text))
    assert (list(found.about) if found else []) == about


def test_what_is_not_wanted_is_left_out() -> None:
    """Who asks for what is free is not sent to who asks a fee."""
    assert STAGE.look_up(read("we were lost on a walk, it has to be free")) is None


def test_the_more_strange_words_the_less_sure() -> None:
    """Two words in a whole story may be chance."""
    short, long = (STAGE.look_up(read(f"lost on a walk{more}")) for more in ("", " qwib xarp"))
    assert short is not None
    assert long is not None
    assert long.confidence < short.confidence
    assert STAGE.look_up(read("lost on a walk" + " qwib xarp vung zilp frot brum" * 2)) is None


@pytest.mark.parametrize(
    ("text", "form"),
    [("what are those answers based at", Form.SOURCE), ("quote a claim of Shakespeare", None)],
)
def test_the_source_may_be_asked_for_in_words_of_ones_own(text: str, form: Form | None) -> None:
    """When hardly anything else is said: people quote from many a book."""
    found = STAGE.look_up(read(text))
    assert (found.form if found else None) == form
