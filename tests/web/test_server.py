"""Where the bot listens, asked over real HTTP."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Mapping
from hmac import compare_digest

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import ChannelError, StoreError
from bot.web.health import Check
from bot.web.server import LARGEST_BODY, Desk, serving
from bot.web.webhook import HEADER, Doors, Webhook

DOORS = Doors.of("a secret of the operator")
PASSWORD = {HEADER: DOORS.password}


class Inbox:
    """Keeps what it is given; refuses what is no JSON object, and everything when it is full."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.is_full = False

    async def receive(self, raw: str) -> None:
        """Keep one update."""
        if not isinstance(json.loads(raw), dict):
            raise ValueError("no object")
        if self.is_full:
            raise StoreError("full")
        self.kept.append(raw)


async def page() -> bytes:
    """Return a page with numbers."""
    return b"number 1\n"


@pytest.fixture
def inbox() -> Inbox:
    """An empty inbox."""
    return Inbox()


@pytest.fixture
async def client(inbox: Inbox) -> AsyncIterator[httpx.AsyncClient]:
    """Who asks a server with a webhook."""
    desk = Desk(page, webhook=Webhook(DOORS, inbox.receive))
    async with (
        serving(desk, "127.0.0.1", 0) as port,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as asker,
    ):
        yield asker


async def ask(path: str, checks: Mapping[str, Check]) -> httpx.Response:
    """Ask a server that has these checks, and no webhook."""
    async with (
        serving(Desk(page, checks), "127.0.0.1", 0) as port,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as asker,
    ):
        return await asker.get(path)


async def fine() -> None:
    """Find nothing wrong."""


async def broken() -> None:
    """Find something wrong."""
    raise StoreError("The disk is full.")


async def test_lives_whatever_is_wrong() -> None:
    """The process that answers lives, also when it cannot do its work."""
    found = await ask("/healthz", {"store": broken})
    assert (found.status_code, found.json()) == (200, {"live": True})


async def test_is_ready_when_all_is_well() -> None:
    """Who spreads the work sees with one code that it can come here."""
    found = await ask("/readyz", {"store": fine})
    assert (found.status_code, found.json()) == (200, {"ready": True, "checks": {"store": "ok"}})


async def test_is_not_ready_when_something_is_wrong() -> None:
    """Who spreads the work stays away, and the operator reads why."""
    found = await ask("/readyz", {"store": broken})
    assert found.status_code == 503
    assert found.json() == {"ready": False, "checks": {"store": "The disk is full."}}


async def test_shows_the_numbers() -> None:
    """Prometheus gets the page in the format that it asks for."""
    found = await ask("/metrics", {})
    assert found.text == "number 1\n"
    assert found.headers["content-type"].startswith("text/plain; version=0.0.4")


async def test_an_update_is_safe_before_telegram_hears_so(
    client: httpx.AsyncClient, inbox: Inbox
) -> None:
    """A 200 means that the update is kept."""
    found = await client.post(DOORS.path, headers=PASSWORD, content='{"update_id": 1}')
    assert (found.status_code, inbox.kept) == (200, ['{"update_id": 1}'])


async def test_what_cannot_be_kept_is_brought_again(
    client: httpx.AsyncClient, inbox: Inbox
) -> None:
    """While the store is down Telegram hears that it has to come back."""
    inbox.is_full = True
    found = await client.post(DOORS.path, headers=PASSWORD, content='{"update_id": 1}')
    assert (found.status_code, found.headers["retry-after"]) == (503, "5")


@pytest.mark.parametrize(
    "password",
    [
        b"",
        b"x",
        DOORS.password[:-1].encode(),
        DOORS.password.upper().encode(),
        b"\xc3\xa9",
        b"\xff",
    ],
)
async def test_who_does_not_know_the_password_gets_nowhere(
    client: httpx.AsyncClient, inbox: Inbox, password: bytes
) -> None:
    """Only Telegram knows the password; nothing of anybody else is kept."""
    headers = {HEADER.encode(): password}
    found = await client.post(DOORS.path, headers=headers, content='{"update_id": 1}')
    assert (found.status_code, inbox.kept) == (403, [])


async def test_a_password_is_compared_in_constant_time(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How long a refusal takes tells nobody how much of it was right."""
    compared: list[bytes] = []

    def compare(said: bytes, password: bytes) -> bool:
        compared.append(said)
        return compare_digest(said, password)

    monkeypatch.setattr("hmac.compare_digest", compare)
    half = DOORS.password[:-1]
    for said in ("", half, DOORS.password):
        await client.post(DOORS.path, headers={HEADER: said}, content='{"update_id": 1}')
    assert compared == [b"", half.encode(), DOORS.password.encode()]


async def test_the_path_is_not_told(client: httpx.AsyncClient, inbox: Inbox) -> None:
    """Another path is simply not there, also with the right password."""
    found = await client.post("/telegram/", headers=PASSWORD, content='{"update_id": 1}')
    assert (found.status_code, inbox.kept) == (404, [])


async def test_what_is_too_large_is_refused(client: httpx.AsyncClient, inbox: Inbox) -> None:
    """Nobody can fill the memory."""
    body = b'{"update_id": ' + b"1" * LARGEST_BODY + b"}"
    found = await client.post(DOORS.path, headers=PASSWORD, content=body)
    assert (found.status_code, inbox.kept) == (413, [])


async def test_what_is_no_update_is_refused(client: httpx.AsyncClient, inbox: Inbox) -> None:
    """What will never be an update is not asked for again."""
    for body in (b"", b"{", b"[1]", b"\xff\xfe", b"null"):
        found = await client.post(DOORS.path, headers=PASSWORD, content=body)
        assert (body, found.status_code, inbox.kept) == (body, 400, [])


async def test_a_body_that_never_ends_keeps_nobody_waiting(
    client: httpx.AsyncClient, inbox: Inbox
) -> None:
    """Who knows the way and sends half a body holds up only itself; nothing of it is kept."""
    head = f"POST {DOORS.path} HTTP/1.1\r\nHost: x\r\n{HEADER}: {DOORS.password}\r\n"
    _, writer = await asyncio.open_connection("127.0.0.1", client.base_url.port)
    writer.write(f'{head}Content-Length: 100\r\n\r\n{{"update_id": 1'.encode())
    await writer.drain()
    found = await client.post(DOORS.path, headers=PASSWORD, content='{"update_id": 2}')
    writer.close()
    assert (found.status_code, inbox.kept) == (200, ['{"update_id": 2}'])


async def test_json_is_read_as_what_it_is(client: httpx.AsyncClient, inbox: Inbox) -> None:
    """A header with a charset that nobody knows changes nothing: JSON is UTF-8."""
    headers = {**PASSWORD, "content-type": "application/json; charset=klingon"}
    found = await client.post(DOORS.path, headers=headers, content='{"text": "één"}'.encode())
    assert (found.status_code, inbox.kept) == (200, ['{"text": "één"}'])


@given(st.text(min_size=1), st.text(min_size=1))
@settings(max_examples=50)
def test_doors_are_told_apart(one: str, other: str) -> None:
    """Each secret has doors of its own, that Telegram takes and that do not show the secret."""
    first, second = Doors.of(one), Doors.of(other)
    assert (first == second) == (one == other)
    assert first.path.removeprefix("/telegram/") != first.password
    assert set(first.password) <= set("0123456789abcdef")


async def test_a_port_that_is_taken_is_told() -> None:
    """Who starts the bot twice reads what is wrong, and where to set another port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ChannelError, match=rf"cannot listen on 127\.0\.0\.1, port {port}"):
            async with serving(Desk(page), "127.0.0.1", port):
                pass
