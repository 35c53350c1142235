"""What stood in a message before another entry was opened in its place."""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple

from telegram import InlineKeyboardMarkup

MOST = 2000


class Screen(NamedTuple):
    """One page with its buttons, and whose answer it is."""

    person: str
    page: str
    keyboard: InlineKeyboardMarkup | None


class Screens:
    """Keeps the latest answers, by message, while the process runs. Nothing reaches a disk."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._screens: OrderedDict[str, Screen] = OrderedDict()

    def keep(self, message: str, screen: Screen) -> None:
        """Keep what a message shows, in the place of what it showed before."""
        self._screens[message] = screen
        self._screens.move_to_end(message)
        if len(self._screens) > self._most:
            self._screens.popitem(last=False)

    def find(self, message: str) -> Screen | None:
        """Return the answer that a message showed; None when that is too long ago."""
        return self._screens.get(message)

    def forget(self, person: str) -> None:
        """Wipe the answers to a person."""
        for message in [name for name, kept in self._screens.items() if kept.person == person]:
            del self._screens[message]
