"""From a finding to sentences, links and names."""

from __future__ import annotations

import pytest

from bot.engine.compose import Composer, joined
from bot.engine.finding import Finding, Form, Told
from bot.engine.turns import Answer, PartKind, Status, Trace
from bot.engine.wording import Wording
from tests.engine.small import ENTRIES, INDEX, LANGUAGES, entry, fact, index, language

COMPOSER = Composer(INDEX, LANGUAGES)
FACTS = {each.id: each.facts for each in ENTRIES}


def told(form: Form, *about: str, **more: object) -> Answer:
    """Compose an answer."""
    return COMPOSER.compose(Finding(form, "x", about, **more), "en", Trace())  # type: ignore[arg-type]


def texts(answer: Answer) -> list[str]:
    """Return the parts of an answer, marked by what they are for."""
    return [f"{part.kind}: {part.text}" for part in answer.parts]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            told(Form.DESCRIBE, "central"),
            ["lead: Central is a library.", "detail: Central has shelves."],
        ),
        (
            told(Form.FACTS, "central", told=(Told("central", FACTS["central"][:2], True),)),
            ["lead: yes Central is free.", "detail: Central has comics."],
        ),
        (
            told(Form.FACTS, "corner", told=(Told("corner", FACTS["corner"][3:], False),)),
            ["lead: no It is in the north."],  # "it" is not in the list of small words: see below
        ),
        (
            told(Form.FACTS, "bookends", told=(Told("bookends", FACTS["bookends"][:2]),)),
            ["lead: Bookends runs Central and Corner House."],
        ),
        (
            told(
                Form.FACTS, "central", told=(Told("central", FACTS["central"][:1]),), matter="price"
            ),
            ["lead: Central is free.", 'note: Unknown-matter "the price" Central'],
        ),
        (told(Form.LINKS, "central"), ["lead: Links Central", "detail: Central is a library."]),
        (
            told(Form.LINKS, "central", told=(Told("central", FACTS["central"][:1]),)),
            ["lead: Central is free."],
        ),
        (
            told(Form.LINKS, "old-hall", "central"),
            ["lead: No-link Old Hall", "detail: Central is a library."],
        ),
        (
            told(Form.LIST, "central", "old-hall"),
            [
                "lead: Found-many 2 Central and Old Hall",
                "item: Central is a library.",
                "item: Old Hall is a library.",
            ],
        ),
        (
            told(Form.COMPARE, "central", "corner", told=(Told("central", FACTS["central"][:3]),)),
            [
                "lead: Compare Central and Corner House",
                "item: Central is free.",
                "item: Central has comics.",
                "item: Corner House is a library.",
            ],
        ),
        (
            told(Form.LINEAGE, "central", related=("old-hall", "central")),
            ["lead: Lineage Old Hall → Central"],
        ),
        (told(Form.SOURCE), ["lead: From a guide."]),
        (told(Form.SOCIAL, key="thanks"), ["lead: Thanks"]),
        (told(Form.CLARIFY, related=("central",)), ["lead: Clarify"]),
        (told(Form.UNKNOWN), ["lead: Unknown", "note: Only-subject libraries"]),
        (told(Form.UNKNOWN, "central"), ["lead: Unknown-about Central"]),
    ],
)
def test_each_form_is_told_in_its_way(answer: Answer, expected: list[str]) -> None:
    """The first sentence answers; what follows tells more."""
    wanted = [each.replace("no It is", "no it is") for each in expected]
    assert texts(answer) == wanted


def test_details_are_told_when_asked_for() -> None:
    """All facts of the entry, each once."""
    answer = told(Form.DESCRIBE, "central", more=True)
    assert [part.kind for part in answer.parts[2:]] == [PartKind.ITEM] * len(FACTS["central"])


def test_what_is_not_known_is_about_nothing() -> None:
    """The entry that was meant is only related."""
    answer = told(Form.UNKNOWN, "central")
    assert (answer.status, answer.about) == (Status.UNKNOWN, ())
    assert [each.id for each in answer.related] == ["central"]


def test_options_are_numbered_in_the_text() -> None:
    """So that a number is an answer."""
    answer = told(Form.CLARIFY, related=("central", "corner"))
    assert answer.text == "Clarify\n1. Central\n2. Corner House"
    assert (answer.related, len(answer.options)) == ((), 2)


def test_links_are_those_of_what_the_answer_is_about() -> None:
    """With those of what its fact points to; none where nothing was answered."""
    answer = told(Form.FACTS, "central", related=("bookends",), told=())
    assert [link.url for link in answer.links] == [
        "https://central.example",
        "https://bookends.example",
    ]
    assert told(Form.UNKNOWN, "central").links == ()


def test_several_answers_become_one() -> None:
    """In their order; what is in both is said once."""
    one, other = told(Form.DESCRIBE, "central", related=("corner",)), told(Form.DESCRIBE, "corner")
    both = joined([one, other, one])
    assert [each.id for each in both.about] == ["central", "corner"]
    assert (both.related, len(both.parts)) == ((), 4)


def test_small_words_lose_their_capital_after_yes() -> None:
    """Names keep theirs."""
    wording = Wording(INDEX, language())
    said = Told("corner", (fact("corner", "x", "It is so."),), True)
    assert wording.facts(said) == ["yes it is so."]


def test_a_small_word_that_belongs_to_a_name_keeps_its_capital() -> None:
    """As "The" in "The Hall"; the same word elsewhere does not."""
    hall = entry("hall", "The Hall")
    wording = Wording(index(hall), language(function_words=("the",)))
    texts = ("The Hall is free.", "The door is open.")
    said = [wording.facts(Told("hall", (fact("hall", "x", text),), True)) for text in texts]
    assert said == [["yes The Hall is free."], ["yes the door is open."]]


def test_a_text_in_another_language_is_better_than_none() -> None:
    """The first that there is."""
    wording = Wording(INDEX, language(code="nl"))
    assert (wording.name("central"), wording.of({})) == ("Central", "")


def test_a_matter_that_is_gone_has_no_name() -> None:
    """A memory may hold what a reload took away."""
    assert Wording(INDEX, language()).matter("gone") == ""


def test_a_long_list_names_only_the_first() -> None:
    """Whoever reads it on a phone is told how many there are, and that there are more."""
    many = [entry(f"e{number}", f"Name{number}x") for number in range(60)]
    ids = tuple(each.id for each in many)
    answer = Composer(index(*many), LANGUAGES).compose(Finding(Form.LIST, "x", ids), "en", Trace())
    lead = answer.parts[0].text
    assert lead.count("Name") == 40
    assert lead.count("…") == 1
    assert (len(answer.about), len(answer.links)) == (60, 40)


def test_of_thousands_only_the_first_go_with_an_answer() -> None:
    """How many there are is told all the same."""
    many = [entry(f"e{number}", f"Name{number}x") for number in range(1_100)]
    ids = tuple(each.id for each in many)
    answer = Composer(index(*many), LANGUAGES).compose(Finding(Form.LIST, "x", ids), "en", Trace())
    assert "1100" in answer.parts[0].text
    assert [each.id for each in answer.about] == list(ids[:1_000])
