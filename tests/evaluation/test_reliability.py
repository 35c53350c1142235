"""How often answers of each confidence are right."""

from __future__ import annotations

from dataclasses import replace

from bot.engine.turns import Status
from bot.evaluation import Dialogue, Outcome, Turn
from bot.evaluation.reliability import as_data, as_table, bands, sure
from tests.fakes import answer

DIALOGUE = Dialogue(id="one", turns=(Turn(q="?", lang="en", status=(Status.ANSWER,)),))


def outcome(confidence: float, *, right: bool = True, status: Status = Status.ANSWER) -> Outcome:
    """Make an outcome of some confidence."""
    said = replace(answer(status=status), confidence=confidence)
    return Outcome(DIALOGUE, 1, said, () if right else ("wrong",))


OUTCOMES = [
    outcome(0.6),
    outcome(0.65, right=False),
    outcome(0.8),
    outcome(0.801),
    outcome(1.0),
    outcome(1.0, right=False),
    outcome(1.0, status=Status.UNKNOWN, right=False),
]


def test_answers_are_grouped_by_confidence() -> None:
    """A confidence on the border belongs to the lower band; only answers count."""
    found = [(band.above, band.upto, band.answers, band.right) for band in bands(OUTCOMES)]
    assert found == [(0.5, 0.6, 1, 1), (0.6, 0.7, 1, 0), (0.7, 0.8, 1, 1), (0.8, 0.9, 1, 1),
                     (0.9, 1.0, 2, 1)]  # fmt: skip


def test_it_is_sure_above_a_bound() -> None:
    """Of all bands above it together, so many are right."""
    band = sure(OUTCOMES)
    assert (band.answers, band.right, round(band.percent, 2)) == (3, 2, 66.67)
    assert sure([]).percent == 100.0


def test_people_get_a_table_and_programs_the_data() -> None:
    """Both say the same."""
    assert as_table(OUTCOMES[:1] + OUTCOMES[4:]).splitlines() == [
        "confidence   answers  right      %   mean",
        "0.5 - 0.6          1      1  100.0   0.60",
        "0.9 - 1.0          2      1   50.0   1.00",
        "Above 0.8: 1 of 2 answers are right (50.0 %)",
    ]
    assert as_data(OUTCOMES)["sure"] == {
        "above": 0.8, "upto": 1.0, "answers": 3, "right": 2, "percent": 66.7, "confidence": 0.934,
    }  # fmt: skip
