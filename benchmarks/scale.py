"""How the bot grows with its knowledge base, beside other ways to find a name among many.

Run it with ``make bench``. For each size a fresh process builds the engine on a generated knowledge
base (see :mod:`benchmarks.generated`) and answers questions about it, half of them with a slip in a
name. The references get the same names and questions: ``rapidfuzz.process.extractOne`` over all
names, bm25s over pieces of three letters, SQLite's full-text index (FTS5) with the same pieces.
They only find a name. Questions without one (needs, properties, lists, counts) may have thousands
of entries for an answer; they are measured apart, against a bar of their own. Times are those of
the processor, not of the clock; of each question the best of some rounds counts. A table is
printed, and a picture of it is left in ``build/scale.svg``.
"""

from __future__ import annotations

import gc
import json
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import quantiles
from typing import Any

from rapidfuzz import fuzz

from benchmarks.answers import time_each
from benchmarks.generated import generated, questions
from benchmarks.references import by_name, by_texts, grams, names_of
from bot import app
from bot.engine.pipeline import Engine
from bot.engine.turns import Memory, Reply
from bot.garbage import keeping_all
from bot.settings import load_settings

SIZES = (100, 1_000, 10_000, 100_000)
ASKED = 100
ROUNDS = 3
NAMELESS = (
    "which platforms are open source",
    "welke platforms zijn niet open source",
    "an open source tool for voting and discussion",
    "welk platform is om te stemmen",
    "I want citizens to vote on ideas",
    "we willen bewoners laten meedenken over plannen",
    "which one helps with knowledge sharing between governments",
    "is there anything for participatory budgeting",
    "welke platforms zijn er",
    "hoeveel platforms zijn er",
    "how many platforms are open source",
    "wie beheert er een platform",
    "which organisation manages a platform",
    "which is the newest platform",
    "something with maps",
    "platform",
)
BARS = {"build s": 5.0, "MB": 250.0, "p50 / real": 5.0, "no name / real": 5.0}
"""For 10,000 entries: seconds to build, megabytes it takes, p50 beside that of the real one."""
PICTURE = Path("build/scale.svg")

Measured = dict[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Measure every size; exit with 1 when a bar is not met."""
    if arguments:
        print(json.dumps(measure(int(arguments[0]))))
        return 0
    rows = [in_process(size) for size in (0, *SIZES)]
    for row in rows:
        for kind in ("p50", "no name"):
            row[f"{kind} / real"] = row[kind] / rows[0][kind]
    print_table(rows)
    draw(rows[1:])
    bars = next(row for row in rows if row["entries"] == 10_000)
    missed = [f"{name} {bars[name]:.1f}" for name, bar in BARS.items() if bars[name] > bar]
    print(f"\nBars missed at 10,000: {', '.join(missed) or 'none'} (at most {BARS}).")
    return 1 if missed else 0


def in_process(size: int) -> Measured:
    """Measure one size in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scale", str(size)]
    found = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    measured: Measured = json.loads(found.stdout)
    return measured


def measure(size: int) -> Measured:
    """Build and ask, for the real knowledge base when the size is 0."""
    built = app.build(load_settings())
    knowledge = generated(built.knowledge, size) if size else built.knowledge
    asked = questions(knowledge, min(ASKED, len(knowledge.entries)))
    languages = built.languages
    del built
    gc.collect()
    before = memory()
    with keeping_all():
        started = time.process_time()
        engine = Engine(knowledge, languages)
        build = time.process_time() - started
    taken = memory() - before
    row: Measured = {"entries": len(knowledge.entries), "build s": build, "MB": max(taken, 0.0)}

    def reply(text: str) -> Reply:
        return engine.reply(text, Memory())

    abouts = [(reply(text).answer.about, entry_id) for text, entry_id in asked]
    found = [bool(about) and about[0].id == entry_id for about, entry_id in abouts]
    row["right %"] = 100 * sum(found) / len(found)
    texts = [text for text, _ in asked]
    row["p50"], row["p99"] = spread(reply, texts)
    row["no name"] = spread(reply, NAMELESS)[0]
    for name, choose in others(names_of(knowledge)).items():
        row[name] = spread(choose, texts)[0]
    return row


def memory() -> float:
    """Return the megabytes that this process has taken at most until now."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def spread(call: Callable[[str], object], texts: Sequence[str]) -> tuple[float, float]:
    """Return p50 and p99 of a call, in milliseconds of the processor."""
    rounds = [time_each(texts, call, time.process_time) for _ in range(ROUNDS)]
    cuts = quantiles(map(min, *rounds), n=100)
    return cuts[49], cuts[98]


def others(names: dict[str, str]) -> dict[str, Callable[[str], object]]:
    """Return the other ways to find a name among many."""
    return {
        "extractOne": by_name(names, fuzz.WRatio),
        "bm25s": by_texts({name: name for name in names}, grams),
        "FTS5": full_text(names),
    }


def full_text(names: dict[str, str]) -> Callable[[str], object]:
    """Find a name with SQLite's full-text index over pieces of three letters."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE names USING fts5(name, tokenize = 'trigram')")
    database.executemany("INSERT INTO names VALUES (?)", ((name,) for name in names))

    def choose(text: str) -> object:
        wanted = " OR ".join(f'"{gram}"' for gram in grams(text) if '"' not in gram)
        query = "SELECT name FROM names WHERE names MATCH ? ORDER BY rank LIMIT 1"
        return database.execute(query, (wanted,)).fetchone()

    return choose


def print_table(rows: Sequence[Measured]) -> None:
    """Print one row per size; the first is the real knowledge base. Milliseconds, unless told."""
    columns = list(rows[0])
    print("".join(f"{name:>15}" for name in columns))
    for row in rows:
        numbers = (f"{row[name]:15.2f}" for name in columns[1:])
        print(f"{row['entries']:15}" + "".join(numbers))


def draw(rows: Sequence[Measured]) -> None:
    """Draw the time that an answer takes against the number of entries."""
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 4), layout="constrained")
    sizes = [row["entries"] for row in rows]
    for name, label in (
        ("p50", "Poldergids, whole answer"),
        ("no name", "Poldergids, question without a name"),
        ("extractOne", "extractOne, a name"),
        ("bm25s", "bm25s, a name"),
        ("FTS5", "SQLite FTS5, a name"),
    ):
        axes.loglog(sizes, [row[name] for row in rows], marker="o", label=label)
    axes.set_xlabel("entries")
    axes.set_ylabel("milliseconds (p50)")
    axes.set_title("Time per question against the number of entries")
    axes.grid(visible=True, which="major", alpha=0.3)
    axes.legend()
    PICTURE.parent.mkdir(exist_ok=True)
    figure.savefig(PICTURE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
