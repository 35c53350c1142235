"""A process that answers updates until there are none for a while, and says what it answered."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from datetime import timedelta

from bot.store.inbox import InboxLimits
from bot.store.opening import open_store
from bot.store.records import Limits

AT_ONCE = 4


async def main(address: str, name: str, lease: float, quiet: float) -> None:
    """Answer, four at once, each in one line: when, the lane and the number.

    Args:
        address: where the inbox is.
        name: of this worker.
        lease: seconds after which a worker that says nothing is taken for dead.
        quiet: seconds without work after which all is done.
    """
    limits = Limits(inbox=InboxLimits(lease=timedelta(seconds=lease)))
    store = await open_store(address, limits)
    await store.inbox.free(name)  # what an earlier life of it left
    while claims := await store.inbox.claim(name, AT_ONCE, wait=quiet):
        for claim in claims:
            lane, number = json.loads(claim.content)
            print(json.dumps([time.time(), lane, number]), flush=True)  # noqa: T201
            await store.inbox.done(claim)
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3]), float(sys.argv[4])))
