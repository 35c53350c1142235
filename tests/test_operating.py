"""What an operator reads in a log or on a page of numbers is told in the guide."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.web.meter import Meter

ROOT = Path(__file__).parent.parent
GUIDE = " ".join((ROOT / "docs" / "operating.md").read_text(encoding="utf-8").split())
LOUD = {"warning", "error", "exception", "critical"}


def warnings() -> Iterator[str]:
    """Yield what the bot may log that asks for attention."""
    for path in sorted((ROOT / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="logger"), attr=how),
                    args=[ast.Constant(value=str(words)), *_],
                ) if how in LOUD:
                    yield words


@pytest.mark.parametrize("words", list(warnings()))
def test_every_warning_is_in_the_guide(words: str) -> None:
    """By the longest part of it that is always the same."""
    told = max((part.strip(" .:;,") for part in words.split("%s")), key=len)
    assert told in GUIDE


def test_the_warnings_are_found() -> None:
    """There is more than a handful of them."""
    assert len(list(warnings())) > 9


def test_every_number_in_the_guide_is_served() -> None:
    """Alerts look for what is there."""
    meter = Meter()
    meter.count_error("RetryAfter")
    meter.count_update("message")
    meter.set_knowledge("1")
    named = set(re.findall(r"poldergids_\w+", GUIDE))
    assert {name for name in named if name not in meter.page().decode()} == set()
    assert len(named) > 5
