"""A small HTTP/1.1 server over asyncio and h11: keeps connections open, and notices who leaves."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import cast

import h11


@dataclass(frozen=True, slots=True)
class Request:
    """One whole request."""

    method: str
    target: str
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Response:
    """One whole response."""

    status: int
    body: bytes
    content_type: str = "application/json"


class ResetError(Exception):
    """Raised by a handler that wants the connection broken instead of a response sent."""


Handler = Callable[[Request], Awaitable[Response]]


class HttpServer:
    """Hands every request on 127.0.0.1 to one handler; a handler is cancelled when its client goes.

    Attributes:
        port: where it listens, once started.
    """

    def __init__(self, handler: Handler) -> None:
        self.port = 0
        self._handler = handler
        self._connections: set[_Connection] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def start(self, port: int = 0) -> None:
        """Start to listen; on a free port unless one is given."""
        loop = asyncio.get_running_loop()
        make = lambda: _Connection(self._handler, self._connections, self._tasks)  # noqa: E731
        self._server = await loop.create_server(make, "127.0.0.1", port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Break all connections and stop listening."""
        if self._server is None:
            return
        self._server.close()
        for connection in tuple(self._connections):
            connection.abort()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()
        self._server = None


class _Connection(asyncio.Protocol):
    """One client: reads a request, answers it, reads the next."""

    def __init__(
        self, handler: Handler, connections: set[_Connection], tasks: set[asyncio.Task[None]]
    ) -> None:
        self._handler = handler
        self._connections = connections
        self._tasks = tasks
        self._http = h11.Connection(h11.SERVER)
        self._head: h11.Request | None = None
        self._body = bytearray()
        self._task: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - as asyncio calls it
        self._connections.discard(self)
        if self._task:
            self._task.cancel()

    def data_received(self, data: bytes) -> None:
        self._http.receive_data(data)
        self._advance()

    def abort(self) -> None:
        """Break the connection as a crash would: with a reset."""
        found = cast("socket.socket | None", self._transport.get_extra_info("socket"))
        if found is not None:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()

    def _advance(self) -> None:
        """Take in what has come, up to a whole request."""
        try:
            while self._task is None:
                event = self._http.next_event()
                if event in (h11.NEED_DATA, h11.PAUSED):
                    return
                self._take(event)
        except h11.RemoteProtocolError:
            self._transport.close()

    def _take(self, event: object) -> None:
        if isinstance(event, h11.Request):
            self._head, self._body = event, bytearray()
        elif isinstance(event, h11.Data):
            self._body += event.data
        elif isinstance(event, h11.EndOfMessage) and self._head:
            self._task = asyncio.create_task(self._answer(self._request(self._head)))
            self._tasks.add(self._task)
            self._task.add_done_callback(self._tasks.discard)
        elif isinstance(event, h11.ConnectionClosed):
            raise h11.RemoteProtocolError("closed")

    def _request(self, head: h11.Request) -> Request:
        content_type = next((value for name, value in head.headers if name == b"content-type"), b"")
        return Request(
            head.method.decode(), head.target.decode(), content_type.decode(), bytes(self._body)
        )

    async def _answer(self, request: Request) -> None:
        try:
            response = await self._handler(request)
        except ResetError:
            self.abort()
            return
        self._write(response)
        self._task = None
        if self._http.our_state is h11.MUST_CLOSE:
            self._transport.close()
            return
        self._http.start_next_cycle()
        self._advance()

    def _write(self, response: Response) -> None:
        headers = [
            ("content-type", response.content_type),
            ("content-length", str(len(response.body))),
        ]
        head = h11.Response(status_code=response.status, headers=headers)
        for event in (head, h11.Data(data=response.body), h11.EndOfMessage()):
            self._transport.write(self._http.send(event) or b"")
