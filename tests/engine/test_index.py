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
    assert list(INDEX.users(split("telescopes")[0])) == ["corner"]
    assert list(INDEX.users(split("is")[0])) == []
    assert INDEX.uses("corner", split("telescope")[0]) is True


def test_a_relation_ties_entries_to_those_of_a_category() -> None:
    """The other way round it does not; a wider category holds those of a narrower one."""
    assert list(INDEX.tied["run-by", "party"]) == list(INDEX.with_kind["run-by"])
    assert list(INDEX.tied["run-by", "library"]) == []
    assert set(INDEX.tied["runs", "library"]) == set(INDEX.with_kind["runs"])


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


def test_what_is_run_by_itself_runs_something() -> None:
    """Nobody else is named in such a fact."""
    alone = index(entry("solo", "Solo", fact("solo", "run-by", "Solo is run by itself.")))
    assert "solo" in alone.with_kind["runs"]
