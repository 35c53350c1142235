"""Names that are set aside."""

from __future__ import annotations

import pytest

from bot.engine.excepting import excepted
from bot.engine.lexicon import Lexicon
from bot.engine.names import find_names
from bot.engine.pipeline import Engine
from bot.engine.tagging import tag
from bot.engine.turns import Memory
from bot.language.words import split
from tests.engine.small import knowledge, language

ENGINE = Engine(knowledge(), {"en": language()})


@pytest.mark.parametrize(
    "said", ["which libraries except Central", "which libraries except the Central"]
)
def test_others_are_told_than_the_one_set_aside(said: str) -> None:
    """Words before a name set it aside, also with an article in between."""
    answer = ENGINE.reply(said, Memory()).answer
    assert {each.id for each in answer.about} == {"corner", "old-hall"}


def test_words_after_a_name_set_it_aside_at_the_end_of_a_clause() -> None:
    """As in "Central left out"."""
    answer = ENGINE.reply("which libraries, Central left out", Memory()).answer
    assert "central" not in {each.id for each in answer.about}


def test_an_alternative_to_one_is_any_other_of_its_kind() -> None:
    """Also when nothing is said of what it has to be."""
    answer = ENGINE.reply("I need an alternative to Central", Memory()).answer
    assert {each.id for each in answer.about} == {"corner", "old-hall"}


def test_a_comparison_sets_nothing_aside() -> None:
    """Both stay."""
    words = split("compare Corner except Central")
    lexicon = Lexicon(knowledge(), {"en": language()})
    assert excepted(tag(words, find_names(words, lexicon), "en", lexicon)) == []
