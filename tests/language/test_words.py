"""Cutting text into words that can be compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.words import (
    MAX_CHARACTERS,
    MAX_LETTERS,
    MAX_WORDS,
    asked,
    fold,
    forms,
    plain,
    sentences,
    split,
    squash,
)


def cut(text: str) -> list[str]:
    """List the folded forms of the words of a text."""
    return [word.form for word in split(text)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ideeënvijver", "ideeenvijver"),
        ("ÉÉN", "een"),
        ("ide\N{COMBINING DIAERESIS}e", "idee"),
        ("Straße", "strasse"),
        ("ﬁets", "fiets"),
        ("a\N{ZERO WIDTH SPACE}b", "ab"),
    ],
)
def test_folding_takes_away_what_people_leave_out(text: str, folded: str) -> None:
    """Case, accents in either spelling, ligatures and invisible characters make no difference."""
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["Open Stad", "openstad", "open-stad", "OPEN  STAD!", "Open_Stad"])
def test_squashing_joins_what_is_split(text: str) -> None:
    """A compound is the same whether it is joined, split or hyphenated."""
    assert squash(text) == "openstad"


@pytest.mark.parametrize("text", ["Ideeënvijver", "ideeen vijver", "ideeën-vijver", "ideëenvijver"])
def test_squashing_finds_an_accent_wherever_it_is_put(text: str) -> None:
    """Where the accent stands does not matter; three of a letter in a row count as two."""
    assert squash(text) == squash("ideeenvijver")


@pytest.mark.parametrize(("text", "form"), [("heeeeel", "heel"), ("heel", "heel"), ("hel", "hel")])
def test_drawn_out_letters_are_cut_to_two(text: str, form: str) -> None:
    """Drawing out is mended, while one letter and two stay different words."""
    assert cut(text) == [form]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pleio's site", ["pleio", "site"]),
        ("Pleio’s site", ["pleio", "site"]),
        ("foto's", ["foto"]),
        ("e-dem", ["e", "dem"]),
        ("1,5", ["1", "5"]),
        ("", []),
        (" ?! \n ... ", []),
    ],
)
def test_words_are_letters_and_digits(text: str, expected: list[str]) -> None:
    """Marks part words, a possessive ending is left off, and no letters give no words."""
    assert cut(text) == expected


def test_words_know_their_sentence_and_clause() -> None:
    """A full stop begins a sentence and a clause, a comma only a clause."""
    places = [(word.form, word.sentence, word.clause) for word in split("Wat is X? En Y, wie?")]
    assert places == [
        ("wat", 0, 0),
        ("is", 0, 0),
        ("x", 0, 0),
        ("en", 1, 1),
        ("y", 1, 1),
        ("wie", 1, 2),
    ]


def test_words_know_where_they_start() -> None:
    """The place of a word is that of its first letter in the message."""
    message = "  ik zoek  Pleio"
    assert [message[word.start] for word in split(message)] == ["i", "z", "P"]


@pytest.mark.parametrize(
    ("text", "proper"),
    [
        ("ik zoek Open Stad", ["open", "stad"]),
        ("Pleio is er", []),
        ("WAT IS DIT", []),
        ("het is af. Pleio is er", []),
        ("mijn iPhone", ["iphone"]),
    ],
)
def test_a_capital_within_a_sentence_marks_a_name(text: str, proper: list[str]) -> None:
    """The first word of a sentence proves nothing, and neither does shouting."""
    assert [word.form for word in split(text) if word.proper] == proper


def test_an_emoji_is_a_word_of_its_own() -> None:
    """A picture is told from letters."""
    assert [(word.form, word.emoji) for word in split("👍ok")] == [("👍", True), ("ok", False)]


def test_a_raw_word_keeps_its_accents() -> None:
    """A dictionary wants the accents, and the three e, that comparing does without."""
    assert [(word.raw, word.form) for word in split("Ideeën")] == [("ideeën", "ideen")]


def test_length_is_bounded() -> None:
    """No message and no word takes more than so much time, however long it is."""
    assert len(split("ab " * MAX_WORDS * 2)) == MAX_WORDS
    assert len(split("ab" * MAX_LETTERS)[0].form) == MAX_LETTERS
    assert cut("x" + " " * MAX_CHARACTERS + "pleio") == ["x"]


def test_sentences_are_cut_at_marks_and_line_ends() -> None:
    """Sentences come without their marks and blank space; blank text has none."""
    assert sentences("Hoi! Is X er?\nEn ARGU... ja") == ("Hoi", "Is X er", "En ARGU", "ja")
    assert sentences(" \n ") == ()


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", set()),
        ("no question at all", set()),
        ("So little money. Who can help?", {1}),
        ("Who? Me. Really?!", {0, 2}),
        ("What is this 👋? A greeting", {0}),
        ("Written wide？ No", {0}),
    ],
)
def test_a_question_mark_tells_which_sentences_ask(text: str, numbers: set[int]) -> None:
    """They are numbered as the words are."""
    assert asked(text, split(text)) == numbers


def test_a_point_within_an_address_ends_no_sentence() -> None:
    """Only a mark with a space after it ends a sentence."""
    assert sentences("zie pleio.nl/x nu") == ("zie pleio.nl/x nu",)


@given(st.text() | st.text("abAB1 -'*\N{LATIN SMALL LETTER E WITH ACUTE}"))
def test_forms_are_those_of_the_words(text: str) -> None:
    """Whoever wants only the forms gets the ones that cutting gives, however a text is written."""
    assert forms(text) == tuple(cut(text))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("platform", "platform"),
        ("heeeel", "heel"),
        ("", ""),
        ("Pleio", ""),
        ("open stad", ""),
        ("web2", ""),
        ("idee\N{COMBINING ACUTE ACCENT}", ""),
        ("a" * (MAX_LETTERS + 1), ""),
    ],
)
def test_only_a_word_in_small_letters_is_plain(text: str, form: str) -> None:
    """Anything else has to be cut."""
    assert plain(text) == form
