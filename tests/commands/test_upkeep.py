"""The commands of an operator, as far as nothing has to be broken for them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli import main
from bot.commands.upkeep import table
from bot.store.inbox import SetAside

NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)


def test_what_is_set_aside_is_told_without_its_words() -> None:
    """An operator reads which, since when, how often and what went wrong; nothing of anybody."""
    found = [SetAside(7, 5, NOON, "wie is Jan", "TimedOut"), SetAside(12345678901, 5, NOON, "x")]
    assert table(found).splitlines() == [
        "          id  since (UTC)          tries  error",
        "           7  2026-01-31 12:00:00      5  TimedOut",
        " 12345678901  2026-01-31 12:00:00      5  took the bot along",
    ]


def test_who_looks_in_the_wrong_place_makes_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without a database stays one, and the operator reads which file was looked for."""
    monkeypatch.setenv("POLDERGIDS_DATABASE", str(tmp_path / "gone.sqlite3"))
    assert main(["set-aside"]) == 1
    assert f"{tmp_path}/gone.sqlite3: This file is not there." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("chosen", ["", "one", "-1", "1.5", "٣", str(2**63)])
def test_what_is_no_number_of_an_update_is_told(
    chosen: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what can be given."""
    with pytest.raises(SystemExit, match="2"):
        main(["set-aside", f"--retry={chosen}"])
    assert 'must be a number from the list, or "all"' in capsys.readouterr().err
