"""A mere "show me"."""

from __future__ import annotations

from bot.engine.finding import Form
from bot.engine.showing import shown
from bot.engine.turns import Memory
from tests.engine.small import read

ONE = Memory(subjects=("central",), asked=("describe",))
SEVERAL = Memory(subjects=("central",), listed=("central", "corner"), asked=("list",))


def test_what_was_spoken_of_is_shown() -> None:
    """Where it can be found is all that there is to see."""
    found = shown(read("show me"), ONE)
    assert found is not None
    assert (found.form, found.about) == (Form.LINKS, ("central",))


def test_the_last_list_is_shown() -> None:
    """As long as it is what was spoken of last."""
    found = shown(read("show me"), SEVERAL)
    assert found is not None
    assert (found.form, found.about) == (Form.LIST, ("central", "corner"))


def test_more_than_that_is_another_question() -> None:
    """And without a conversation there is nothing to show."""
    others = (read("show me all libraries"), ONE), (read("show me"), Memory())
    assert [shown(*each) for each in others] == [None, None]
