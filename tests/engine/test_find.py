"""Finding entries by what a question wants."""

from __future__ import annotations

import pytest

from bot.engine.find import EntryFinder, Found
from bot.engine.off_point import asks_elsewhere, asks_meaning, asks_other_kind
from bot.engine.seeking import is_seeking, is_vague
from bot.engine.want_reader import SLIGHT, WantReader
from bot.engine.wants import Want, Wanted
from tests.engine.small import INDEX, entry, fact, index, read

READER = WantReader(INDEX)
FINDER = EntryFinder(INDEX, gap=0.15)


def wanted(text: str) -> Wanted:
    """Return what a message wants."""
    return READER.wanted(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("libraries", ("library",)),
        ("free libraries", ("library", "free")),
        ("libraries that are not free", ("library", "not free")),
        ("paid libraries", ("library", "not free")),
        ("a library with maps", ("library", "maps")),
        ("a library on the moon", ("library",)),  # nobody is there
        ("a branch of a library", ("branch",)),  # the narrow one was meant
        ("run by", ("run-by",)),
        ("my comics", ("comics",)),
        ("my price", ()),
        ("reading", ()),
    ],
)
def test_reads_what_is_wanted(text: str, expected: tuple[str, ...]) -> None:
    """In the terms of the knowledge base, and only what some entry has."""
    assert wanted(text).in_words == expected


def test_a_category_that_is_denied_is_ruled_out() -> None:
    """Unless it is wanted as well."""
    assert wanted("not a foundation").excluded == ("party",)


def test_vague_words_hardly_count_beside_clear_ones() -> None:
    """They count when there is nothing else."""
    weights = {want.kinds: want.weight for want in wanted("free, run by").wants if want.kinds}
    assert weights == {("run-by",): SLIGHT}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("free libraries", ("central",)),
        ("libraries that are not free", ("corner",)),
        ("libraries", ("central", "old-hall", "corner")),
        ("a place with maps in the north", ("corner",)),
        ("telescope", ("corner",)),
        ("foundations", ("bookends", "springfield")),
        ("not a library, not a foundation", ()),
        ("hello", ()),
    ],
)
def test_finds_what_fits(text: str, ids: tuple[str, ...]) -> None:
    """Best first; words of the texts count where no cue does."""
    assert set(FINDER.find(wanted(text)).ids) == set(ids)


def test_what_is_not_known_to_be_so_is_found_where_it_must_not_be_so() -> None:
    """Its sentence tells how it is; what fits by its own words comes first."""
    unsure = entry("shed", "Shed", fact("shed", "free", "Nobody says whether Shed is free."))
    corner = entry("nook", "Nook", fact("nook", "theme", "It has maps.", values=("maps",)))
    finder = EntryFinder(index(unsure, corner), gap=0.15)
    assert finder.find(wanted("libraries that are not free")).ids == ("shed",)
    assert finder.find(wanted("free libraries")).ids == ()


def test_what_is_of_the_kind_asked_for_wins_over_a_somewhat_better_fit() -> None:
    """In "which library ..." it is a library that is wanted, where one fits about as well."""
    shop = entry(
        "shop",
        "Shop",
        fact("shop", "theme", "It has maps.", values=("maps",)),
        categories=("party",),
    )
    nook = entry("nook", "Nook", fact("nook", "theme", "It has maps.", values=("maps",)))
    finder = EntryFinder(index(shop, nook), gap=0.15)
    assert wanted("which library has maps").heads == ("library",)
    assert finder.find(wanted("which library has maps")).ids == ("nook",)


def test_finds_only_among_those_that_are_given() -> None:
    """As for "which of the two"."""
    assert FINDER.find(wanted("maps"), ["central"]) == Found()
    assert FINDER.find(wanted("free"), ["central", "corner"]).ids == ("central",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("maps", True),  # so short that it can only be a search
        ("which libraries have something to do with maps", True),
        ("I need something with maps and comics", True),
        ("we sat in the sun looking at maps", False),
        ("how do you and they do those", False),
    ],
)
def test_tells_a_search_from_a_story(text: str, expected: bool) -> None:
    """By words that ask, or by more than one thing that is wanted."""
    assert is_seeking(read(text), wanted(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("library", True), ("a library", True), ("free library", False)]
)
def test_a_category_alone_is_vague(text: str, expected: bool) -> None:
    """Then the bot asks back."""
    assert is_vague(read(text), wanted(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what is a map", True),
        ("what is the library in the north", False),
        ("which maps", False),
        ("tell me which libraries", False),
    ],
)
def test_asking_what_a_word_means_is_no_search(text: str, expected: bool) -> None:
    """The bot explains its subject, not the dictionary."""
    assert asks_meaning(read(text), wanted(text), INDEX) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("when do maps", True),
        ("how many libraries", False),
        ("how many maps", True),
        ("when are libraries opened", False),  # that is something which tells when
    ],
)
def test_other_kinds_of_question_are_no_search(text: str, expected: bool) -> None:
    """A time, and a number that is no count of entries."""
    assert asks_other_kind(read(text), wanted(text), INDEX) is expected


def test_where_nobody_is_nothing_is_found() -> None:
    """A place that no entry has is told from one that some have."""
    assert asks_elsewhere(read("libraries on the moon"), INDEX) is True
    assert asks_elsewhere(read("libraries in the north"), INDEX) is False


@pytest.mark.parametrize(("gap", "ids"), [(0.25, ("central", "corner")), (0.24, ("central",))])
def test_the_gap_is_how_far_another_may_fall_short(gap: float, ids: tuple[str, ...]) -> None:
    """Three quarters of the best score is named beside it at a gap of a quarter, and not below."""
    both, one = frozenset({"central", "corner"}), frozenset({"central"})
    wants = (Want(values=("some",), users=both, weight=3.0), Want(users=one, weight=1.0))
    assert EntryFinder(INDEX, gap=gap).find(Wanted(wants=wants)).ids == ids
