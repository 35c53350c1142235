"""The command ``poldergids``."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bot import __version__, app, logs, upkeep
from bot.channels import jsonl, terminal
from bot.channels.telegram.load import codes_in, load_texts
from bot.engine.turns import Answer
from bot.errors import InvalidFilesError, PoldergidsError
from bot.evaluation import as_json, as_text, percent_right, read_dialogues, score
from bot.knowledge.check import check
from bot.language.load import load_languages
from bot.settings import load_settings, report

INTERRUPTED = 130
"""What a shell expects of a command that was stopped with Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a fault is told in words, without a traceback."""
    options = make_parser().parse_args(arguments)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except PoldergidsError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except OSError as error:
        return _cannot_write(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _cannot_write(error: OSError) -> int:
    """Tell that the output does not get through, unless who read along has simply left."""
    if not isinstance(error, BrokenPipeError):
        print(f"The output cannot be written: {error.strerror}.", file=sys.stderr)
    # Python writes what is left at the exit; that must go nowhere, and in silence.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def make_parser() -> argparse.ArgumentParser:
    """Describe the commands and their options."""
    parser = argparse.ArgumentParser(
        prog="poldergids",
        description="Answers questions from a knowledge base, in the languages that it is in.",
    )
    parser.add_argument("--version", action="version", version=f"poldergids {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    chat = commands.add_parser("chat", help="have a conversation in this terminal")
    chat.set_defaults(run=run_chat)

    ask = commands.add_parser("ask", help="ask one question")
    ask.add_argument("text", metavar="TEXT", nargs="+", help="the question")
    ask.add_argument("--json", action="store_true", help="print the answer as a JSON object")
    ask.add_argument("--explain", action="store_true", help="tell how the answer was found")
    ask.set_defaults(run=run_ask)

    answer = commands.add_parser("answer", help="answer JSON lines from stdin, on stdout")
    answer.set_defaults(run=run_answer)

    evaluate = commands.add_parser("evaluate", help="score the bot on files of questions")
    evaluate.add_argument("files", metavar="FILE", nargs="+", type=Path)
    evaluate.add_argument("--json", action="store_true", help="print the scores as JSON")
    evaluate.add_argument("--min", type=_percent, metavar="PCT", help="exit 1 below this score")
    evaluate.set_defaults(run=run_evaluate)

    checking = commands.add_parser("check", help="check the files that people edit")
    checking.add_argument("folder", metavar="FOLDER", nargs="?", type=Path, help="of knowledge")
    checking.set_defaults(run=run_check)

    config = commands.add_parser("config", help="tell which settings are in force")
    config.set_defaults(run=run_config)

    telegram = commands.add_parser("telegram", help="answer in Telegram")
    telegram.set_defaults(run=run_telegram)

    upkeep.add_commands(commands)
    return parser


def _percent(text: str) -> float:
    with suppress(ValueError):
        if 0 <= float(text) <= 100:
            return float(text)
    raise argparse.ArgumentTypeError("must be a number from 0 to 100")


def run_chat(_: argparse.Namespace) -> int:
    """Have a conversation in this terminal."""
    built = app.build(load_settings())
    console = terminal.make_console(built.settings.terminal.colour != "never")
    channel = terminal.Terminal(built.converse(), built.sentences, built.language, console)
    channel.chat(terminal.typed(sys.stdin), greet=sys.stdin.isatty())
    return 0


def run_ask(options: argparse.Namespace) -> int:
    """Ask one question."""
    # Bytes that are not text come in from the shell as lone surrogates.
    text = " ".join(options.text).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    conversation = app.build(load_settings()).converse()
    answer = asyncio.run(conversation.ask(jsonl.DEFAULT_CONVERSATION, text))
    if options.json:
        found = {"conversation": jsonl.DEFAULT_CONVERSATION, **jsonl.record(answer)}
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print(answer.text)
    if options.explain:
        print(explain(answer), file=sys.stderr if options.json else sys.stdout)
    return 0


def explain(answer: Answer) -> str:
    """Tell in lines how an answer was found."""
    trace = answer.trace
    lines = [
        ("status", answer.status.value),
        ("confidence", f"{answer.confidence:.2f}"),
        ("language", trace.language or answer.language),
        ("asked", trace.asked),
        *(("meant", subject) for subject in trace.subjects),
        ("stage", trace.stage),
        *(("score", f"{name} {value:.2f}") for name, value in trace.scores),
        *(("reason", reason) for reason in trace.reasons),
        *(("section", section) for section in trace.sections),
    ]
    return "\n".join(["", *(f"{name + ':':12}{value}" for name, value in lines if value)])


def run_answer(_: argparse.Namespace) -> int:
    """Answer JSON lines."""
    jsonl.serve(app.build(load_settings()).converse(), sys.stdin.buffer, sys.stdout.buffer)
    return 0


def run_telegram(_: argparse.Namespace) -> int:
    """Answer in Telegram until it is stopped."""
    from bot.service import serve_telegram

    settings = load_settings()
    logs.set_up(sys.stderr, settings.secrets, settings.log.level.upper())
    asyncio.run(serve_telegram(settings))
    return 0


def run_evaluate(options: argparse.Namespace) -> int:
    """Score the bot on files of questions."""
    built = app.build(load_settings())
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
        settings = load_settings()
        problems = check(settings.knowledge)
        for load in (
            lambda: load_languages(settings.languages, terminal.SENTENCES),
            lambda: load_texts(settings.telegram_texts, codes_in(settings.telegram_texts)),
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
    print(report(load_settings()))
    return 0
