"""What ``load`` makes of a valid folder, and that it never breaks on any other."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import InvalidFilesError
from bot.knowledge.check import check
from bot.knowledge.load import load
from bot.knowledge.model import Category, EntryLink, Fact, Label, PropertyKind, Relation, Value
from tests.knowledge.conftest import CENTRAL, CORNER, ONTOLOGY, Folder


def test_an_entry_has_all_that_its_file_says(folder: Folder) -> None:
    """Each line of an entry is in the record, in the order of the file."""
    entry = load(folder.path).entries["central"]

    assert entry.name == {"nl": "Centrale", "en": "Central"}
    assert entry.aliases == ("de grote",)
    assert entry.categories == ("library",)
    assert entry.section == "One"
    assert entry.summary == {"nl": "De grootste.", "en": "The largest."}
    assert entry.details == {"nl": "Een bieb.", "en": "A library."}
    assert entry.links == (
        EntryLink("https://central.example", "site", {"nl": "Site", "en": "Site"}),
    )
    assert entry.facts[:3] == (
        Fact(
            subject="central",
            kind="free",
            text={"nl": "Gratis.", "en": "Free."},
            flag=True,
            cues={"nl": ("nop",), "en": ("no charge",)},
        ),
        Fact(
            subject="central",
            kind="audience",
            text={"nl": "Voor kinderen.", "en": "For children."},
            values=("children",),
        ),
        Fact(subject="central", kind="hours", text={"nl": "Altijd open.", "en": "Always open."}),
    )
    assert entry.mentioned is False


def test_a_name_that_is_written_once_holds_in_all_languages(folder: Folder) -> None:
    """A plain name is the name in every language."""
    assert load(folder.path).entries["corner"].name == {"nl": "Hoek", "en": "Hoek"}


def test_the_ontology_has_all_its_terms(folder: Folder) -> None:
    """Categories, link kinds, properties and values are there by id."""
    ontology = load(folder.path).ontology

    assert ontology.languages == ("nl", "en")
    assert ontology.source.next == "/03"
    assert ontology.categories["branch"] == Category(
        id="branch",
        label={"nl": Label("filiaal", "filialen"), "en": Label("branch", "branches")},
        cues={"nl": ("filiaal",), "en": ("branch",)},
        broader="library",
    )
    assert ontology.link_kinds["site"].label == {"nl": "site", "en": "site"}
    assert ontology.properties["free"].kind is PropertyKind.FLAG
    assert ontology.properties["free"].opposites == {"nl": ("betaald",), "en": ("paid",)}
    assert ontology.values["north"] == Value(
        id="north",
        of="place",
        label={"nl": "noord", "en": "north"},
        cues={"nl": ("noord",), "en": ("north",)},
    )


def test_a_relation_becomes_two_directions(folder: Folder) -> None:
    """Both directions share cues and lineage, and each has its own words."""
    relations = load(folder.path).ontology.relations

    assert list(relations) == ["part-of", "has-branch", "friend-of", "befriended-by"]
    assert relations["part-of"] == Relation(
        id="part-of",
        inverse="has-branch",
        label={"nl": "deel van", "en": "part of"},
        sentence={"nl": "{subject} hoort bij {objects}.", "en": "{subject} is part of {objects}."},
        cues={"nl": ("horen bij",), "en": ("belong",)},
        own_cues={"nl": ("moeder",), "en": ("parent",)},
        answers=("what",),
        lineage=True,
    )
    assert relations["has-branch"] == Relation(
        id="has-branch",
        inverse="part-of",
        label={"nl": "heeft filiaal", "en": "has branch"},
        sentence={"nl": "{subject} heeft {objects}.", "en": "{subject} has {objects}."},
        cues={"nl": ("horen bij",), "en": ("belong",)},
        own_cues={},
        lineage=True,
    )


def test_the_other_direction_of_a_fact_is_derived(folder: Folder) -> None:
    """The target of a relation gets a fact too, told with the names of both."""
    assert load(folder.path).entries["central"].facts[3:] == (
        Fact(
            subject="central",
            kind="has-branch",
            text={"nl": "Centrale heeft Hoek.", "en": "Central has Hoek."},
            target="corner",
            derived=True,
        ),
    )


def test_a_derived_fact_can_be_told_in_own_words(folder: Folder) -> None:
    """``inverse-text`` replaces the sentence that would be made."""
    folder.change(
        "corner.yaml",
        "    target: central\n",
        "    target: central\n    inverse-text: {nl: Ook Hoek., en: Hoek too.}\n",
    )

    assert load(folder.path).entries["central"].facts[-1].text == {
        "nl": "Ook Hoek.",
        "en": "Hoek too.",
    }


def test_nothing_is_derived_where_the_inverse_is_stated(folder: Folder) -> None:
    """A relation that both sides state is told once on each side."""
    folder.change(
        "central.yaml",
        "facts:\n",
        "facts:\n  - relation: has-branch\n    target: corner\n    text: {nl: Ja., en: Yes.}\n",
    )
    entries = load(folder.path).entries

    assert [fact.derived for fact in entries["central"].facts] == [False] * 4
    assert [fact.derived for fact in entries["corner"].facts] == [False]


def test_a_party_without_an_entry_gives_no_derived_fact(folder: Folder) -> None:
    """A relation without a target is told in its text alone."""
    folder.change("corner.yaml", "    target: central\n", "")
    entries = load(folder.path).entries

    assert entries["corner"].facts[0].target == ""
    assert len(entries["central"].facts) == 3


def test_derived_facts_follow_the_order_of_the_ontology(folder: Folder) -> None:
    """Derived facts are grouped by relation, then by entry, whatever the files say first."""
    friend = "  - relation: friend-of\n    target: central\n    text: {nl: Ja., en: Yes.}\n"
    folder.change("corner.yaml", "facts:\n", f"facts:\n{friend}")
    twin = (folder.path / "corner.yaml").read_text()
    folder.put("attic.yaml", twin.replace("corner", "attic").replace("Hoek", "Zolder"))

    derived = [fact for fact in load(folder.path).entries["central"].facts if fact.derived]

    assert [(fact.kind, fact.target) for fact in derived] == [
        ("has-branch", "attic"),
        ("has-branch", "corner"),
        ("befriended-by", "attic"),
        ("befriended-by", "corner"),
    ]


def test_the_version_depends_on_names_and_contents_alone(folder: Folder) -> None:
    """The same files give the same version anywhere; another word gives another version."""
    first = load(folder.path).version
    copy = Folder(Path("copy"))
    for name in ("corner.yaml", "ontology.yaml", "central.yaml"):
        copy.put(name, (folder.path / name).read_text())
    copy.put("README.md", "not read")

    assert load(copy.path).version == first
    copy.change("corner.yaml", "Klein.", "Klein!")
    assert load(copy.path).version != first


def test_a_bad_folder_raises_all_its_problems(folder: Folder) -> None:
    """``load`` refuses the folder as a whole, and tells everything."""
    folder.change("central.yaml", "section: One\n", "")
    folder.change("corner.yaml", "section: Two\n", "")

    with pytest.raises(InvalidFilesError) as caught:
        load(folder.path)

    assert [problem.file for problem in caught.value.problems] == [
        "kb/central.yaml",
        "kb/corner.yaml",
    ]


FILES = {"ontology.yaml": ONTOLOGY, "central.yaml": CENTRAL, "corner.yaml": CORNER}
WORDS = ["{}", "[]", "no", "12", "~", "true", "{a: b}", "[a, [b]]", '""', "*", "x", "", "\n", ": "]


@given(
    name=st.sampled_from(sorted(FILES)),
    place=st.floats(0, 1),
    length=st.integers(0, 40),
    word=st.one_of(st.sampled_from(WORDS), st.text(max_size=20)),
)
def test_any_damage_is_loaded_or_told(name: str, place: float, length: int, word: str) -> None:
    """Whatever replaces a piece of a file, there is a knowledge base or a list of problems."""
    text = FILES[name]
    start = int(place * len(text))
    damaged = text[:start] + word + text[start + length :]
    with tempfile.TemporaryDirectory() as where:
        for each, content in {**FILES, name: damaged}.items():
            Path(where, each).write_bytes(content.encode("utf-8", "surrogatepass"))
        problems = check(Path(where))
        if problems:
            with pytest.raises(InvalidFilesError):
                load(Path(where))
        else:
            assert set(load(Path(where)).entries) == {"central", "corner"}
