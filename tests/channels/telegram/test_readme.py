"""The conversation that the README shows is one that people get."""

from __future__ import annotations

import re
from pathlib import Path

from tests.channels.telegram.running import answering, ask
from tests.loopback.api import LoopbackBotApi

README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
CUT = "(...)"
"""Stands in the README for what is left out."""


def transcript() -> list[tuple[str, str, list[str]]]:
    """Return what is said there, each with the text and the buttons that it says to come."""
    (found,) = re.findall(r"```text\n(> /start\n.*?)```", README, re.DOTALL)
    turns = []
    for turn in re.split(r"^> ", found, flags=re.MULTILINE)[1:]:
        said, *lines = turn.rstrip().split("\n")
        told = [line for line in lines if not line.startswith("  [")]
        buttons = [label.strip() for line in lines if line not in told for label in _labels(line)]
        turns.append((said, " ".join(told), buttons))
    return turns


def _labels(line: str) -> list[str]:
    return re.findall(r"\[(.*?)\]", line)


async def test_the_transcript_is_true(api: LoopbackBotApi) -> None:
    """Each text as far as it is shown, and all buttons."""
    turns = transcript()
    assert len(turns) > 2
    async with answering(api):
        for said, told, buttons in turns:
            sent = await ask(api, said)
            text = " ".join(sent.text.split())
            assert text.startswith(told.removesuffix(CUT).strip())
            assert told.endswith(CUT) or text == told
            assert [each["text"] for each in sent.buttons] == buttons
