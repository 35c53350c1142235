"""Whether confidence means something: how often answers of each confidence are right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.engine.turns import Status
from bot.evaluation.scoring import Outcome

SURE = 0.8  # answers with more confidence than this count as sure
STEPS = (0.0, 0.5, 0.6, 0.7, SURE, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Band:
    """Answers of about the same confidence.

    Attributes:
        above: the confidence that they all have more of (0 to 1).
        upto: the most confidence that they have (0 to 1).
        answers: how many there are.
        right: how many of them are fully right.
        confidence: their mean confidence (0 to 1).
    """

    above: float
    upto: float
    answers: int
    right: int
    confidence: float

    @property
    def percent(self) -> float:
        """Which part of them is right, in per cent; all of none is 100."""
        return 100 * self.right / self.answers if self.answers else 100.0


def bands(outcomes: Iterable[Outcome]) -> list[Band]:
    """Group the answers by confidence; only what claims to know something counts."""
    answered = [each for each in outcomes if each.answer.status is Status.ANSWER]
    found = [_band(answered, above, upto) for above, upto in pairwise(STEPS)]
    return [band for band in found if band.answers]


def sure(outcomes: Iterable[Outcome]) -> Band:
    """Return the answers that it is sure of."""
    answered = [each for each in outcomes if each.answer.status is Status.ANSWER]
    return _band(answered, SURE, 1.0)


def _band(answered: Sequence[Outcome], above: float, upto: float) -> Band:
    within = [each for each in answered if above < each.answer.confidence <= upto]
    mean = sum(each.answer.confidence for each in within) / len(within) if within else 0.0
    return Band(above, upto, len(within), sum(each.right for each in within), mean)


def as_table(outcomes: Sequence[Outcome]) -> str:
    """Put the bands in a table, with what it is sure of below."""
    lines = ["confidence   answers  right      %   mean"]
    for band in bands(outcomes):
        name, mean = f"{band.above:.1f} - {band.upto:.1f}", f"{band.confidence:5.2f}"
        lines.append(f"{name:11}  {band.answers:7}  {band.right:5}  {band.percent:5.1f}  {mean}")
    band = sure(outcomes)
    lines.append(
        f"Above {SURE}: {band.right} of {band.answers} answers are right ({band.percent:.1f} %)"
    )
    return "\n".join(lines)


def as_data(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """Put the bands in plain data."""
    return {
        "bands": [_data(band) for band in bands(outcomes)],
        "sure": _data(sure(outcomes)),
    }


def _data(band: Band) -> dict[str, object]:
    return {
        "above": band.above,
        "upto": band.upto,
        "answers": band.answers,
        "right": band.right,
        "percent": round(band.percent, 1),
        "confidence": round(band.confidence, 3),
    }
