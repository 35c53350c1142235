"""How often the right entry is chosen, beside simple ways to do so, on the same questions.

Run it with ``make bench``, or with files of questions::

    .venv/bin/python -m benchmarks.quality tests/questions/develop-8.jsonl

Only single questions count, of which the gold says which entry comes first, or that there is none
to answer with. Right is to choose that entry, or to be silent. From which score on the references
speak, is chosen on ``THRESHOLDS``, never on what is measured. The bot has no such threshold; its
full score, with language, facts and links, stands beside it. The sets in ``tests/questions`` are
those on which the bot is developed: what it does on questions that nobody has seen is lower, and
the documentation tells by how much.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.references import Asked, Chooser, best_threshold, references, right
from bot import app
from bot.engine.turns import Memory, Reply, Status
from bot.evaluation import Dialogue, read_dialogues, score
from bot.evaluation.questions import Turn
from bot.settings import load_settings

QUESTIONS = Path("tests/questions")
THRESHOLDS = QUESTIONS / "develop-2.jsonl"
MEASURED = (QUESTIONS / "develop-8.jsonl",)

Row = tuple[str, list[bool]]


def main(arguments: Sequence[str]) -> int:
    """Measure, and print a table; exit with 1 when a reference is as good as the bot."""
    built = app.build(load_settings())
    paths = [Path(each) for each in arguments] or list(MEASURED)
    dialogues = single(read_dialogues(paths, built.knowledge.entries))
    tuning = single(read_dialogues([THRESHOLDS], built.knowledge.entries))
    rows = [
        (name, choices(choose, tuning, dialogues))
        for name, choose in references(built.knowledge).items()
    ]
    rows.append(("Poldergids", bot_choices(built.engine.reply, dialogues)))
    full = [outcome.right for outcome in score(dialogues, built.engine.reply)]
    rows.append(("Poldergids, full score", full))
    print(f"{len(dialogues)} single questions of {', '.join(path.name for path in paths)}.\n")
    print_table(rows, [dialogue.turns[0] for dialogue in dialogues])
    return 1 if max(sum(found) for _, found in rows[:-2]) >= sum(rows[-2][1]) else 0


def single(dialogues: Sequence[Dialogue]) -> list[Dialogue]:
    """Keep the conversations of one question for which there is one right choice."""
    return [each for each in dialogues if len(each.turns) == 1 and is_choice(each.turns[0])]


def is_choice(turn: Turn) -> bool:
    """Tell whether the gold names the first entry, or rules an answer out."""
    return set(turn.status) == {Status.ANSWER} if turn.first else Status.ANSWER not in turn.status


def asked_in(dialogue: Dialogue) -> Asked:
    """Return the question of a conversation with the entries that are right."""
    turn = dialogue.turns[0]
    return Asked(turn.q, frozenset(turn.first))


def choices(choose: Chooser, tuning: list[Dialogue], dialogues: list[Dialogue]) -> list[bool]:
    """Tell for each question whether a reference chooses right."""

    def tried(these: list[Dialogue]) -> list[tuple[Asked, str, float]]:
        return [(asked, *choose(asked.text)) for asked in map(asked_in, these)]

    threshold = best_threshold(tried(tuning))
    found = tried(dialogues)
    return [right(asked, chosen if like >= threshold else "") for asked, chosen, like in found]


def bot_choices(reply: Callable[[str, Memory], Reply], dialogues: list[Dialogue]) -> list[bool]:
    """Tell for each question whether the bot chooses right."""

    def chosen(text: str) -> str:
        answer = reply(text, Memory()).answer
        return answer.about[0].id if answer.status is Status.ANSWER and answer.about else ""

    return [right(asked_in(each), chosen(each.turns[0].q)) for each in dialogues]


def print_table(rows: Sequence[Row], turns: Sequence[Turn]) -> None:
    """Print the share that is right in all, per language, with an entry and with silence."""
    columns = {
        "all": [True] * len(turns),
        "nl": [turn.lang == "nl" for turn in turns],
        "en": [turn.lang == "en" for turn in turns],
        "an entry": [bool(turn.first) for turn in turns],
        "silence": [not turn.first for turn in turns],
    }
    print(f"{'right, %':26}" + "".join(f"{name:>10}" for name in columns))
    for name, found in rows:
        print(f"{name:26}" + "".join(f"{percentage(found, of):10.1f}" for of in columns.values()))


def percentage(found: Sequence[bool], counted: Sequence[bool]) -> float:
    """Return the percentage of what is counted that is right."""
    kept = [each for each, counts in zip(found, counted, strict=True) if counts]
    return 100 * sum(kept) / len(kept) if kept else 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
