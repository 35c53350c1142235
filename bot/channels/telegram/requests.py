"""How the library's requests reach Telegram: over aiohttp, which takes a third of the time."""

from __future__ import annotations

import json
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

FORM = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": BaseRequest.USER_AGENT}
DONE = range(200, 300)
NO_ANSWER = "what came back is no answer of Telegram"

IDLE = 60.0
"""Seconds that a connection is kept open for the next request."""


class Requests(BaseRequest):
    """Sends requests of the library, none of them with a file.

    Args:
        api: address of the Bot API.
        connections: how many may be open at the same time.
        patience: seconds to wait for a connection, and for an answer.
    """

    def __init__(self, api: str, connections: int, patience: float) -> None:
        self._connections = connections
        self._patience = patience
        self._proxy = proxy_for(api)
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer."""
        return self._patience

    async def initialize(self) -> None:
        """Get ready; nothing is opened yet."""
        if self._session is None:
            connector = TCPConnector(limit=self._connections, keepalive_timeout=IDLE)
            self._session = ClientSession(connector=connector, headers=FORM)

    async def shutdown(self) -> None:
        """Close all connections."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - as it is called
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Send one request; return the status and the body of the answer.

        Raises:
            TimedOut: it took too long.
            NetworkError: no answer came.
        """
        if self._session is None:
            raise NetworkError("the connections are closed")
        seconds = read_timeout if isinstance(read_timeout, int | float) else self._patience
        limits = ClientTimeout(total=None, connect=self._patience, sock_read=seconds)
        body = urlencode(request_data.json_parameters).encode() if request_data else b""
        try:
            async with self._session.request(
                method, url, data=body, timeout=limits, proxy=self._proxy
            ) as response:
                status, answer = response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except (ClientError, OSError) as error:
            # The words of the error may hold the address, and with it the token.
            raise NetworkError(type(error).__name__) from None
        if status not in DONE:
            self.parse_json_payload(answer)  # or the library would take a page as Telegram's word
        return status, answer

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """Read an answer.

        Raises:
            NetworkError: it is none of Telegram: a gateway that fails sends a page of its own.
        """
        try:
            found = json.loads(payload)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict) or not found.keys() & {"result", "description"}:
            raise NetworkError(NO_ANSWER)
        return found


def proxy_for(url: str) -> str | None:
    """Return the proxy that this machine is set to use for an address; None for none.

    Found once: aiohttp itself would look for it again at each request.
    """
    parts = urlsplit(url)
    if parts.hostname is None or proxy_bypass(parts.hostname):
        return None
    return getproxies().get(parts.scheme)
