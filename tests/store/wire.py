"""A wire between the bot and a PostgreSQL server, over TCP on loopback, that can be cut and held.

It stops passing anything, as where a firewall drops what is sent or a machine stands still; or it
breaks at the worst moment: when the server has done something, and before anybody heard of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

CHUNK = 65536
COMMIT = b"COMMIT"


class Wire:
    """Passes bytes on, for as long as it is let.

    Attributes:
        address: of the database, by way of the wire.
    """

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self._socket = Path(parse_qs(parts.query)["host"][0]) / ".s.PGSQL.5432"
        self._database = parts.path
        self._passes = asyncio.Event()
        self._passes.set()
        self._doomed = b""
        self._links: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self.address = ""

    async def open(self) -> None:
        """Begin to listen."""
        self._server = await asyncio.start_server(self._link, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        self.address = f"postgresql://postgres@127.0.0.1:{port}{self._database}"

    async def close(self) -> None:
        """Let go of everything."""
        assert self._server is not None
        self._server.close()
        for link in self._links:
            link.cancel()
        await asyncio.gather(*self._links, return_exceptions=True)

    def hang(self) -> None:
        """Pass nothing any more, in neither direction, and say nothing of it."""
        self._passes.clear()

    def go_on(self) -> None:
        """Pass what was held up, and all that follows."""
        self._passes.set()

    def lose_answer_to(self, words: bytes) -> None:
        """Bring the next transaction with these words to its end, and break before the answer."""
        self._doomed = words

    async def _link(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._links.add(task)
        task.add_done_callback(self._links.discard)
        far, there = await asyncio.open_unix_connection(self._socket)
        answering = asyncio.create_task(self._answer(far, back))
        try:
            with suppress(ConnectionError):  # either of them may break off
                if last := await self._ask(near, there):
                    answering.cancel()
                    await asyncio.gather(answering, return_exceptions=True)
                    there.write(last)
                    await far.read(CHUNK)  # the server has done it
        finally:
            answering.cancel()
            back.close()
            there.close()

    async def _ask(self, near: asyncio.StreamReader, there: asyncio.StreamWriter) -> bytes:
        """Pass what the bot says; return what to break after, if there is anything."""
        is_doomed = False
        while data := await near.read(CHUNK):
            await self._passes.wait()
            is_doomed = is_doomed or (bool(self._doomed) and self._doomed in data)
            if is_doomed and COMMIT in data:
                self._doomed = b""
                return data
            there.write(data)
        return b""

    async def _answer(self, far: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while data := await far.read(CHUNK):
                await self._passes.wait()
                back.write(data)
        back.close()


@asynccontextmanager
async def wired(address: str) -> AsyncIterator[Wire]:
    """Put a wire before a server."""
    wire = Wire(address)
    await wire.open()
    try:
        yield wire
    finally:
        await wire.close()
