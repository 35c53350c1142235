"""Whether a message seeks entries at all."""

from __future__ import annotations

import pytest

from bot.engine.seeking import asks_bare_which
from tests.engine.small import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which has maps", True),
        ("which are free", True),
        ("which library has maps", False),
        ("of the two, which library is it", False),
        ("has it maps", False),
    ],
)
def test_a_bare_which_has_no_noun_behind_it(text: str, expected: bool) -> None:
    """The kind of thing goes without saying then."""
    assert asks_bare_which(read(text)) is expected
