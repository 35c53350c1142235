"""The wheel: it works by itself, away from the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_a_wheel_answers_with_what_it_carries_along(tmp_path: Path) -> None:
    """Knowledge, languages and settings are in it, and are found there."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", tmp_path], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    ask = (
        "import bot.cli, bot.settings, sys;"
        "print(bot.settings.load_settings({}).knowledge);"
        "sys.exit(bot.cli.main(['ask', 'Wat is Pleio?']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site"), "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    folder, said = done.stdout.split("\n", 1)
    assert folder == str(tmp_path / "site" / "bot" / "data" / "knowledge")
    assert said.startswith("Pleio ")
