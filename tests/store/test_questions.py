"""What is kept of a question: nothing that points to a person."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.questions import LONGEST, question_id, tidy


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Wat is   PLEIO?? ", "wat is pleio"),
        ("“Wat is Pleio”", "wat is pleio"),
        ("Mail jan.de-vries+x@gemeente.nl, graag", "mail [e-mail] graag"),
        ("mailto:jan@x.nl", "[e-mail]"),
        ("jan＠x.nl", "[e-mail]"),
        ("vraag @jan_de_vries of t.me/jan", "vraag [@name] of [@name]"),
        ("bel 06-12345678", "bel [number]"),
        ("bel 06 12 34 56 78 graag", "bel [number] graag"),
        ("bel +31 (0)20 123 4567.", "bel [number]"),
        ("mijn bsn is 123456782", "mijn bsn is [number]"),
        ("NL91ABNA0417164300", "[number]"),
        ("nl91 abna 0417 1643 00", "nl91 abna [number]"),
        ("van 2018-2022 in Amsterdam", "van 2018-2022 in amsterdam"),
        ("artikel 3.14 van 2021?", "artikel 3.14 van 2021"),
        ("?!", ""),
        ("🙂", "🙂"),
        ("half \ud83d", "half"),
    ],
)
def test_masks_what_points_to_a_person(text: str, kept: str) -> None:
    """Addresses, telephone numbers, names with an at sign and long numbers."""
    assert tidy(text) == kept


def test_cuts_a_long_question() -> None:
    """After masking, so that no half address is left."""
    kept = tidy("a" * 195 + " jan@gemeente.nl")
    assert (len(kept), kept[190:]) == (LONGEST, "aaaaa [e-…")


@given(st.text())
def test_keeps_a_text_that_can_be_kept(text: str) -> None:
    """Of any text, at most so many characters, and no at sign but in a mask."""
    kept = tidy(text)
    assert len(kept.encode().decode()) <= LONGEST
    assert "@" not in kept.replace("[@name]", "").replace("[@n", "").replace("[@", "")


@pytest.mark.parametrize("text", ["a" * 100_000, "1(" * 50_000, "@" * 100_000, "a@" * 50_000])
def test_no_text_takes_long(text: str) -> None:
    """A message that was made to keep it busy does not."""
    start = time.perf_counter()
    tidy(text)
    assert time.perf_counter() - start < 1


def test_the_same_words_have_the_same_id() -> None:
    """Short enough for the 64 bytes behind a button."""
    assert question_id(tidy("Wat?")) == question_id(tidy("wat")) != question_id(tidy("wie"))
    assert len(question_id("wat")) == 16
