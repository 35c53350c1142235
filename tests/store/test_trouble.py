"""What is told of a database that fails."""

from __future__ import annotations

import pytest

from bot.errors import StoreError
from bot.store.trouble import Trouble

STOPPING, GONE = StoreError("db: it is stopping"), StoreError("db: it is gone")


def test_tells_each_cause_once(caplog: pytest.LogCaptureFixture) -> None:
    """A server that is stopped fails by turns as one that stops and as one that is gone."""
    trouble = Trouble()
    for error in (STOPPING, GONE, STOPPING, GONE):
        trouble.met(error)
    trouble.works()
    assert caplog.messages == [
        "Answering from memory. db: it is stopping",
        "Answering from memory. db: it is gone",
        "The database works again.",
    ]


def test_tells_it_anew_after_it_was_over(caplog: pytest.LogCaptureFixture) -> None:
    """Who reads the log sees when it failed again, and of what."""
    trouble = Trouble()
    for _ in range(2):
        trouble.met(GONE)
        trouble.works()
    assert (
        caplog.messages
        == [
            "Answering from memory. db: it is gone",
            "The database works again.",
        ]
        * 2
    )


def test_begins_once(caplog: pytest.LogCaptureFixture) -> None:
    """Another cause is no second beginning."""
    began: list[str] = []
    trouble = Trouble()
    trouble.began = lambda: began.append("looks whether it is over")
    trouble.met(STOPPING)
    trouble.met(GONE)
    assert (began, trouble.is_there, len(caplog.messages)) == (
        ["looks whether it is over"],
        True,
        2,
    )
