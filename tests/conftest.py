"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

from tests.store.databases import address, new_database, server, template

__all__ = ["address", "new_database", "server", "template"]

# A busy machine is not a fault; the benchmarks watch the time.
settings.register_profile("poldergids", deadline=None)
settings.load_profile("poldergids")
