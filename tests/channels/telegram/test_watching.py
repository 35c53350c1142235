"""How the room knows that Telegram is there."""

from __future__ import annotations

import pytest

from bot.channels.telegram.watching import LATELY, Contact
from bot.errors import ChannelError


class Clock:
    """A clock to move, in seconds."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


async def test_there_is_no_contact_before_the_first_answer() -> None:
    """A bot that has just started is not ready."""
    with pytest.raises(ChannelError, match="not been reached yet"):
        await Contact(Clock()).check()


async def test_contact_lasts_a_while() -> None:
    """A poll may last long; after more than that something is wrong."""
    clock = Clock()
    contact = Contact(clock)
    contact.note()
    clock.now += LATELY
    await contact.check()
    clock.now += 1
    with pytest.raises(ChannelError, match="for 121 seconds"):
        await contact.check()
