"""Whether a database works, as far as was seen: nobody has to wait for one that does not."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from bot.errors import StoreError

REST = 5.0
"""Seconds to leave a database alone after it failed."""

logger = logging.getLogger(__name__)


class Trouble:
    """Remembers that a database failed; tells when that begins, and when it is over.

    Attributes:
        ended: is called when it is over.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since: float | None = None
        self.ended: Callable[[], None] = lambda: None

    @property
    def is_there(self) -> bool:
        """Whether the database failed, and was not seen to work since."""
        return self._since is not None

    @property
    def rests(self) -> bool:
        """Whether the database failed a moment ago, and is better left alone."""
        return self._since is not None and self._clock() < self._since + REST

    def met(self, error: StoreError) -> None:
        """Note that it failed."""
        if self._since is None:
            logger.error("Answering from memory. %s", error)
        self._since = self._clock()

    def over(self) -> None:
        """Note that it works."""
        if self._since is not None:
            logger.warning("The database works again.")
            self._since = None
            self.ended()
