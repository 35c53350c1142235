"""What is counted."""

from __future__ import annotations

import pytest

from bot.web.meter import Meter


@pytest.fixture
def meter() -> Meter:
    """A meter at zero."""
    return Meter()


def lines(meter: Meter) -> list[str]:
    """Return the numbers on the page, without the remarks."""
    return [line for line in meter.page().decode().splitlines() if not line.startswith("#")]


def test_counts_updates_by_kind(meter: Meter) -> None:
    """Each kind of update has a number of its own."""
    for kind in ("message", "message", "inline_query"):
        meter.count_update(kind)
    assert 'poldergids_updates_total{kind="message"} 2.0' in lines(meter)
    assert 'poldergids_updates_total{kind="inline_query"} 1.0' in lines(meter)


def test_counts_answers_and_their_time(meter: Meter) -> None:
    """An answer counts by status and language, and its time in the buckets that it fits."""
    meter.count_answer("answer", "nl", 0.0015)
    found = lines(meter)
    assert 'poldergids_answers_total{language="nl",status="answer"} 1.0' in found
    assert 'poldergids_engine_seconds_bucket{le="0.001"} 0.0' in found
    assert 'poldergids_engine_seconds_bucket{le="0.002"} 1.0' in found


def test_counts_what_fails(meter: Meter) -> None:
    """Failures of Telegram and of updates are told apart."""
    meter.count_error("RetryAfter")
    meter.count_failure()
    found = lines(meter)
    assert 'poldergids_telegram_errors_total{kind="RetryAfter"} 1.0' in found
    assert "poldergids_failed_updates_total 1.0" in found


def test_tells_the_queue_and_the_turns(meter: Meter) -> None:
    """How many updates wait is a number of the moment; turns add up."""
    meter.set_waiting(7)
    meter.set_waiting(3)
    meter.set_from_memory(True)
    meter.count_turn(0.2)
    found = lines(meter)
    assert "poldergids_waiting_updates 3.0" in found
    assert "poldergids_from_memory 1.0" in found
    assert "poldergids_turn_seconds_count 1.0" in found


def test_tells_only_the_version_of_the_moment(meter: Meter) -> None:
    """After a reload the earlier version is gone from the page."""
    meter.set_knowledge("aaa")
    meter.set_knowledge("bbb")
    found = [line for line in lines(meter) if line.startswith("poldergids_knowledge")]
    assert found == ['poldergids_knowledge{version="bbb"} 1.0']
