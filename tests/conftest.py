"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is not a fault; the benchmarks watch the time.
settings.register_profile("poldergids", deadline=None)
settings.load_profile("poldergids")
