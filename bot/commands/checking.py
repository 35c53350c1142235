"""Looking into what is right: the answers, the files that people edit, the settings."""

from __future__ import annotations

import argparse
import json
import sys

from bot import app, settings
from bot.channels.telegram.load import codes_in, load_texts
from bot.channels.terminal_sentences import SENTENCES
from bot.errors import InvalidFilesError
from bot.evaluation import as_json, as_text, percent_right, read_dialogues, score
from bot.knowledge.check import check
from bot.language.load import load_languages


def run_evaluate(options: argparse.Namespace) -> int:
    """Score the bot on files of questions."""
    built = app.build(settings.load_settings())
    dialogues = read_dialogues(options.files, built.knowledge.entries)
    outcomes = list(score(dialogues, built.engine.reply))
    if options.json:
        print(json.dumps(as_json(outcomes), ensure_ascii=False, indent=2))
    else:
        print(as_text(outcomes))
    percent = percent_right(outcomes)
    if options.min is not None and percent < options.min:
        print(f"{percent:.2f} % is below {options.min:g} %.", file=sys.stderr)
        return 1
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Check a folder of knowledge; without one, all that is set to be used."""
    if options.folder is not None:
        problems = check(options.folder)
    else:
        found = settings.load_settings()
        problems = check(found.knowledge)
        for load in (
            lambda: load_languages(found.languages, SENTENCES),
            lambda: load_texts(found.telegram_texts, codes_in(found.telegram_texts)),
        ):
            try:
                load()
            except InvalidFilesError as error:
                problems = [*problems, *error.problems]
    for problem in problems:
        print(problem)
    print(f"Problems: {len(problems)}." if problems else "No problems found.")
    return 1 if problems else 0


def run_config(_: argparse.Namespace) -> int:
    """Tell which settings are in force, and where each was set."""
    print(settings.report(settings.load_settings()))
    return 0
