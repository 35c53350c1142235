"""When a turn is right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.engine.turns import Status
from bot.evaluation import Dialogue, Turn, score
from bot.evaluation.scoring import find_faults, fold
from tests.fakes import CONSUL, PLEIO, FakeEngine, answer


def turn(**gold: Any) -> Turn:  # noqa: ANN401 - gold is of many types
    """Make a turn that the answer of the fakes fits, but for the gold that is given."""
    return Turn(**{"q": "Pleio?", "lang": "en", "status": (Status.ANSWER,), **gold})


@pytest.mark.parametrize(
    ("gold", "faults"),
    [
        ({}, []),
        ({"status": (Status.SOCIAL, Status.ANSWER)}, []),
        (
            {"status": (Status.SOCIAL, Status.CLARIFY)},
            ["status is answer, not social or clarify"],
        ),
        ({"lang": "nl"}, ["language is en, not nl"]),
        ({"first": ("consul", "pleio")}, []),
        ({"first": ("consul",)}, ["is first about pleio, not consul"]),
        ({"all": ("consul", "pleio")}, []),
        ({"all": ("argu", "consul", "vng")}, ["does not name argu, vng"]),
        ({"none": ("consul",)}, []),
        ({"none": ("pleio",)}, ["is about pleio"]),
        ({"say": (("no such", "PLÉIO"), ("open source",))}, []),
        ({"say": (("pleio.example",),)}, []),
        ({"say": (("no such", "nor this"),)}, ["does not say no such or nor this"]),
        ({"not_say": ("closed",)}, []),
        ({"not_say": ("OPEN",)}, ["says OPEN"]),
    ],
)
def test_a_turn_is_right_when_all_of_its_gold_holds(
    gold: dict[str, object], faults: list[str]
) -> None:
    """Each kind of gold holds or is a fault, as the README of the questions has it."""
    assert list(find_faults(turn(**gold), answer())) == faults


def test_options_count_as_named() -> None:
    """A question back names the entries that it offers."""
    asked = replace(answer(status=Status.CLARIFY), about=(), related=(), options=(PLEIO, CONSUL))
    gold = turn(status=(Status.CLARIFY,), all=("pleio", "consul"))
    assert list(find_faults(gold, asked)) == []


def test_an_answer_about_nothing_has_no_first() -> None:
    """Where the gold wants a first entry, none is a fault."""
    asked = replace(answer(), about=())
    assert list(find_faults(turn(first=("pleio",)), asked)) == ["is first about nothing, not pleio"]


def test_text_is_compared_without_case_and_accents() -> None:
    """Composed or decomposed, capital or not, it is the same."""
    assert fold("IDEEËNvijver") == fold("ideee\u0308nvijver") == "ideeenvijver"


def test_each_dialogue_is_a_conversation_of_its_own() -> None:
    """Turns follow each other within a dialogue, and a new dialogue starts afresh."""
    dialogues = [
        Dialogue(id="a", turns=(turn(q="x"), turn(q="y"))),
        Dialogue(id="b", turns=(turn(q="z"),)),
    ]
    said = [outcome.answer.parts[0].text for outcome in score(dialogues, FakeEngine().reply)]
    assert said == ["1: x", "2: y", "1: z"]


@pytest.mark.parametrize(
    ("gold", "said", "false"),
    [
        ((Status.UNKNOWN,), Status.ANSWER, True),
        ((Status.UNKNOWN,), Status.CLARIFY, False),
        ((Status.UNKNOWN, Status.ANSWER), Status.ANSWER, False),
    ],
)
def test_a_false_answer_is_one_where_only_unknown_is_right(
    gold: tuple[Status, ...], said: Status, false: bool
) -> None:
    """To ask back is wrong there too, but it invents nothing."""
    engine = FakeEngine()
    dialogue = Dialogue(id="a", turns=(turn(status=gold),))
    outcome = next(score([dialogue], engine.reply))
    assert replace(outcome, answer=answer(status=said)).false_answer == false
