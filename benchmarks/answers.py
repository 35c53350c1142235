"""How fast an answer comes, beside the simplest thing that looks up names.

Run it with ``make bench``. It asks every question of the files in ``tests/questions``, in
conversations, in this process; and in the same run it has rapidfuzz compare the same texts with all
names, one by one, which finds a name at most and answers nothing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import quantiles

from rapidfuzz import process

from bot import app
from bot.engine.turns import Memory, Reply
from bot.evaluation import Dialogue, read_dialogues, score
from bot.knowledge.model import KnowledgeBase
from bot.settings import load_settings

ROUNDS = 3
LONGEST = 10_000
BARS = {"p50": 2.0, "p99": 15.0, "longest": 100.0}
"""Milliseconds that an answer may take; ``longest`` is for a text of 10,000 characters."""


def main() -> int:
    """Measure, print a table, and exit with 1 when a bar is not met."""
    started = time.perf_counter()
    built = app.build(load_settings())
    print(f"Built in {time.perf_counter() - started:.2f} s.")
    files = sorted(Path("tests/questions").glob("develop*.jsonl"))
    dialogues = read_dialogues(files, built.knowledge.entries)
    names = all_names(built.knowledge)
    asked = [turn.q for dialogue in dialogues for turn in dialogue.turns]
    print(f"{len(asked)} questions in {len(dialogues)} conversations; {len(names)} names.\n")
    print(f"{'ms':24}{'p50':>8}{'p90':>8}{'p99':>8}{'max':>8}")
    engine = table_row("an answer", time_answers(dialogues, built.engine.reply))
    table_row("extractOne, every name", time_each(asked, lambda text: linear(text, names)))
    longest = max(time_each(long_texts(asked), lambda text: built.engine.reply(text, Memory())))
    print(f"\nA text of {LONGEST} characters: at most {longest:.1f} ms.")
    missed = [name for name, bar in BARS.items() if {**engine, "longest": longest}[name] > bar]
    print(f"Bars missed: {', '.join(missed) or 'none'} (in ms: {BARS}).")
    return 1 if missed else 0


def all_names(knowledge: KnowledgeBase) -> list[str]:
    """List every name and alias once."""
    found = [
        name
        for entry in knowledge.entries.values()
        for name in (*entry.name.values(), *entry.aliases)
    ]
    return list(dict.fromkeys(found))


def linear(text: str, names: list[str]) -> object:
    """Find the name that is most like the text, as rapidfuzz does by itself."""
    return process.extractOne(text, names)


def time_answers(dialogues: list[Dialogue], reply: Callable[[str, Memory], Reply]) -> list[float]:
    """Ask everything, each dialogue in its own conversation; return milliseconds per answer."""
    times: list[float] = []

    def timed(text: str, memory: Memory) -> Reply:
        started = time.perf_counter()
        found = reply(text, memory)
        times.append(1000 * (time.perf_counter() - started))
        return found

    for _ in range(ROUNDS):
        for _ in score(dialogues, timed):
            pass
    return times


def time_each(
    texts: Iterable[str],
    call: Callable[[str], object],
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """Return the milliseconds that each call takes; ``clock`` tells seconds."""
    times = []
    for text in texts:
        started = clock()
        call(text)
        times.append(1000 * (clock() - started))
    return times


def long_texts(asked: list[str]) -> list[str]:
    """Make texts that are as long as they may be: all questions in a row, and some made to hurt."""
    everything = " ".join(asked)
    parts = [
        everything,
        "a",
        "ab ",
        "open stad ",
        "é",
        "🙂",
        "1 ",
        "\n",
        "openstadsdeelvanwest",
        "? ",
    ]
    return [(part * LONGEST)[:LONGEST] for part in parts]


def table_row(name: str, times: list[float]) -> dict[str, float]:
    """Print one row and return its numbers."""
    cuts = quantiles(times, n=100)
    found = {"p50": cuts[49], "p90": cuts[89], "p99": cuts[98], "max": max(times)}
    print(f"{name:24}" + "".join(f"{value:8.2f}" for value in found.values()))
    return found


if __name__ == "__main__":
    sys.exit(main())
