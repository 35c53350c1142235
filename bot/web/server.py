"""The one place where the bot listens: health, metrics and, when it is set, the webhook."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from bot.errors import ChannelError
from bot.web.health import Check, examine
from bot.web.webhook import Webhook

LARGEST_BODY = 1 << 20
"""Bytes of a request. The text of a message has at most 4096 characters; the rest is room."""

METRICS = "text/plain; version=0.0.4; charset=utf-8"

Page = Callable[[], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Desk:
    """What is served.

    Attributes:
        metrics: makes the page with the numbers of the moment.
        checks: what has to be well for the bot to be ready, by name.
        webhook: where updates come in; None when the bot fetches them itself.
        state: what is known of the moment without looking for it, for who asks whether it lives.
    """

    metrics: Page
    checks: Mapping[str, Check] = field(default_factory=dict)
    webhook: Webhook | None = None
    state: Callable[[], Mapping[str, bool]] = dict

    def application(self) -> web.Application:
        """Return the routes."""
        found = web.Application(client_max_size=LARGEST_BODY)
        found.add_routes(
            [
                web.get("/healthz", self._live),
                web.get("/readyz", self._ready),
                web.get("/metrics", self._metrics),
            ]
        )
        if self.webhook is not None:
            found.add_routes([web.post(self.webhook.doors.path, self.webhook.take)])
        return found

    async def _live(self, _: web.Request) -> web.Response:
        """Tell that the process runs; whatever else is wrong, a new start does not mend that."""
        return web.json_response({"live": True, **self.state()})

    async def _ready(self, _: web.Request) -> web.Response:
        """Tell whether all that an answer needs is there."""
        health = await examine(self.checks)
        return web.json_response(
            {"ready": health.is_ready, "checks": dict(health.checks)},
            status=200 if health.is_ready else 503,
        )

    async def _metrics(self, _: web.Request) -> web.Response:
        return web.Response(body=await self.metrics(), headers={"Content-Type": METRICS})


@asynccontextmanager
async def serving(desk: Desk, host: str, port: int) -> AsyncIterator[int]:
    """Serve while the context is open; requests under way are finished at the end.

    Args:
        desk: what is served.
        host: address to listen on.
        port: port to listen on; 0 takes one that is free.

    Yields:
        The port.

    Raises:
        ChannelError: it cannot listen there.
    """
    runner = web.AppRunner(desk.application(), access_log=None, shutdown_timeout=5)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except (OSError, OverflowError) as error:
            what = f"The bot cannot listen on {host}, port {port}: {error}."
            raise ChannelError(f"{what} Set another one under web.") from error
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
