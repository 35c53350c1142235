"""What ``check`` says of a folder that is wrong in one place, and of one that is wrong in many."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import Problem
from bot.knowledge.check import check, fold
from tests.knowledge.conftest import Folder


def test_a_good_folder_has_no_problems(folder: Folder) -> None:
    """Nothing is said of a folder in which all is right."""
    assert folder.problems() == []


FAULTS = [
    # file, what stands there, what is put instead, the problem
    (
        "central.yaml",
        "categories: [library]",
        "categories: [libary]",
        'kb/central.yaml:4: There is no category "libary". Did you mean "library"?',
    ),
    (
        "central.yaml",
        "categories: [library]",
        "categories: []",
        'kb/central.yaml:4: "categories" is an empty list. Write at least one item in it.',
    ),
    (
        "central.yaml",
        "categories: [library]",
        "categories: [library, library]",
        'kb/central.yaml:4: "library" is in this list twice. Remove one of the two.',
    ),
    (
        "ontology.yaml",
        "opposites: {nl: [betaald], en: [paid]}",
        "opposites: {nl: [betaald], en: [paid @owner]}",
        'kb/ontology.yaml:46: There is no group of words "owner". None are defined yet.',
    ),
    (
        "ontology.yaml",
        "categories:\n",
        "word-groups:\n  owner: {nl: [baas], en: [the boss]}\ncategories:\n",
        'kb/ontology.yaml:10: "the boss" is not one word. Leave it out: a group holds words.',
    ),
    (
        "ontology.yaml",
        "categories:\n",
        "word-groups:\n  owner: {nl: [baas], en: [boss]}\n  money: {nl: [geld], en: [money]}\n"
        "needs:\n  fre: [[owner, money]]\ncategories:\n",
        'kb/ontology.yaml:13: There is no value, property or relation "fre". Did you mean "free"?',
    ),
    (
        "ontology.yaml",
        "categories:\n",
        "word-groups:\n  owner: {nl: [baas], en: [boss]}\n"
        "needs:\n  free: [[owner, mony], [owner]]\ncategories:\n",
        'kb/ontology.yaml:12: There is no group of words "mony". Use one of: owner.',
    ),
    (
        "central.yaml",
        "property: hours",
        "property: houres",
        'kb/central.yaml:18: There is no property "houres". Did you mean "hours"?',
    ),
    (
        "corner.yaml",
        "relation: part-of",
        "relation: zzz",
        'kb/corner.yaml:9: There is no relation "zzz". '
        "Use one of: befriended-by, friend-of, has-branch, part-of.",
    ),
    (
        "central.yaml",
        "values: [children]",
        "values: [childs]",
        'kb/central.yaml:16: There is no value "childs". Did you mean "children"?',
    ),
    (
        "corner.yaml",
        "target: central",
        "target: centrale",
        'kb/corner.yaml:10: There is no entry "centrale". Did you mean "central"?',
    ),
    (
        "corner.yaml",
        "target: central",
        "target: corner",
        "kb/corner.yaml:10: This relation points to the entry itself. Name another.",
    ),
    (
        "central.yaml",
        "kind: site",
        "kind: sight",
        'kb/central.yaml:9: There is no link kind "sight". Did you mean "site"?',
    ),
    (
        "ontology.yaml",
        "    of: place",
        "    of: plaice",
        'kb/ontology.yaml:66: There is no property "plaice". Did you mean "place"?',
    ),
    (
        "ontology.yaml",
        "    of: place",
        "    of: hours",
        'kb/ontology.yaml:66: The property "hours" is of the kind text and has no values. '
        "Name a property of the kind values.",
    ),
    (
        "ontology.yaml",
        "broader: library",
        "broader: librarie",
        'kb/ontology.yaml:16: There is no category "librarie". Did you mean "library"?',
    ),
    (
        "ontology.yaml",
        "broader: library",
        "broader: branch",
        "kb/ontology.yaml:16: This makes a circle: branch > branch. "
        "Remove broader from one of these.",
    ),
    (
        "central.yaml",
        "summary: {nl: De grootste., en: The largest.}",
        "summary: {nl: De grootste.}",
        'kb/central.yaml:6: "summary" is not there in the language "en". '
        'Add a line "en: ..." to it.',
    ),
    (
        "central.yaml",
        "summary: {nl: De grootste., en: The largest.}",
        'summary: {nl: De grootste., en: "  "}',
        'kb/central.yaml:6: The text in "en" is empty. Write it.',
    ),
    (
        "central.yaml",
        "summary: {nl: De grootste., en: The largest.}",
        "summary: {nl: De grootste., en: The largest., e: The largest.}",
        'kb/central.yaml:6: "e" is not one of the languages. Did you mean "en"?',
    ),
    (
        "ontology.yaml",
        'en: "{subject} is part of {objects}."',
        'en: "{subject} is part of something."',
        "kb/ontology.yaml:24: The sentence has no {objects}. "
        "Use {subject} and {objects}, and put quotes around the sentence.",
    ),
    (
        "ontology.yaml",
        'en: "{subject} is part of {objects}."',
        'en: "{subject} is part of {objects} {when}."',
        "kb/ontology.yaml:24: The sentence has {when}, which cannot be filled in. "
        "Use {subject} and {objects}, and put quotes around the sentence.",
    ),
    (
        "ontology.yaml",
        'en: "{subject} is part of {objects}."',
        'en: "{subject!r} is part of {objects:>9}."',
        "kb/ontology.yaml:24: A placeholder has something after its name. "
        "Use {subject} and {objects}, and put quotes around the sentence.",
    ),
    (
        "ontology.yaml",
        'en: "{subject} is part of {objects}."',
        'en: "{subject} is part of {objects."',
        "kb/ontology.yaml:24: The curly brackets in this sentence do not fit together. "
        "Use {subject} and {objects}, and put quotes around the sentence.",
    ),
    (
        "ontology.yaml",
        "cues: {nl: [bron], en: [source]}",
        "cues: {nl: [], en: [source]}",
        'kb/ontology.yaml:8: The list of words in "nl" is empty. '
        "Write at least one word by which people ask for this.",
    ),
    (
        "ontology.yaml",
        "cues: {nl: [bron], en: [source]}",
        'cues: {nl: ["*"], en: [source]}',
        'kb/ontology.yaml:8: "cues" has an item without letters. '
        "Write a word by which people ask for this, or remove it.",
    ),
    (
        "ontology.yaml",
        "cues: {nl: [bron], en: [source]}",
        "cues: {nl: [bron, Bron], en: [source]}",
        'kb/ontology.yaml:8: "Bron" is in this list twice. Remove one of the two.',
    ),
    (
        "ontology.yaml",
        "answers: [who]",
        "answers: [whom]",
        "kb/ontology.yaml:51: Item 1 of \"answers\" must be one of: 'who', 'where', 'when', "
        "'how-many', 'how-much', 'why', 'how', 'what' or 'which'. Correct the value.",
    ),
    (
        "ontology.yaml",
        "languages: [nl, en]",
        "languages: [nl, en, Dutch]",
        'kb/ontology.yaml:1: "Dutch" is not a language code. '
        "Write it as two small letters, such as nl or en.",
    ),
    (
        "central.yaml",
        "https://central.example",
        "central.example",
        'kb/central.yaml:9: "central.example" is not a web address. '
        "Copy the address from the browser; it starts with https://.",
    ),
    (
        "central.yaml",
        '  - {url: "https://central.example", kind: site, label: {nl: Site, en: Site}}',
        '  - {url: "https://central.example", kind: site, label: {nl: Site, en: Site}}\n'
        '  - {url: "https://central.example/", kind: site, label: {nl: Site, en: Site}}',
        "kb/central.yaml:10: https://central.example is here twice. Remove one of the two links.",
    ),
    (
        "central.yaml",
        "  - property: hours\n",
        "  - property: hours\n    value: true\n",
        'kb/central.yaml:19: "value" is only for properties of the kind flag. '
        "Remove it; this is of the kind text.",
    ),
    (
        "central.yaml",
        "  - property: hours\n",
        "  - property: hours\n    values: [children]\n",
        'kb/central.yaml:19: "values" is only for properties of the kind values. '
        "Remove it; this is of the kind text.",
    ),
    (
        "corner.yaml",
        "    target: central\n",
        "    target: central\n    value: false\n",
        'kb/corner.yaml:11: "value" is only for properties of the kind flag. '
        "Remove it; this is of the kind relation.",
    ),
    (
        "central.yaml",
        "    values: [children]\n",
        "",
        "kb/central.yaml:15: This property needs values, and there are none. "
        'Add a line "values: [...]" with at least one.',
    ),
    (
        "central.yaml",
        "values: [children]",
        "values: [children, north]",
        'kb/central.yaml:16: "north" is a value of "place", not of "audience". '
        "Name a value of audience, or move it to a fact about place.",
    ),
    (
        "central.yaml",
        "  - property: hours\n    text",
        "  - text",
        "kb/central.yaml:18: This fact names neither a property nor a relation. "
        'Add a line "property: ..." or "relation: ...".',
    ),
    (
        "central.yaml",
        "  - property: hours\n",
        "  - property: hours\n    relation: part-of\n",
        "kb/central.yaml:19: This fact names both a property and a relation. "
        "Remove one of the two, or make two facts of it.",
    ),
    (
        "central.yaml",
        "  - property: hours\n",
        "  - property: hours\n    target: corner\n",
        'kb/central.yaml:19: "target" belongs to a relation, not to a property. '
        "Remove it, or name a relation instead of a property.",
    ),
    (
        "corner.yaml",
        "    target: central\n",
        "    inverse-text: {nl: Ja., en: Yes.}\n",
        'kb/corner.yaml:10: "inverse-text" is of no use without a target. '
        "Add the target, or remove the inverse-text.",
    ),
    (
        "central.yaml",
        "id: central",
        "id: centrum",
        'kb/central.yaml:1: The id is "centrum", but the file is called "central.yaml". '
        "Rename the file to centrum.yaml, or change the id to central.",
    ),
    (
        "central.yaml",
        "section: One",
        "sections: One",
        'kb/central.yaml:5: The key "sections" is not known here. Did you mean "section"?',
    ),
    (
        "central.yaml",
        "section: One",
        'section: " "',
        'kb/central.yaml:5: "section" is empty. Write the text.',
    ),
    (
        "central.yaml",
        "value: true",
        'value: "true"',
        'kb/central.yaml:12: "value" must be true or false, but it is the text "true". '
        "Write true or false, without quotes.",
    ),
    (
        "central.yaml",
        "aliases: [de grote]",
        "aliases: [de grote, 2024]",
        'kb/central.yaml:3: Item 2 of "aliases" must be text, but it is 2024. '
        'Put quotes around it: "2024".',
    ),
    (
        "corner.yaml",
        "name: Hoek",
        "name: De-Gróte",
        'kb/corner.yaml:2: The name "De-Gróte" is also a name or alias in kb/central.yaml. '
        "Remove it from one of the two, so that it is clear who is meant.",
    ),
    (
        "corner.yaml",
        "name: Hoek",
        'name: "!?"',
        'kb/corner.yaml:2: The name "!?" has no letters or digits. '
        "Write a name that people can type.",
    ),
    (
        "ontology.yaml",
        "id: has-branch",
        "id: Has_Branch",
        'kb/ontology.yaml:30: "Has_Branch" cannot be an id. '
        "Use only the small letters a to z, digits, and hyphens in between: like-this.",
    ),
    (
        "ontology.yaml",
        "  hours:\n",
        "  part-of:\n",
        'kb/ontology.yaml:52: The id "part-of" is also used in line 22. '
        "Give each property, relation and inverse its own id.",
    ),
    (
        "ontology.yaml",
        "id: has-branch",
        "id: part-of",
        'kb/ontology.yaml:30: The id "part-of" is also used in line 22. '
        "Give each property, relation and inverse its own id.",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "problem"), FAULTS)
def test_each_fault_has_a_place_and_a_way_to_mend_it(
    folder: Folder, name: str, old: str, new: str, problem: str
) -> None:
    """One wrong word gives the problem that names its file, its line and what to do."""
    folder.change(name, old, new)

    assert problem in folder.problems()


@pytest.mark.parametrize(
    "url",
    [
        "ftp://central.example",
        "https://localhost",
        "https://central..example",
        "https://central.example/a b",
        "https://name:secret@central.example",
        "https://central.example:port",
        "https://[central.example",
        "javascript:alert(1)",
    ],
)
def test_only_plain_web_addresses_are_links(folder: Folder, url: str) -> None:
    """An address that a browser would not open, or that hides something, is refused."""
    folder.change("central.yaml", "https://central.example", url)

    assert [f'"{url}" is not a web address.' in line for line in folder.problems()] == [True]


def test_all_problems_come_at_once_in_order(folder: Folder) -> None:
    """Faults in several files are all told, sorted by file and line."""
    folder.change("ontology.yaml", "broader: library", "broader: libraries")
    folder.change("ontology.yaml", "answers: [who]", "answers: who")
    folder.change("central.yaml", "kind: site", "kind: sites")
    folder.change("central.yaml", "value: true", "value: yes")
    folder.change("corner.yaml", "section: Two\n", "")

    found = check(folder.path)

    assert [(problem.file, problem.line) for problem in found] == [
        ("kb/central.yaml", 9),
        ("kb/central.yaml", 12),
        ("kb/corner.yaml", 1),
        ("kb/ontology.yaml", 16),
        ("kb/ontology.yaml", 51),
    ]


def test_several_languages_that_lack_are_all_told(folder: Folder) -> None:
    """A text without any translation gives one problem per language."""
    folder.change("central.yaml", "details: {nl: Een bieb., en: A library.}", "details: {}")

    assert [problem.what for problem in check(folder.path)] == [
        '"details" is not there in the language "en".',
        '"details" is not there in the language "nl".',
    ]


def test_a_broken_entry_can_still_be_referred_to(folder: Folder) -> None:
    """A fault in one file does not make references to it look wrong in other files."""
    folder.put("central.yaml", "id: 'central\n")

    assert [problem.file for problem in check(folder.path)] == ["kb/central.yaml"]


def test_a_broken_ontology_does_not_blame_the_entries(folder: Folder) -> None:
    """Without readable terms, the entries are not accused of using unknown ones."""
    folder.put("ontology.yaml", "languages: [nl\n")

    assert {problem.file for problem in check(folder.path)} == {"kb/ontology.yaml"}


def test_a_wrong_section_of_the_ontology_does_not_blame_the_entries(folder: Folder) -> None:
    """When a section of terms is not what it should be, references to it are left alone."""
    folder.put("ontology.yaml", "languages: nl\ncategories: [a]\nrelations: a\nvalues: 3\n")

    assert {problem.file for problem in check(folder.path)} == {"kb/ontology.yaml"}


def test_the_same_id_twice_is_told(folder: Folder) -> None:
    """Two files with one id are a problem, wherever in the folder they are."""
    folder.put("sub/central.yaml", (folder.path / "central.yaml").read_text())

    found = folder.problems()

    assert (
        'kb/sub/central.yaml:1: The id "central" is also used in kb/central.yaml. '
        "Give each entry its own id."
    ) in found


def test_an_alias_may_be_the_own_name_in_other_letters(folder: Folder) -> None:
    """An alias that only differs in accents or hyphens from its own name does no harm."""
    folder.change("central.yaml", "aliases: [de grote]", "aliases: [centrále, cen-trale]")

    assert folder.problems() == []


def test_longer_circles_of_categories_are_found(folder: Folder) -> None:
    """Two categories that are wider than each other make a circle."""
    folder.change(
        "ontology.yaml",
        "cues: {nl: [bieb*], en: [librar*]}",
        "cues: {nl: [bieb*], en: [librar*]}\n    broader: branch",
    )

    assert [problem.what for problem in check(folder.path)] == [
        "This makes a circle: library > branch > library.",
        "This makes a circle: branch > library > branch.",
    ]


def test_a_problem_prints_as_place_fault_and_remedy() -> None:
    """A problem of a file as a whole has no line number."""
    assert str(Problem("a.yaml", 0, "Wrong.", "Mend.")) == "a.yaml: Wrong. Mend."


def test_names_are_compared_without_accents_spaces_and_hyphens() -> None:
    """The ways in which people write one name are the same name."""
    assert fold("Ideeën-Vijver") == fold("ideeen vijver") == "ideeenvijver"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A mistyped path gives a problem and no traceback."""
    assert [problem.what for problem in check(tmp_path / "nowhere")] == [
        "The folder does not exist."
    ]
