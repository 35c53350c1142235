"""Whether the bot can do its work: named checks, each of which may fail with a reason."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.errors import PoldergidsError

PATIENCE = 3.0  # seconds for one check; a probe that hangs is as bad as one that fails
FINE = "ok"

Check = Callable[[], Awaitable[None]]
"""Returns when all is well, and raises a PoldergidsError that tells what is not."""


@dataclass(frozen=True, slots=True)
class Health:
    """What was found.

    Attributes:
        checks: for each check ``ok`` or what is wrong, fit for an operator.
    """

    checks: Mapping[str, str]

    @property
    def is_ready(self) -> bool:
        """Whether every check is well."""
        return all(found == FINE for found in self.checks.values())


async def examine(checks: Mapping[str, Check]) -> Health:
    """Do all checks side by side.

    Args:
        checks: the checks by name, such as ``store``.
    """
    found = await asyncio.gather(*(_examine_one(check) for check in checks.values()))
    return Health(dict(zip(checks, found, strict=True)))


async def _examine_one(check: Check) -> str:
    try:
        async with asyncio.timeout(PATIENCE):
            await check()
    except PoldergidsError as error:
        return str(error)
    except TimeoutError:
        return f"No answer within {PATIENCE:g} seconds."
    return FINE
