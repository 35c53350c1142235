"""The knowledge base, arranged for looking up."""

from __future__ import annotations

from bot.language.words import split
from tests.engine.small import INDEX, entry, fact, index


def test_categories_hold_those_of_the_narrower_ones() -> None:
    """A branch is a library; that is stated only of some."""
    assert list(INDEX.in_category["library"]) == ["central", "corner", "old-hall"]
    assert (INDEX.is_called("corner", ["library"]), INDEX.may_be_called("corner", ["library"])) == (
        False,
        True,
    )


def test_knows_the_words_of_the_texts() -> None:
    """In all their forms; small words are no one's."""
    assert INDEX.users(split("telescopes")[0]) == {"corner"}
    assert INDEX.users(split("is")[0]) == frozenset()
    assert INDEX.uses("corner", split("telescope")[0]) is True


def test_a_history_goes_from_old_to_new() -> None:
    """From whichever entry it is looked at; what has none has no history."""
    assert INDEX.lineage("central") == INDEX.lineage("old-hall") == ("old-hall", "central")
    assert INDEX.lineage("corner") == ()


def test_a_history_in_a_circle_comes_to_an_end() -> None:
    """Each entry is named once."""
    circle = index(
        entry("one", "One", fact("one", "follows", "After two.", target="two")),
        entry("two", "Two", fact("two", "follows", "After one.", target="one")),
    )
    assert sorted(circle.lineage("one")) == ["one", "two"]


def test_a_value_counts_more_the_fewer_have_it() -> None:
    """And nothing when nobody has it."""
    assert INDEX.rarity("north") > INDEX.rarity("moon") == 0.0


def test_small_questions_about_kinds() -> None:
    """Unknown ids are no fault: they come from a memory that may be old."""
    assert (INDEX.is_held("price"), INDEX.is_held("free"), INDEX.is_held("gone")) == (
        False,
        True,
        False,
    )
    assert (INDEX.is_flag("free"), INDEX.is_flag("runs"), INDEX.is_broad("purpose")) == (
        True,
        False,
        True,
    )
    assert (INDEX.answers("run-by"), INDEX.answers("gone")) == (("who",), ())
    assert (INDEX.other_side("runs"), INDEX.other_side("follows"), INDEX.other_side("free")) == (
        "run-by",
        "",
        "",
    )
    assert (INDEX.is_tentative("hopes-for"), INDEX.is_tentative("free")) == (True, False)
    assert (INDEX.is_place("north"), INDEX.is_place("maps")) == (True, False)
