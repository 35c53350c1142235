"""What slips cost."""

from __future__ import annotations

import pytest

from bot.language.slips import (
    BESIDE,
    DOUBLED,
    FIRST,
    FIRST_LEFT_OUT,
    LEFT_OUT,
    OTHER,
    STRUCK_ALONG,
    SWAPPED,
    cost,
    has_double,
    keyboard,
)

KEYS = keyboard(["qwertyuiop", "asdfghjkl", "zxcvbnm"])


@pytest.mark.parametrize(
    ("key", "beside"),
    [("q", "wa"), ("g", "fhtyvb"), ("p", "ol"), ("m", "njk"), ("z", "xas")],
)
def test_keys_have_neighbours(key: str, beside: str) -> None:
    """Left, right, above and below, as far as there are any."""
    assert sorted(KEYS.get(key, "")) == sorted(beside)


@pytest.mark.parametrize(
    ("meant", "written", "price"),
    [
        ("platform", "platform", 0.0),
        ("platform", "paltform", SWAPPED),
        ("platform", "lpatform", SWAPPED),
        ("platform", "platforrm", DOUBLED),
        ("platform", "plattform", DOUBLED),
        ("platform", "platfomr", SWAPPED),
        ("platform", "plaform", LEFT_OUT),
        ("platform", "platfor", LEFT_OUT),
        ("platform", "latform", FIRST_LEFT_OUT),
        ("platform", "platfprm", BESIDE),
        ("platform", "olatform", BESIDE),
        ("platform", "platfotrm", STRUCK_ALONG),
        ("platform", "platfoxrm", OTHER),
        ("platform", "platfxrm", OTHER),
        ("platform", "xlatform", OTHER + FIRST),
        ("platform", "xplatform", OTHER + FIRST),
    ],
)
def test_a_slip_costs_more_the_less_often_it_is_made(
    meant: str, written: str, price: float
) -> None:
    """Each kind of slip has its price, more at the first letter unless a key beside was struck."""
    assert cost(meant, written, KEYS) == price


def test_the_prices_are_in_order() -> None:
    """Only their order matters: from what happens all the time to what hardly does."""
    prices = [DOUBLED, LEFT_OUT, STRUCK_ALONG, FIRST_LEFT_OUT, OTHER, OTHER + FIRST]
    assert (SWAPPED, BESIDE) == (DOUBLED, LEFT_OUT)
    assert prices == sorted(set(prices))


def test_without_a_keyboard_all_letters_are_alike() -> None:
    """A language that tells of no keyboard still has slips."""
    assert cost("platform", "platfprm", {}) == OTHER


def test_a_double_letter_is_two_in_a_row() -> None:
    """The same letter further on does not count."""
    assert (has_double("booken"), has_double("boken"), has_double("")) == (True, False, False)
