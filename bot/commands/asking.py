"""Asking the bot: one question, many of them as JSON lines."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys

from bot import app, settings
from bot.channels import jsonl
from bot.engine.turns import Answer


def run_ask(options: argparse.Namespace) -> int:
    """Ask one question."""
    # Bytes that are not text come in from the shell as lone surrogates.
    text = " ".join(options.text).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    conversation = app.build(settings.load_settings()).converse()
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
    conversation = app.build(settings.load_settings()).converse()
    jsonl.serve(conversation, sys.stdin.buffer, sys.stdout.buffer)
    return 0
