"""Questions about one entry: its parts, each by itself."""

from __future__ import annotations

import pytest

from bot.engine.direct import is_bare, is_direct
from bot.engine.evidence import NAME, Scale, share, unexplained
from bot.engine.finding import Form
from bot.engine.links import LinkFinder
from bot.engine.turns import Status
from bot.engine.unheld import is_twofold, unheld, unknown
from tests.engine.small import INDEX, read

SCALE = Scale(INDEX)
LINKS = LinkFinder(INDEX)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what is Central", True),
        ("tell me please about Central and the moon", True),
        ("please tell me the following, about the Central", True),
        ("what is the price of the big house near Central", False),
        ("when is Central", False),
        ("what is it. Central please", True),  # alone in its clause but for a small word
        ("the moon over Central", False),
        ("what is teh Central", True),  # a slip of the pen
        ("what is the telescope of Central", False),
    ],
)
def test_what_is_stands_beside_the_name(text: str, expected: bool) -> None:
    """Then nothing else in the message changes what is asked."""
    assert is_direct("central", read(text), INDEX) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Central", True),
        ("Central please", True),
        ("is Central", False),
        ("Central over moon map price comic", False),
    ],
)
def test_a_name_may_be_all_there_is(text: str, expected: bool) -> None:
    """Or nearly so; a question for yes or no is more."""
    assert is_bare(read(text)) is expected


def test_words_that_nothing_explains_lower_the_confidence() -> None:
    """Those that the texts of the entry use do not."""
    sure = SCALE.confidence("corner", read("Corner House telescope"), NAME)
    less = SCALE.confidence("corner", read("Corner House qwertyuiop"), NAME)
    assert sure == 1.0 > less > 0.5


def test_a_place_needs_more_than_its_name() -> None:
    """Beside the name of what is only mentioned, foreign words weigh more."""
    text = "qwertyuiop in Springfield"
    place = SCALE.confidence("springfield", read(text), NAME)
    entry = SCALE.confidence("bookends", read("qwertyuiop in Bookends"), NAME)
    assert place < entry


def test_shares_and_long_messages() -> None:
    """No evidence is no confidence; in a long message a foreign word weighs less."""
    assert (share(0.0, 1.0), share(1.0, 1.0)) == (0.0, 0.5)
    question = read("the the the qwertyuiop")
    short, long = (unexplained("central", question, INDEX, room) for room in (14, 2))
    assert short > long > 0


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("what does Central cost", "price"),
        ("what is my price", ""),  # the asker's own
        ("the price, is Central free", ""),  # beside the question
        ("is Central free", ""),
    ],
)
def test_some_things_nobody_has(text: str, matter: str) -> None:
    """The bot then says that the source does not tell."""
    assert unheld(read(text), INDEX) == matter


def test_two_things_may_be_asked_at_once() -> None:
    """One of them on the other side of "and" is answered, when it is known of what is named."""
    both = read("price and place of Central")
    assert is_twofold(both, "price", INDEX, ["corner"]) is True
    assert is_twofold(both, "price", INDEX, ["central"]) is False
    assert is_twofold(read("price of the place Central"), "price", INDEX, ["corner"]) is False
    again = read("price and place of Central, which price")
    assert is_twofold(again, "price", INDEX, ["corner"]) is False


def test_not_knowing_names_the_matter() -> None:
    """And is surer when the matter was recognised."""
    named, vague = unknown("central", "price"), unknown("central")
    assert (named.form, named.status, named.asked) == (Form.UNKNOWN, Status.UNKNOWN, ("price",))
    assert named.confidence > vague.confidence


@pytest.mark.parametrize(
    ("entry_id", "text", "about"),
    [
        ("central", "site of Central", ("central",)),
        ("old-hall", "site of Old Hall", ("old-hall", "central")),  # a relative has one
        ("springfield", "site of Springfield", ("springfield",)),
        ("central", "what is Central", None),
    ],
)
def test_finds_web_addresses(entry_id: str, text: str, about: tuple[str, ...] | None) -> None:
    """Of the entry, or of a near relative where it has none of its own."""
    found = LINKS.find(entry_id, read(text), ())
    assert (found.about if found else None) == about
