"""Whether a database works, as far as was seen: nobody has to wait for one that does not."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from bot.errors import StoreError

logger = logging.getLogger(__name__)


class Trouble:
    """Remembers that a database failed; tells when that begins, and when it is over.

    Attributes:
        is_there: whether it failed, and was not seen to work since.
        began: is called when it begins.
        ended: is called when it is over.
    """

    def __init__(self, others: float = 0, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without.

        Args:
            others: seconds for which it has to work before it is over; meanwhile others who share
                the database make up in it for what they did without.
            clock: tells seconds.
        """
        self.is_there = False
        self._others = others
        self._clock = clock
        self._works_since: float | None = None
        self._told: set[str] = set()
        self.began: Callable[[], None] = lambda: None
        self.ended: Callable[[], None] = lambda: None

    def met(self, error: StoreError) -> None:
        """Note that it failed; each cause is told once, for it may change (stopping, then gone)."""
        self._works_since = None
        if str(error) not in self._told:
            self._told.add(str(error))
            logger.error("Answering from memory. %s", error)
        if not self.is_there:
            self.is_there = True
            self.began()

    def works(self) -> None:
        """Note that it works."""
        if not self.is_there:
            return
        if self._works_since is None:
            self._works_since = self._clock()
        if self._clock() >= self._works_since + self._others:
            logger.warning("The database works again.")
            self.is_there = False
            self._told.clear()
            self.ended()
