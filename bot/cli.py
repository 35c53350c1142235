"""The command ``poldergids``: its arguments and exit codes.

What a command needs is loaded when it is run: a person waits for an answer, and a server has no
use for what the terminal needs.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from bot import __version__
from bot.errors import PoldergidsError
from bot.garbage import keeping_all

Run: TypeAlias = Callable[[argparse.Namespace], int]
"""Runs a command, and returns its exit code."""

ALL = "all"
HIGHEST_ID = 2**63 - 1
"""Of an update; no database has a higher one."""

INTERRUPTED = 130
"""What a shell expects of a command that was stopped with Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a fault is told in words, without a traceback."""
    options = make_parser().parse_args(arguments)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        with keeping_all():
            run: Run = options.load()
        code = run(options)
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
    chat.set_defaults(load=_load_chat)

    ask = commands.add_parser("ask", help="ask one question")
    ask.add_argument("text", metavar="TEXT", nargs="+", help="the question")
    ask.add_argument("--json", action="store_true", help="print the answer as a JSON object")
    ask.add_argument("--explain", action="store_true", help="tell how the answer was found")
    ask.set_defaults(load=_load_ask)

    answer = commands.add_parser("answer", help="answer JSON lines from stdin, on stdout")
    answer.set_defaults(load=_load_answer)

    evaluate = commands.add_parser("evaluate", help="score the bot on files of questions")
    evaluate.add_argument("files", metavar="FILE", nargs="+", type=Path)
    evaluate.add_argument("--json", action="store_true", help="print the scores as JSON")
    evaluate.add_argument("--min", type=_percent, metavar="PCT", help="exit 1 below this score")
    evaluate.set_defaults(load=_load_evaluate)

    checking = commands.add_parser("check", help="check the files that people edit")
    checking.add_argument("folder", metavar="FOLDER", nargs="?", type=Path, help="of knowledge")
    checking.set_defaults(load=_load_check)

    config = commands.add_parser("config", help="tell which settings are in force")
    config.set_defaults(load=_load_config)

    telegram = commands.add_parser("telegram", help="answer in Telegram")
    telegram.set_defaults(load=_load_telegram)

    backup = commands.add_parser("backup", help="copy the database, also while the bot runs")
    backup.add_argument("file", metavar="FILE", type=Path, help="the copy to make")
    backup.set_defaults(load=_load_backup)

    restore = commands.add_parser("restore", help="put a copy of the database back")
    restore.add_argument("file", metavar="FILE", type=Path, help="the copy")
    restore.set_defaults(load=_load_restore)

    aside = commands.add_parser(
        "set-aside", help="list messages that could not be answered; try them again, or wipe them"
    )
    what = aside.add_mutually_exclusive_group()
    what.add_argument("--retry", metavar="ID", type=_chosen, help="try this one again, or all")
    what.add_argument("--drop", metavar="ID", type=_chosen, help="wipe this one, or all")
    aside.set_defaults(load=_load_set_aside)
    return parser


def _percent(text: str) -> float:
    with suppress(ValueError):
        if 0 <= float(text) <= 100:
            return float(text)
    raise argparse.ArgumentTypeError("must be a number from 0 to 100")


def _chosen(text: str) -> int | str:
    if text.isascii() and text.isdigit() and int(text) <= HIGHEST_ID:
        return int(text)
    if text == ALL:
        return text
    raise argparse.ArgumentTypeError('must be a number from the list, or "all"')


def _load_chat() -> Run:
    from bot.commands.chatting import run_chat

    return run_chat


def _load_ask() -> Run:
    from bot.commands.asking import run_ask

    return run_ask


def _load_answer() -> Run:
    from bot.commands.asking import run_answer

    return run_answer


def _load_evaluate() -> Run:
    from bot.commands.checking import run_evaluate

    return run_evaluate


def _load_check() -> Run:
    from bot.commands.checking import run_check

    return run_check


def _load_config() -> Run:
    from bot.commands.checking import run_config

    return run_config


def _load_telegram() -> Run:
    from bot.commands.serving import run_telegram

    return run_telegram


def _load_backup() -> Run:
    from bot.commands.upkeep import run_backup

    return run_backup


def _load_restore() -> Run:
    from bot.commands.upkeep import run_restore

    return run_restore


def _load_set_aside() -> Run:
    from bot.commands.upkeep import run_set_aside

    return run_set_aside
