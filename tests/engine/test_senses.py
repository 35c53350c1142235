"""Which sense the phrases of a message have together."""

from __future__ import annotations

import pytest

from bot.engine.hits import Hit
from bot.engine.marks import Kind, Mark
from bot.engine.senses import distinct, told_beside, without_other_senses
from bot.engine.wants import Want
from bot.knowledge.model import Value
from tests.engine.small import read

VALUES = {"data-services": Value("data-services", "offer", {}, {})}
COMICS, MAPS = Mark(Kind.VALUE, "comics"), Mark(Kind.VALUE, "maps")
OWN, OFFER = "ownership", "data-services"


def test_overlapping_words_that_say_the_same_count_once() -> None:
    """What they say of other words, or say otherwise, counts as well."""
    hits = [
        Hit((0, 1), (COMICS,)),
        Hit((1, 2), (COMICS,)),
        Hit((1, 2), (MAPS,)),
        Hit((4,), (COMICS,)),
        Hit((1,), (Mark(Kind.SOFT, "soft"),)),
    ]
    assert list(distinct(hits)) == [hits[0], hits[2], hits[3], hits[4]]


def test_a_phrase_means_what_another_one_means() -> None:
    """Where the other means nothing else, and is more than a word by chance."""
    data = Want(values=(OFFER,), kinds=(OWN,), weight=3.0)
    along = Want(kinds=(OWN,), weight=0.7, is_telling=True)
    assert [want.values for want in without_other_senses([data, along], VALUES)] == [(), ()]


@pytest.mark.parametrize(
    "other",
    [
        Want(kinds=("price",), weight=0.7, is_telling=True),
        Want(kinds=(OWN,), weight=0.7),
        Want(values=(OFFER,), kinds=(OWN,), weight=0.7, is_telling=True),
    ],
)
def test_a_phrase_keeps_its_meanings_otherwise(other: Want) -> None:
    """Another matter, a single word, and a phrase that leaves it open as well decide nothing."""
    data = Want(values=(OFFER,), kinds=(OWN,), weight=3.0)
    assert without_other_senses([data, other], VALUES)[0] == data


def test_a_value_of_the_very_matter_is_no_other_meaning() -> None:
    """Who asks where something comes from may well say it."""
    said = Want(values=(OFFER,), kinds=("offer",), weight=3.0)
    asked = Want(kinds=("offer",), weight=0.7, is_telling=True)
    assert without_other_senses([said, asked], VALUES)[0] == said


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("I draw maps. Which library has a picture book?", 1.0),
        ("I draw maps. Which library is it?", 2.0),
        ("I draw maps. Which library has comics?", 2.0),
    ],
)
def test_what_is_told_beside_the_question_counts_for_less(text: str, weight: float) -> None:
    """Only where the question describes something itself, in more than a word."""
    assert told_beside(Want(values=("maps",), weight=2.0), read(text)).weight == weight


def test_a_place_counts_in_full() -> None:
    """No other place will do, wherever it is told."""
    question = read("I was in the north. Which library has a picture book?")
    north = Want(values=("north",), weight=2.0, is_place=True)
    assert told_beside(north, question) == north
