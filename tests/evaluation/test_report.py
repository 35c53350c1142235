"""What the scores say."""

from __future__ import annotations

from bot.engine.turns import Status
from bot.evaluation import Dialogue, Outcome, Turn, as_json, as_text, percent_right, score
from bot.evaluation.reliability import as_data, as_table
from tests.fakes import FakeEngine

RIGHT = Turn(q="right?", lang="en", status=(Status.ANSWER,))
WRONG = Turn(q="weather?", lang="en", status=(Status.UNKNOWN,))
DIALOGUES = [
    Dialogue(id="one", tags=("short", "near"), turns=(RIGHT,)),
    Dialogue(id="two", tags=("near",), turns=(RIGHT, WRONG)),
]


def outcomes() -> list[Outcome]:
    """Score three turns, two of them right."""
    return list(score(DIALOGUES, FakeEngine().reply))


def test_programs_get_all_of_it() -> None:
    """The JSON holds the totals, the groups and every failure with its reasons."""
    assert as_json(outcomes()) == {
        "turns": 3,
        "right": 2,
        "percent": 66.7,
        "conversations": {"count": 2, "right": 1, "percent": 50.0},
        "tags": {
            "near": {"turns": 3, "right": 2, "percent": 66.7},
            "short": {"turns": 1, "right": 1, "percent": 100.0},
        },
        "languages": {"en": {"turns": 3, "right": 2, "percent": 66.7}},
        "unknown": {"turns": 1, "answered": 1, "percent": 100.0},
        "confusion": {"answer": {"answer": 2}, "unknown": {"answer": 1}},
        "reliability": as_data(outcomes()),
        "failures": [
            {
                "id": "two",
                "turn": 2,
                "question": "weather?",
                "faults": ["status is answer, not unknown"],
                "status": "answer",
                "language": "en",
                "about": ["pleio"],
                "text": outcomes()[2].answer.text,
            }
        ],
    }


def test_people_get_tables() -> None:
    """Failures first, totals last, so that the end of a long report says how it went."""
    assert as_text(outcomes()).splitlines() == [
        "two turn 2: weather?",
        "     | 2: weather?",
        "     | It is open source.",
        "     | - One",
        "     | Site: https://pleio.example",
        "     x status is answer, not unknown",
        "",
        "tag    turns  right      %",
        "near       3      2   66.7",
        "short      1      1  100.0",
        "",
        "language  turns  right      %",
        "en            3      2   66.7",
        "",
        "gold      answer  clarify  unknown   social",
        "answer         2        0        0        0",
        "unknown        1        0        0        0",
        "",
        "False answers on unknowns: 1 of 1 (100.0 %)",
        "  two turn 2: weather?",
        "",
        *as_table(outcomes()).splitlines(),
        "",
        "Right: 2 of 3 turns (66.7 %), 1 of 2 conversations (50.0 %)",
    ]


def test_no_rounding_up_to_a_bar() -> None:
    """1999 of 2000 is not 100 percent."""
    two = outcomes()[:1] * 1999 + outcomes()[2:]
    assert 99.9 < percent_right(two) < 100


def test_nothing_asked_is_nothing_wrong() -> None:
    """Without turns there is no division by zero."""
    assert (percent_right([]), as_json([])["unknown"]) == (
        100.0,
        {"turns": 0, "answered": 0, "percent": 0.0},
    )
