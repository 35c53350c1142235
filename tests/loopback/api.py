"""A Bot API of the tests' own: over real HTTP on 127.0.0.1, and strict where Telegram is.

    async with LoopbackBotApi() as api:
        bot = Bot(api.token, base_url=api.base_url)
        api.send_text(private(anna), anna, "Wat is Pleio?")
        (call,) = await api.wait_for("sendMessage")
        assert call.parameters["text"] == "..."

What is not right is refused with 400, also what Telegram passes over in silence; all that was
refused stands in ``api.refused``, so that a test can see that nothing was.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar

from tests.loopback import profile, queries, schema, sending
from tests.loopback.acting import Acting
from tests.loopback.faults import Fault, error_response
from tests.loopback.forms import parameters as parameters_of
from tests.loopback.http import HttpServer, Request, ResetError, Response
from tests.loopback.people import Json
from tests.loopback.rules import ApiError, bad, strict
from tests.loopback.world import World

TOKEN = "4242:" + "loopback" * 4 + "bot"
PATIENCE = 60.0

Found = TypeVar("Found")

_HANDLERS: dict[str, Callable[[World, Json], Any]] = {
    **profile.HANDLERS,
    **sending.HANDLERS,
    **queries.HANDLERS,
}


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a method that was answered; polls without a fault are not kept.

    Attributes:
        method: its name.
        parameters: what was asked, each in its own type.
        result: what was answered; None when it was refused.
        refusal: code and description when it was refused, else empty.
    """

    method: str
    parameters: Json
    result: Any = None
    refusal: str = ""

    @property
    def text(self) -> str:
        """The text that was sent, without its markup."""
        return str(self.result["text"])

    @property
    def buttons(self) -> list[Json]:
        """The inline buttons that were sent, row by row."""
        rows = self.parameters.get("reply_markup", {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]


class LoopbackBotApi(Acting):
    """The server, and the hands of the people on the other side of it.

    Attributes:
        token: the only token that it lets in.
        calls: all calls so far, but for polls, in the order in which they were answered.
        attempts: how many requests came in for each method, also those that went wrong.
    """

    def __init__(self, token: str = TOKEN) -> None:
        super().__init__()
        self.token = token
        self.attempts: Counter[str] = Counter()
        self.calls: list[Call] = []
        self._carried_out: defaultdict[str, list[Call]] = defaultdict(list)
        self._faults: dict[str, deque[Fault]] = {}
        self._server = HttpServer(self._handle)
        self._news = asyncio.Event()

    async def __aenter__(self) -> LoopbackBotApi:
        await self._server.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._server.stop()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.port}"

    @property
    def base_url(self) -> str:
        """What stands before the token in an address."""
        return f"{self.url}/bot"

    @property
    def refused(self) -> list[Call]:
        """All calls that were refused."""
        return [call for call in self.calls if call.refusal]

    def calls_of(self, method: str) -> list[Call]:
        """All calls of a method that were carried out."""
        return list(self._carried_out[method])

    async def wait_for(self, method: str, count: int = 1) -> list[Call]:
        """Wait until a method was carried out so often; return all its calls, in order."""

        def enough() -> list[Call] | None:
            done = self._carried_out[method]
            return list(done) if len(done) >= count else None

        return await self.wait_until(enough)

    async def wait_until(self, done: Callable[[], Found | None]) -> Found:
        """Wait until this gives something that is true, asked again after every call."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not (found := done()):
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            seen = "\n".join(f"{call.method} {call.refusal}" for call in self.calls)
            raise AssertionError(f"waited {PATIENCE} s in vain; the calls were:\n{seen}") from None
        return found

    async def wait_until_fetched(self) -> None:
        """Wait until the bot has confirmed all updates. It may still be busy with them."""
        await self.wait_until(lambda: self.updates.waiting == 0)

    def fail(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method go wrong, each in its own way; ``*`` is any method."""
        self._faults.setdefault(method, deque()).extend(faults)

    async def _handle(self, request: Request) -> Response:
        token, _, method = request.target.partition("?")[0].removeprefix("/bot").partition("/")
        if token != self.token:
            return error_response(401, "Unauthorized")
        if method not in schema.METHODS:
            return self._refuse(method, {}, ApiError(404, "Not Found: method not found"))
        self.attempts[method] += 1
        self._news.set()
        fault = self._next_fault(method)
        if fault and fault.release:
            await fault.release.wait()
        elif fault and not fault.late:
            return _play(fault)
        response = await self._carry_out(method, request)
        return _play(fault) if fault and fault.late else response

    def _next_fault(self, method: str) -> Fault | None:
        for name in (method, "*"):
            if self._faults.get(name):
                return self._faults[name].popleft()
        return None

    async def _carry_out(self, method: str, request: Request) -> Response:
        given: Json = {}
        try:
            given = _read_form(request)
            given = schema.read(method, given)
            if method == "getUpdates":
                result: Any = await self.updates.get(self.world, given)
            else:
                result = _HANDLERS[method](self.world, given)
        except ApiError as error:
            return self._refuse(method, given, error)
        except (TypeError, ValueError, LookupError, AttributeError) as error:
            # Something deep within is of another type than it should be.
            return self._refuse(method, given, strict(f"{type(error).__name__}: {error}"))
        body = json.dumps({"ok": True, "result": result}).encode()
        if method != "getUpdates":
            call = Call(method, given, json.loads(body)["result"])
            self.calls.append(call)
            self._carried_out[method].append(call)
        self._news.set()
        return Response(200, body)

    def _refuse(self, method: str, given: Json, error: ApiError) -> Response:
        self.calls.append(Call(method, given, refusal=str(error)))
        self._news.set()
        return error_response(error.code, error.description, error.parameters)


def _read_form(request: Request) -> Json:
    try:
        return parameters_of(request)
    except ValueError as error:
        raise bad(f"can't parse the request: {error}") from error


def _play(fault: Fault) -> Response:
    if fault.response is None:
        raise ResetError
    return fault.response
