"""What the parts of a message are for."""

from __future__ import annotations

import pytest

from bot.engine.clauses import core, focus, negated, unpunctuated
from bot.engine.hits import Tagged
from bot.engine.names import find_names
from bot.engine.tagging import tag
from bot.language.words import asked, split
from tests.engine.small import LEXICON


def tagged(text: str) -> Tagged:
    """Tag a message in English."""
    words = split(text)
    return tag(words, find_names(words, LEXICON), "en", LEXICON)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Hello, what is Central? Thanks", "what is central"),
        ("I was wondering what is Central", "what is central"),
        ("hello", "hello"),
        ("hello thanks", "hello thanks"),
        ("tell Hello Central", "tell hello central"),
        ("May I ask? What is Central? Thanks.", "what is central"),
        ("may i ask", "may i ask"),
        ("Which is it? Thanks", "which is it"),  # what points back is something to ask about
        ("thanks, that is it", "thanks that is it"),  # but not beside small talk
        ("Please, I was wondering, what is Central", "what is central"),
    ],
)
def test_politeness_is_passed_over(text: str, kept: str) -> None:
    """At the edges of a message, as long as anything else is left."""
    assert " ".join(word.form for word in core(tagged(text))) == kept


def test_a_capital_tells_nothing_at_the_new_beginning() -> None:
    """As at the beginning of any sentence."""
    kept = core(tagged("I was wondering: Maps at Central"))
    assert [(word.form, word.proper) for word in kept] == [
        ("maps", False),
        ("at", False),
        ("central", True),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("not free", {1}),
        ("not a b c d e", {1, 2, 3, 4}),
        ("not free, library", {1}),
        ("not bad, free", set()),
        ("free", set()),
    ],
)
def test_a_negation_reaches_a_few_words_of_its_clause(text: str, places: set[int]) -> None:
    """And nothing beyond; what is agreement is no denial."""
    assert negated(tagged(text)) == places


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("we have a map, what is Central", {1}),
        ("a map, a library", {0, 1}),
        ("and Central, a map", {0}),
        ("what is it, hm", {0, 1}),
    ],
)
def test_the_focus_is_where_something_is_asked(text: str, clauses: set[int]) -> None:
    """All of a message when nothing is, or when it asks nothing of the subject."""
    assert focus(tagged(text)) == clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("we are new here who runs it", [0, 0, 0, 0, 1, 1, 1]),
        ("tell who runs it", [0, 0, 0, 0]),  # too little before it
        ("we are new, tell here who runs it", [0, 0, 0, 1, 1, 1, 1, 1]),
    ],
)
def test_a_message_without_punctuation_is_cut_into_clauses(text: str, clauses: list[int]) -> None:
    """At its question words, where there are no marks to go by."""
    assert [word.clause for word in unpunctuated(tagged(text))] == clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("what we have is a map. a library?", {1}),
        ("what we have is a map. it?", {0, 1}),
        ("what we have is a map. what is Central?", {1}),
    ],
)
def test_a_question_mark_tells_what_is_asked(text: str, clauses: set[int]) -> None:
    """The other sentences tell something then, unless the one with the mark only points back."""
    assert focus(tagged(text), asked(text, split(text))) == clauses
