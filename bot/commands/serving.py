"""Answering in Telegram."""

from __future__ import annotations

import argparse
import asyncio
import sys

from bot import logs
from bot.service import serve_telegram
from bot.settings import load_settings


def run_telegram(_: argparse.Namespace) -> int:
    """Answer in Telegram until it is stopped."""
    settings = load_settings()
    logs.set_up(sys.stderr, settings.secrets, settings.log.level.upper())
    asyncio.run(serve_telegram(settings))
    return 0
