"""What the scores say, for people as tables and for programs as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from bot.engine.turns import Status
from bot.evaluation import reliability
from bot.evaluation.scoring import Outcome

Rows = dict[str, list[Outcome]]


def percent_right(outcomes: Sequence[Outcome]) -> float:
    """Return which part of the turns is right; all of none is 100."""
    return _percent(sum(outcome.right for outcome in outcomes), len(outcomes))


def as_json(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """Put the scores in plain data."""
    return {
        **_count(outcomes),
        "conversations": _count_conversations(outcomes),
        "tags": {name: _count(rows) for name, rows in _by_tag(outcomes).items()},
        "languages": {name: _count(rows) for name, rows in _by_language(outcomes).items()},
        "unknown": _count_unknown(outcomes),
        "confusion": {gold: dict(said) for gold, said in _confusion(outcomes).items()},
        "reliability": reliability.as_data(outcomes),
        "failures": [_failure(outcome) for outcome in outcomes if not outcome.right],
    }


def as_text(outcomes: Sequence[Outcome]) -> str:
    """Put the scores in tables, the failures first and the totals last."""
    blocks = [
        *(_failure_text(outcome) for outcome in outcomes if not outcome.right),
        _table("tag", _by_tag(outcomes)),
        _table("language", _by_language(outcomes)),
        _confusion_table(outcomes),
        _false_answers(outcomes),
        reliability.as_table(outcomes),
        _totals(outcomes),
    ]
    return "\n\n".join(blocks)


def _count(outcomes: Sequence[Outcome]) -> dict[str, object]:
    right = sum(outcome.right for outcome in outcomes)
    return {"turns": len(outcomes), "right": right, "percent": round(percent_right(outcomes), 1)}


def _percent(part: int, whole: int, of_none: float = 100.0) -> float:
    return 100 * part / whole if whole else of_none


def _group(outcomes: Iterable[Outcome], names: Callable[[Outcome], Iterable[str]]) -> Rows:
    groups: Rows = {}
    for outcome in outcomes:
        for name in names(outcome):
            groups.setdefault(name, []).append(outcome)
    return dict(sorted(groups.items()))


def _by_tag(outcomes: Sequence[Outcome]) -> Rows:
    return _group(outcomes, lambda outcome: dict.fromkeys(outcome.dialogue.tags))


def _by_language(outcomes: Sequence[Outcome]) -> Rows:
    return _group(outcomes, lambda outcome: [outcome.turn.lang])


def _count_conversations(outcomes: Sequence[Outcome]) -> dict[str, object]:
    right: dict[int, bool] = {}
    for outcome in outcomes:
        key = id(outcome.dialogue)
        right[key] = right.get(key, True) and outcome.right
    whole, part = len(right), sum(right.values())
    return {"count": whole, "right": part, "percent": round(_percent(part, whole), 1)}


def _count_unknown(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """Count the turns that the knowledge base does not hold, and which it answered all the same."""
    whole = sum(set(outcome.turn.status) == {Status.UNKNOWN} for outcome in outcomes)
    false = sum(outcome.false_answer for outcome in outcomes)
    percent = round(_percent(false, whole, of_none=0.0), 1)
    return {"turns": whole, "answered": false, "percent": percent}


def _confusion(outcomes: Sequence[Outcome]) -> dict[str, Counter[str]]:
    """Count, per acceptable statuses, the status that came."""
    golds = _group(outcomes, lambda outcome: ["/".join(sorted(set(outcome.turn.status)))])
    return {gold: Counter(row.answer.status.value for row in rows) for gold, rows in golds.items()}


def _failure(outcome: Outcome) -> dict[str, object]:
    return {
        "id": outcome.dialogue.id,
        "turn": outcome.number,
        "question": outcome.turn.q,
        "faults": list(outcome.faults),
        "status": outcome.answer.status.value,
        "language": outcome.answer.language,
        "about": [entry.id for entry in outcome.answer.about],
        "text": outcome.answer.text,
    }


def _failure_text(outcome: Outcome) -> str:
    said = outcome.answer.text.replace("\n", "\n     | ")
    return "\n".join(
        [
            f"{outcome.dialogue.id} turn {outcome.number}: {outcome.turn.q}",
            f"     | {said}",
            *(f"     x {fault}" for fault in outcome.faults),
        ]
    )


def _table(heading: str, groups: Rows) -> str:
    width = max([len(heading), *map(len, groups)])
    lines = [f"{heading:{width}}  turns  right      %"]
    for name, rows in groups.items():
        right = sum(row.right for row in rows)
        lines.append(f"{name:{width}}  {len(rows):5}  {right:5}  {percent_right(rows):5.1f}")
    return "\n".join(lines)


def _confusion_table(outcomes: Sequence[Outcome]) -> str:
    rows = _confusion(outcomes)
    width = max([len("gold"), *map(len, rows)])
    lines = [f"{'gold':{width}}  " + "  ".join(f"{status:>7}" for status in Status)]
    for gold, said in rows.items():
        lines.append(f"{gold:{width}}  " + "  ".join(f"{said[status]:7}" for status in Status))
    return "\n".join(lines)


def _false_answers(outcomes: Sequence[Outcome]) -> str:
    count = _count_unknown(outcomes)
    lines = [
        f"False answers on unknowns: {count['answered']} of {count['turns']} ({count['percent']} %)"
    ]
    for outcome in outcomes:
        if outcome.false_answer:
            lines.append(f"  {outcome.dialogue.id} turn {outcome.number}: {outcome.turn.q}")
    return "\n".join(lines)


def _totals(outcomes: Sequence[Outcome]) -> str:
    turns, talks = _count(outcomes), _count_conversations(outcomes)
    return (
        f"Right: {turns['right']} of {turns['turns']} turns ({turns['percent']} %), "
        f"{talks['right']} of {talks['count']} conversations ({talks['percent']} %)"
    )
