"""Who is meant when no name is said, and what is remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.engine.again import ask_again
from bot.engine.finding import Finding, Form
from bot.engine.followup import (
    numbers_said,
    ordinal_meant,
    points_back,
    points_into_list,
    set_meant,
    several_meant,
    subjects_meant,
)
from bot.engine.remembering import MOST_EARLIER, remember, still_known
from bot.engine.turns import Memory
from tests.engine.small import INDEX, read

TALK = Memory(
    subjects=("central",),
    targets=("bookends",),
    listed=("central", "corner", "old-hall"),
    earlier=("springfield",),
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("it", "central"),
        ("they", "bookends"),
        ("what else", "bookends"),
        ("the second", "corner"),
        ("number one", "central"),
        ("3", "old-hall"),
        ("4", "central"),  # there is no fourth: as if nothing had been pointed at
        ("0", "central"),
        ("②", "corner"),
        ("፪", "central"),  # a digit that is no number to Python
        ("the other one", "corner"),
        ("the former", "central"),
    ],
)
def test_words_point_at_entries(text: str, meant: str) -> None:
    """In the last list, among the subjects, or among what the last facts pointed to."""
    assert subjects_meant(read(text), TALK)[0] == meant


def test_the_other_one_may_be_of_an_earlier_turn() -> None:
    """When there is no list, it is what was spoken of before."""
    memory = Memory(subjects=("central",), earlier=("central", "corner"))
    assert subjects_meant(read("the other one"), memory) == ("corner",)


def test_the_last_of_a_list() -> None:
    """When the conversation has no subject yet."""
    memory = Memory(listed=("central", "corner"))
    assert subjects_meant(read("the latter"), memory) == ("corner",)


def test_a_question_back_is_answered_by_number() -> None:
    """Its options go before any list."""
    memory = Memory(options=("corner",), listed=("central",))
    assert ordinal_meant(read("1"), memory) == "corner"
    assert ordinal_meant(read("two of those"), memory) is None


def test_those_two_are_a_set() -> None:
    """Of the last list, or else of what the last facts pointed to."""
    assert set_meant(read("which of the two"), TALK) == TALK.listed
    assert set_meant(read("which one"), TALK) == ()
    assert set_meant(read("those two"), Memory(targets=("central", "corner"))) == (
        "central",
        "corner",
    )


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2", [2]),
        ("the 2", [2]),
        ("the second", [2]),
        ("2 of 3", []),
        ("2 maps", []),
        ("maps", []),
        ("1 and 3", [1, 3]),
    ],
)
def test_a_bare_number_points_into_a_list(text: str, numbers: list[int]) -> None:
    """One that counts something else does not."""
    assert numbers_said(read(text)) == numbers


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the first and the second", ("central", "corner")),
        ("1, 3", ("central", "old-hall")),
        ("the first and the latter", ("central", "old-hall")),
        ("the first two", ("central", "corner")),
        ("the last two", ("corner", "old-hall")),
        ("the second", ()),
        ("2 and 9", ()),
        ("the latter", ()),
    ],
)
def test_several_of_a_list_are_pointed_at(text: str, meant: tuple[str, ...]) -> None:
    """By numbers, by an end of the list, and never by one number alone."""
    assert several_meant(read(text), TALK) == meant


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("the second", True),
        ("the other one", True),
        ("the latter", True),
        ("which is the second", False),
        ("it", False),
        ("4", False),
    ],
)
def test_one_of_a_list_is_pointed_at(text: str, points: bool) -> None:
    """By its place in it; a question that chooses among it is another matter."""
    assert points_into_list(read(text), TALK) is points
    assert not points_into_list(read(text), Memory(subjects=("central",)))


def test_some_words_point_back() -> None:
    """And most do not."""
    assert (points_back(read("is it")), points_back(read("library"))) == (True, False)


@pytest.mark.parametrize(
    ("asked", "entry_id", "form"),
    [
        (("link",), "corner", Form.LINKS),
        (("run-by",), "corner", Form.FACTS),
        (("run-by",), "old-hall", Form.UNKNOWN),
        (("describe",), "corner", Form.DESCRIBE),
        (("gone",), "corner", Form.DESCRIBE),
        ((), "corner", Form.DESCRIBE),
    ],
)
def test_the_last_question_is_asked_again(
    asked: tuple[str, ...], entry_id: str, form: Form
) -> None:
    """Of another entry; what it lacks is not claimed."""
    assert ask_again(entry_id, Memory(asked=asked), INDEX).form is form


def test_after_a_correction_a_description_will_do() -> None:
    """Where the fact is lacking."""
    assert ask_again("old-hall", Memory(asked=("run-by",)), INDEX, True).form is Form.DESCRIBE


def test_what_is_gone_is_forgotten() -> None:
    """Entries after a reload, and a language of which the file was taken away."""
    memory = Memory("xx", ("gone", "central"), ("gone",), ("gone",), ("gone",), ("a",), ("gone",))
    assert still_known(memory, {"central"}, {"en"}) == Memory(subjects=("central",), asked=("a",))


def test_small_talk_leaves_the_conversation_as_it_was() -> None:
    """But for an open question back."""
    memory = remember(read("hello"), Finding(Form.SOCIAL, "x"), Memory(options=("corner",)))
    assert memory == Memory(language="en")


def test_a_question_back_is_remembered() -> None:
    """With its options, as a list too."""
    finding = Finding(Form.CLARIFY, "x", related=("central", "corner"), asked=("list",))
    memory = remember(read("library"), finding, TALK)
    assert (memory.options, memory.listed, memory.targets) == (finding.related,) * 2 + ((),)


def test_a_list_stays_while_the_conversation_is_about_it() -> None:
    """An answer about one of it keeps it, another answer ends it."""
    within = remember(read("x"), Finding(Form.DESCRIBE, "x", ("corner",)), TALK)
    beyond = remember(read("x"), Finding(Form.DESCRIBE, "x", ("bookends",)), TALK)
    assert (within.listed, beyond.listed) == (TALK.listed, ())


def test_what_was_named_becomes_a_list() -> None:
    """Once one of it is spoken of, so that "the other one" has a meaning."""
    memory = Memory(subjects=("bookends",), targets=("central", "corner"))
    within = remember(read("x"), Finding(Form.DESCRIBE, "x", ("corner",)), memory)
    beyond = remember(read("x"), Finding(Form.DESCRIBE, "x", ("springfield",)), memory)
    assert (within.listed, beyond.listed) == (memory.targets, ())


def test_others_that_were_asked_for_come_first() -> None:
    """When a conversation goes on about what an answer pointed to."""
    memory = Memory(subjects=("central",), earlier=("old-hall",))
    finding = Finding(Form.FACTS, "x", ("bookends",), ("central", "corner", "old-hall"))
    others = remember(read("what else"), finding, memory)
    assert others.targets == ("corner", "central", "old-hall")
    assert remember(read("x"), finding, memory).targets == finding.related


def test_not_knowing_keeps_what_they_means() -> None:
    """So that the next question may still be about it."""
    memory = remember(read("x"), Finding(Form.UNKNOWN, "x", ("corner",)), TALK)
    assert (memory.subjects, memory.targets) == (("corner",), TALK.targets)
    assert remember(read("x"), Finding(Form.UNKNOWN, "x"), TALK).subjects == TALK.subjects


def test_no_more_is_remembered_than_anyone_points_back_to() -> None:
    """However long a conversation goes on."""
    memory = Memory(subjects=("central",), earlier=tuple(map(str, range(20))))
    after = remember(read("x"), Finding(Form.DESCRIBE, "x", ("corner",)), memory)
    assert (len(after.earlier), after.earlier[0]) == (MOST_EARLIER, "central")


def test_what_was_asked_of_strangers_is_what_was_asked_before() -> None:
    """A property that stands for others, not known, leaves what was asked; another one is new."""
    before = replace(TALK, asked=("free",))
    finding = Finding(Form.UNKNOWN, "x", ("corner",), matter="others", asked=("others",))
    of_strangers = remember(read("x"), finding, before, {"others"})
    of_ours = remember(read("x"), finding, before, {"parking"})
    assert (of_strangers.asked, of_ours.asked) == (("free",), ("others",))
