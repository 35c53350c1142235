"""What the papers of the repository promise, held against what is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.cli import make_parser
from bot.documents import read
from bot.settings import Config

ROOT = Path(__file__).parent.parent
PAPERS = [path.name for path in ROOT.glob("*.md")]


def load_yaml(name: str) -> Any:  # noqa: ANN401 - plain data
    """Read a YAML file of the repository."""
    document, problems = read(ROOT / name)
    assert problems == []
    assert document is not None
    return document.data


def settings_of(model: Any, before: str = "") -> list[str]:  # noqa: ANN401 - a pydantic class
    """List the keys of the settings as the README writes them."""
    keys: list[str] = []
    for name, field in model.model_fields.items():
        inner = getattr(field.annotation, "model_fields", None)
        key = before + name.replace("_", "-")
        keys += settings_of(field.annotation, f"{key}.") if inner else [key]
    return keys


@pytest.mark.parametrize("key", settings_of(Config))
def test_every_setting_is_in_the_table(key: str) -> None:
    """An operator finds all keys, with their variable, in the README."""
    row = re.compile(rf"^\| `{re.escape(key)}` \| `POLDERGIDS_\w+`", re.MULTILINE)
    assert row.search((ROOT / "README.md").read_text(encoding="utf-8"))


def test_every_command_is_in_the_table() -> None:
    """And the table promises no command that is not there."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `poldergids (\w+)", readme, re.MULTILINE))
    (group,) = [action for action in make_parser()._actions if action.metavar == "COMMAND"]
    assert told == set(group.choices or ())


@pytest.mark.parametrize("name", [*PAPERS, "docs/architecture.md"])
def test_links_within_the_repository_lead_somewhere(name: str) -> None:
    """A reader never ends up at a file that is not there."""
    path = ROOT / name
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_pinned_requirements_name_no_index(name: str) -> None:
    """Each machine takes packages from where it is set up to; every version has its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = re.findall(r"^\S+==\S+ \\\n    --hash=sha256:", text, re.MULTILINE)
    assert "://" not in text
    assert len(pins) == len(re.findall(r"^[^\s#]", text, re.MULTILINE))


def test_publiccode_describes_it_within_the_limits() -> None:
    """Catalogues refuse longer or shorter descriptions."""
    found = load_yaml("publiccode.yml")
    lengths = {
        language: (len(text["shortDescription"]), len(text["longDescription"]))
        for language, text in found["description"].items()
    }
    assert all(short <= 150 and 150 <= long <= 10_000 for short, long in lengths.values()), lengths


def test_the_licence_is_the_same_everywhere() -> None:
    """In the package, in publiccode.yml and in the text itself."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = (project["license"], load_yaml("publiccode.yml")["legal"]["license"])
    assert told == ("EUPL-1.2", "EUPL-1.2")
    first = (ROOT / "LICENSE").read_text(encoding="utf-8").splitlines()[0]
    assert first == "EUROPEAN UNION PUBLIC LICENCE v. 1.2"
