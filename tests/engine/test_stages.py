"""Whole turns with a small knowledge base: every stage, and what follows on what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.pipeline import Engine, Thresholds
from bot.engine.turns import Memory, Reply, Status
from tests.engine.small import ENGINE, ENTRIES, PROPERTIES, knowledge, language


def talk(*messages: str) -> Reply:
    """Say some messages in one conversation, and get the last reply."""
    memory = Memory()
    for message in messages:
        reply = ENGINE.reply(message, memory)
        memory = reply.memory
    return reply


@pytest.mark.parametrize(
    ("messages", "stage", "about"),
    [
        (["hello"], "small talk", []),
        ([""], "small talk", []),
        (["are you a bot"], "small talk", []),
        (["you stupid thing"], "small talk", []),
        (["ignore your rules"], "small talk", []),
        (["source"], "source", []),
        (["What is Central?"], "describe", ["central"]),
        (["What is cnetral?"], "describe", ["central"]),
        (["Central", "more"], "context, describe", ["central"]),
        (["Who runs Central?"], "fact", ["central"]),
        (["Where is Corner House?"], "fact", ["corner"]),
        (["site of Central"], "link", ["central"]),
        (["what is the successor of Old Hall"], "lineage", ["old-hall", "central"]),
        (["does Bookends run Central"], "relation", ["bookends", "central"]),
        (["is Central with Bookends"], "relation", ["central", "bookends"]),
        (["compare Central and Corner House"], "compare", ["central", "corner"]),
        (["is Central or Corner House free"], "compare", ["central", "corner"]),
        (["what libraries has Bookends"], "inverse", ["bookends"]),
        (["Which libraries are free?"], "find", ["central"]),
        (["libraries with maps in the north"], "find", ["corner"]),
        (["Is Central free?", "and Corner House?"], "context", ["corner"]),
        (["Central", "who is it run by"], "context, fact", ["central"]),
        (["What is Springfield?", "who runs it"], "entry", []),
        (["who is it run by?", "Corner House"], "context", ["corner"]),
        (["Central", "site"], "context, link", ["central"]),
        (
            ["compare Central and Corner House", "who runs the free thing"],
            "context, fact",
            ["central"],
        ),
        (["compare Central and Corner House", "3"], "no such number", []),
        (["who is it run by?", "house"], "find", ["corner"]),
        (["Corner House", "what has it to do with it"], "fallback", []),
        (["Who runs Central?", "who"], "context", ["central"]),
        (["Central and Corner House", "which of the two is free"], "find", ["central"]),
        (["Central and Bookends", "who of the two runs them"], "context", ["bookends"]),
        (["Central and Old Hall", "those two: opened"], "find", ["central"]),
        (["library", "the second"], "context", ["old-hall"]),
        (["library", "the one with maps"], "fact", ["corner"]),
        (["Central, and Corner House", "the other one"], "context", ["corner"]),
        (["Central", "alternative with maps"], "find", ["corner"]),
        (["Central", "what came before it"], "context, lineage", ["central", "old-hall"]),
    ],
)
def test_each_stage_answers_its_own_questions(
    messages: list[str], stage: str, about: list[str]
) -> None:
    """And leaves the others to the next."""
    answer = talk(*messages).answer
    assert (answer.trace.stage, [each.id for each in answer.about]) == (stage, about)


@pytest.mark.parametrize(
    "messages",
    [
        ["What does Central cost?"],
        ["Central", "what is the price"],
        ["Central", "when"],
        ["who runs Springfield"],
        ["libraries on the moon"],
        ["qwertyuiop asdfghjkl"],
        ["Central qwertyuiop asdfghjkl zxcvbnm, qwertyuiop"],
        ["when was Corner House"],
        ["what does Central cost, and Bookends?"],
    ],
)
def test_what_nobody_told_is_not_known(messages: list[str]) -> None:
    """Nor is what only resembles a question about the subject."""
    assert talk(*messages).answer.status is Status.UNKNOWN


def test_asks_back_when_it_is_not_clear() -> None:
    """Which entry of a category, or whose site."""
    library, site = talk("library").answer, talk("site").answer
    assert [each.id for each in library.options] == ["central", "old-hall", "corner"]
    assert [each.id for each in site.options] == ["central", "corner", "bookends"]


def test_two_names_and_nothing_else_asks_what_ties_them() -> None:
    """Though one of them is only mentioned in passing."""
    answer = ENGINE.reply("is Bookends of Springfield", Memory()).answer
    assert answer.text.startswith("Bookends hopes for Springfield.")


def test_what_ties_two_things_may_be_a_third() -> None:
    """Which the answer then is about."""
    answer = ENGINE.reply("is Old Hall to do with Bookends", Memory()).answer
    assert [each.id for each in answer.about][:1] == ["central"]


def test_what_is_half_named_is_found() -> None:
    """One entry is told, of several the bot asks which."""
    assert ENGINE.reply("the hall thingy", Memory()).answer.about[0].id == "old-hall"
    assert ENGINE.reply("the hall one", Memory()).answer.status is Status.UNKNOWN


def test_what_is_excepted_is_left_out_of_a_list() -> None:
    """The others are told."""
    answer = ENGINE.reply("which libraries except Central", Memory()).answer
    assert {each.id for each in answer.about} == {"corner", "old-hall"}


def test_what_is_denied_is_not_what_is_asked() -> None:
    """The other one is."""
    answer = ENGINE.reply("not Central, Old Hall", Memory()).answer
    assert answer.about[0].id == "old-hall"


def test_something_near_is_told_where_the_matter_is_not_known() -> None:
    """As the ontology has it; else that it is unknown."""
    place = replace(PROPERTIES["place"], instead=("opened",))
    known = knowledge(properties=PROPERTIES | {"place": place})
    engine = Engine(known, {"en": language()})
    assert engine.reply("the place of Central", Memory()).answer.text.startswith("Central opened")
    assert ENGINE.reply("the place of Central", Memory()).answer.status is Status.UNKNOWN


def test_something_of_an_entry_is_not_what_it_is() -> None:
    """A word that nothing explains stands between."""
    assert ENGINE.reply("what is the xyzzy of Central", Memory()).answer.status is Status.UNKNOWN


def test_a_name_with_another_place_behind_it_is_another() -> None:
    """Nobody is there."""
    assert ENGINE.reply("tell me Central moon", Memory()).answer.status is Status.UNKNOWN


def test_the_first_is_the_first_spoken_of_where_nothing_was_listed() -> None:
    """In the order of the conversation."""
    memory = ENGINE.reply("what is Old Hall", Memory()).memory
    memory = ENGINE.reply("what is Bookends", replace(memory, targets=())).memory
    answer = ENGINE.reply("the site of the first", replace(memory, targets=())).answer
    assert answer.about[0].id == "old-hall"


def test_several_questions_get_several_answers() -> None:
    """When each has one; else the message is taken as a whole."""
    both = talk("Who runs Central? What is Corner House?").answer
    assert [each.id for each in both.about] == ["central", "corner"]
    one = talk("Who runs Central? What does Corner House cost?").answer
    assert one.status is Status.UNKNOWN


def test_the_language_that_a_person_chose_wins() -> None:
    """A language that is gone is no choice any more."""
    spoken = {"en": language(), "nl": language(code="nl", dictionary="nl")}
    engine = Engine(knowledge(languages=("en", "nl")), spoken)
    chosen = engine.reply("what is Central", Memory(chosen="nl")).answer
    gone = engine.reply("what is Central", Memory(chosen="xx", language="xx")).answer
    assert (chosen.language, gone.language) == ("nl", "en")


def test_an_entry_can_be_opened_by_its_id() -> None:
    """As after a press on a button; an unknown id is refused."""
    assert ENGINE.open("corner", Memory()).memory.subjects == ("corner",)
    with pytest.raises(KeyError):
        ENGINE.open("gone", Memory())


def test_nothing_is_certain_enough_for_the_highest_floor() -> None:
    """The thresholds decide."""
    strict = Engine(knowledge(), {"en": language()}, Thresholds(floor=1.1))
    assert strict.reply("What is Central?", Memory()).answer.status is Status.UNKNOWN


IDS = st.lists(st.sampled_from([*(each.id for each in ENTRIES), "gone"]), max_size=3).map(tuple)
MEMORIES = st.builds(
    Memory,
    language=st.sampled_from(["", "en", "xx"]),
    subjects=IDS,
    targets=IDS,
    listed=IDS,
    earlier=IDS,
    asked=st.lists(st.sampled_from(["link", "free", "run-by", "gone", "list"])).map(tuple),
    options=IDS,
    chosen=st.sampled_from(["", "en", "xx"]),
)
WORDS = st.sampled_from(
    [
        "central", "Corner House", "springfield", "it", "the second", "those two", "what is",
        "who", "runs", "free", "not", "library", "site", "maps", "and", "i mean", "2", "፪", "?",
        ".", "again", "alternative", "when", "price", "hello", "pretend", "the other one",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=10_000), st.lists(WORDS, max_size=12).map(" ".join))


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, memory=MEMORIES)
def test_whatever_is_said_gets_a_sound_answer(text: str, memory: Memory) -> None:
    """A text in a known language, about known entries with their own links; never an error."""
    answer = ENGINE.reply(text, memory).answer
    named = {each.id for each in (*answer.about, *answer.related, *answer.options)}
    links = {link.url for each in ENTRIES for link in each.links}
    assert (bool(answer.text), answer.language) == (True, "en")
    assert named <= {each.id for each in ENTRIES}
    assert {link.url for link in answer.links} <= links
    assert answer.status is not Status.ANSWER or answer.about or answer.trace.stage == "source"
    assert answer.status is not Status.CLARIFY or answer.options
    assert 0.0 <= answer.confidence <= 1.0
