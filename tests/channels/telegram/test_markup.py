"""Pages of HTML: whole, not too long, and cut where it hurts least."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.markup import Block, cut, is_address, pages, utf16
from bot.channels.telegram.presses import LONGEST, Does, Press, read, short
from bot.channels.telegram.recent import Recent
from tests.loopback.html import parse_html

TEXTS = st.text(st.characters(), max_size=60)


@given(st.lists(st.tuples(TEXTS, st.sampled_from(["", "i", "code"])), max_size=12))
def test_every_page_can_be_sent(parts: list[tuple[str, str]]) -> None:
    """Whatever stands in it: Telegram can parse it, and it is short enough and not empty."""
    for page in pages([Block(text, tag) for text, tag in parts], longest=50):
        text, _ = parse_html(page)
        assert 0 < utf16(text) <= 50


@given(st.text("ab 🙂.\n", max_size=200))
def test_nothing_is_lost_in_a_cut(text: str) -> None:
    """But for blanks; no piece is too long, and no character is cut in two."""
    pieces = list(cut(text, 10))
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(utf16(piece) <= 10 for piece in pieces)


def test_cuts_at_the_end_of_a_sentence() -> None:
    """Rather than in the middle of one."""
    assert list(cut("Een zin. Twee zinnen hier.", 14)) == ["Een zin.", "Twee zinnen", "hier."]


@pytest.mark.parametrize(
    ("url", "right"),
    [
        ("https://pleio.nl", True),
        ("http://a.b.nl:80/x?y=1", True),
        ("https://pleio", False),
        ("ftp://pleio.nl", False),
        ("https://pl eio.nl", False),
        ('https://pleio.nl/"x', False),
        ("https://pleio.nl:99999", False),
        ("javascript:alert(1)", False),
    ],
)
def test_makes_links_of_addresses_only(url: str, right: bool) -> None:
    """What Telegram would drop or refuse stays text."""
    assert is_address(url) is right


@given(
    st.sampled_from([Does.OPEN, Does.CHOOSE, Does.RETURN]),
    st.text(min_size=1),
    st.lists(st.text(min_size=1), max_size=20),
)
def test_a_button_says_what_was_put_in_it(does: Does, name: str, before: list[str]) -> None:
    """In 64 bytes at most, however deep somebody went."""
    press = Press(does, "nl", short(name), tuple(short(each) for each in before))
    found = read(str(press))
    assert len(str(press).encode()) <= LONGEST
    assert found is not None
    assert (found.does, found.name, found.before[:1]) == (does, press.name, press.before[:1])


@given(st.text())
def test_any_text_on_a_button_is_read_without_a_fault(data: str) -> None:
    """Somebody may have made it up."""
    found = read(data)
    assert found is None or str(found) == data


def test_what_happened_lately_is_kept_for_a_while() -> None:
    """Until its time is over, there is too much of it, or its person wants it forgotten."""
    now = [0.0]
    kept: Recent[int] = Recent(lambda: now[0], seconds=10, most=2)
    for number, person in enumerate(["anna", "anna", "bram"]):
        kept.keep(number, person, number)
    pushed_out = [kept.find(number) for number in range(3)]
    kept.forget("anna")
    forgotten = [kept.find(number) for number in range(3)]
    now[0] = 10.0
    assert (pushed_out, forgotten, kept.find(2)) == ([None, 1, 2], [None, None, 2], None)
