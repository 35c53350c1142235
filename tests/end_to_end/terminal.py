"""A terminal for what a process says, so that it talks as it does to a person."""

from __future__ import annotations

import asyncio
import os
import pty
from collections.abc import AsyncIterator
from contextlib import suppress


class Terminal:
    """Both ends of it.

    Attributes:
        far: the end for the process; to be let go of here when that has begun.
    """

    def __init__(self) -> None:
        self._near, self.far = pty.openpty()

    async def lines(self) -> AsyncIterator[bytes]:
        """Yield what is said, until the process has ended."""
        os.close(self.far)
        reader = asyncio.StreamReader()
        near = os.fdopen(self._near, "rb", buffering=0)
        loop = asyncio.get_running_loop()
        transport, _ = await loop.connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), near
        )
        with suppress(OSError):  # so it ends where nobody has the far end any more
            async for line in reader:
                yield line
        transport.close()
