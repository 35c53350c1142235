"""What the papers of the repository promise, held against what is there."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from bot.cli import make_parser
from bot.documents import Shape, read
from bot.knowledge.check import check
from bot.knowledge.schema_entry import EntryShape
from bot.knowledge.schema_ontology import OntologyShape
from bot.settings import Config

ROOT = Path(__file__).parent.parent
PAPERS = [path.name for path in ROOT.glob("*.md")]
GUIDES = ["docs/architecture.md", "docs/knowledge.md", "knowledge/README.md"]


LINK = re.compile(r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]*))?\)")
TEXTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("knowledge/*.md")])


def anchors_of(text: str) -> set[str]:
    """List the anchors that headings give to links, as code forges make them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("paper", TEXTS, ids=lambda path: path.name)
def test_every_link_within_the_papers_leads_somewhere(paper: Path) -> None:
    """Whoever reads on arrives: at a file that is there, and at a heading in it."""
    for target, anchor in LINK.findall(paper.read_text(encoding="utf-8")):
        arrived = (paper.parent / target).resolve() if target else paper
        assert arrived.exists(), f"{paper.name} leads to {target}, which is not there"
        if anchor:
            assert anchor in anchors_of(arrived.read_text(encoding="utf-8")), anchor


@pytest.mark.parametrize("paper", ["SECURITY.md", "docs/operating.md"])
def test_every_test_that_a_paper_names_is_there(paper: str) -> None:
    """What is promised is shown by what it says."""
    named = re.findall(
        r"`(?:[\w/]+/)?(test_\w+\.py)(?:::(\w+))?`", (ROOT / paper).read_text("utf-8")
    )
    for file, test in named:
        texts = [path.read_text("utf-8") for path in (ROOT / "tests").rglob(file)]
        assert any(f"def {test or 'test_'}" in text for text in texts), f"{file}::{test}"
    assert len(named) > 9


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


def keys_of(shape: type[Shape]) -> set[str]:
    """List the keys of a file that people edit, with those of all its parts."""
    found = {name.replace("_", "-") for name in shape.model_fields}
    for field in shape.model_fields.values():
        for inner in _shapes_in(field.annotation):
            found |= keys_of(inner)
    return found


def _shapes_in(annotation: Any) -> Iterator[type[Shape]]:  # noqa: ANN401 - any type
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for inner in get_args(annotation):
        yield from _shapes_in(inner)


@pytest.mark.parametrize("key", sorted(keys_of(EntryShape) | keys_of(OntologyShape)))
def test_every_key_of_the_knowledge_is_explained(key: str) -> None:
    """An editor finds each of them in the page about the knowledge."""
    assert f"`{key}`" in (ROOT / "docs" / "knowledge.md").read_text("utf-8")


def test_the_example_for_editors_is_right(tmp_path: Path) -> None:
    """Who copies the file from the guide gets no complaints, in either language of the guide."""
    guide = (ROOT / "knowledge" / "README.md").read_text("utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)
    for number, text in enumerate(examples):
        folder = shutil.copytree(ROOT / "knowledge", tmp_path / str(number))
        name = text.split("\n", 1)[0].removeprefix("id: ")
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        assert check(folder) == []
    assert len(examples) == 2


def test_every_command_is_in_the_table() -> None:
    """And the table promises no command that is not there."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `poldergids ([\w-]+)", readme, re.MULTILINE))
    (group,) = [action for action in make_parser()._actions if action.metavar == "COMMAND"]
    assert told == set(group.choices or ())


@pytest.mark.parametrize("name", [*PAPERS, *GUIDES])
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
