"""Other commands than the bot itself, typed by an operator."""

from __future__ import annotations

import asyncio
import os
from asyncio.subprocess import PIPE
from pathlib import Path
from typing import NamedTuple

from tests.end_to_end.running import COMMAND, PATIENCE


class Done(NamedTuple):
    """What came of a command: its exit code, what it printed, and what it complained of."""

    code: int
    out: str
    complaint: str


async def command(folder: Path, *words: str, **variables: str) -> Done:
    """Run ``poldergids`` with these words in a folder, in an environment of its own."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    process = await asyncio.create_subprocess_exec(
        COMMAND, *words, cwd=folder, env={**kept, **variables}, stdout=PIPE, stderr=PIPE
    )
    async with asyncio.timeout(PATIENCE):
        out, complaint = await process.communicate()
    assert process.returncode is not None
    return Done(process.returncode, out.decode(), complaint.decode())
