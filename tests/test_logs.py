"""What the logs tell, and what they keep to themselves."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import JsonFormatter, LineFormatter, set_up, working_on

TOKEN = "123456:secret-of-the-bot"  # noqa: S105 - made up


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        """Say that it is one."""
        return True


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    """Leave the logging of the tests themselves as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def fail(words: str) -> None:
    """Fail with these words."""
    raise ValueError(words)


def log_failure(words: str) -> None:
    """Log a failure of which the error has these words."""
    try:
        fail(words)
    except ValueError:
        logging.getLogger("bot.room").exception("An update failed.")


def test_writes_json_where_no_person_looks() -> None:
    """A machine gets an object a line, with the moment, the level and the id of the update."""
    stream = io.StringIO()
    set_up(stream)
    with working_on("u42"):
        logging.getLogger("bot.room").info("Answered in %d ms.", 3)
    found = json.loads(stream.getvalue())
    assert found.pop("time").endswith("Z")
    assert found == {
        "level": "INFO",
        "logger": "bot.room",
        "update": "u42",
        "message": "Answered in 3 ms.",
    }


def test_writes_lines_on_a_terminal() -> None:
    """A person gets one readable line for each event."""
    stream = Terminal()
    set_up(stream)
    with working_on("u42"):
        logging.getLogger("bot.room").warning("First.\nSecond.")
    _, _, line = stream.getvalue().partition(" ")
    assert line == "WARNING bot.room: [u42] First. Second.\n"


def test_the_mark_of_an_update_ends_with_it() -> None:
    """What is logged after an update does not bear its id."""
    stream = io.StringIO()
    set_up(stream)
    with working_on("u42"):
        pass
    logging.getLogger("bot.room").info("Idle.")
    assert "update" not in json.loads(stream.getvalue())


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_a_secret_is_never_shown(stream: io.StringIO) -> None:
    """Whoever logs it and wherever it stands, the token is hidden."""
    set_up(stream, [TOKEN, ""])
    logging.getLogger("httpx").warning("GET https://api.test/bot%s/getMe", TOKEN)
    assert TOKEN not in stream.getvalue()
    assert "https://api.test/bot***/getMe" in stream.getvalue()


def test_an_error_is_told_without_its_words() -> None:
    """The operator reads kind and place of a failure; its words may quote what a person wrote."""
    stream = io.StringIO()
    set_up(stream)
    log_failure("wie is Jan de Vries")
    found = json.loads(stream.getvalue())
    assert found["error"].startswith("ValueError in fail (")
    assert "Jan" not in stream.getvalue()


def test_an_error_is_told_in_full_to_who_looks_for_it() -> None:
    """At the level DEBUG the words of an error are shown."""
    stream = io.StringIO()
    set_up(stream, level="DEBUG")
    log_failure("out of range")
    assert json.loads(stream.getvalue())["error"].startswith("ValueError: out of range in fail (")


@pytest.mark.parametrize(("level", "shown"), [("INFO", 0), ("DEBUG", 1)])
def test_the_chatter_of_libraries_is_left_out(level: str, shown: int) -> None:
    """At INFO only warnings of libraries are shown; with DEBUG one sees what they are at."""
    stream = io.StringIO()
    set_up(stream, level=level)
    logging.getLogger("telegram.ext").warning("A warning.")
    logging.getLogger("telegram.ext").debug("A detail.")
    assert stream.getvalue().count("A warning.") == 1
    assert stream.getvalue().count("A detail.") == shown


@given(st.text())
def test_any_text_makes_one_line(text: str) -> None:
    """Whatever is logged, a line stays a line, and JSON stays JSON."""
    record = logging.LogRecord("bot", logging.INFO, "", 0, text, None, None)
    assert json.loads(JsonFormatter().format(record)).get("message", "") == text
    assert "\n" not in LineFormatter().format(record)
