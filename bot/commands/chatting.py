"""Having a conversation in this terminal."""

from __future__ import annotations

import argparse
import sys

from bot import app, settings
from bot.channels import terminal


def run_chat(_: argparse.Namespace) -> int:
    """Have a conversation in this terminal."""
    built = app.build(settings.load_settings())
    console = terminal.make_console(built.settings.terminal.colour != "never")
    channel = terminal.Terminal(built.converse(), built.sentences, built.language, console)
    channel.chat(terminal.typed(sys.stdin), greet=sys.stdin.isatty())
    return 0
