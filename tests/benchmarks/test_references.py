"""How references are scored."""

from __future__ import annotations

from rapidfuzz import fuzz

from benchmarks.references import Asked, best_threshold, by_name, grams, names_of, right
from tests.engine.small import INDEX

CENTRAL = Asked("what is central", frozenset({"central"}))
NOTHING = Asked("what is for lunch", frozenset())


def test_silence_is_right_only_where_there_is_nothing_to_say() -> None:
    """And any of the entries of the gold is right."""
    assert right(CENTRAL, "central")
    assert not right(CENTRAL, "")
    assert right(NOTHING, "")
    assert not right(NOTHING, "central")


def test_the_threshold_is_the_one_with_which_most_is_right() -> None:
    """Also when it is best to say nothing at all."""
    scored = [(CENTRAL, "central", 90.0), (NOTHING, "central", 60.0), (CENTRAL, "other", 70.0)]
    assert best_threshold(scored) in {70.0, 90.0}
    assert best_threshold([(NOTHING, "central", 99.0)]) == float("inf")


def test_a_name_is_found_by_its_likeness() -> None:
    """The reference gives the entry of the name that is most like the text."""
    choose = by_name(names_of(INDEX.knowledge), fuzz.WRatio)
    assert choose("what is Centrel?")[0] == "central"


def test_a_text_is_cut_into_three_letters() -> None:
    """Across its words, without capitals."""
    assert grams("Ab c") == [" ab", "ab ", "b c", " c "]
