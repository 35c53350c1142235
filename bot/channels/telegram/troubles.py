"""What goes wrong while an update is answered: what is tried again, what is told to whom.

This is the one place that handles errors. What is logged never holds what somebody wrote.
"""

from __future__ import annotations

import logging
import secrets

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter

from bot.channels.telegram.polling import seconds_of
from bot.channels.telegram.render import paragraphs
from bot.channels.telegram.turn import Turn
from bot.errors import PoldergidsError, StoreError

SLOWER = 5.0
"""Seconds before the second try where a service fails; each next wait is so many times longer."""

NO_ENTRY = (
    "no rights",
    "not enough rights",
    "administrator rights",
    "chat_restricted",
    "_forbidden",
    "topic_closed",
    "topic_deleted",
    "message thread not found",
    "chat not found",
    "peer_id_invalid",
)
"""What Telegram says, as the Bot API has it, where the bot may not write or nobody is left."""

logger = logging.getLogger(__name__)


class UnreadableError(Exception):
    """Raised when an update is not as the Bot API promises."""


def is_refusal(error: Exception) -> bool:
    """Tell whether no answer is wanted (any more), or none may come there: that is no fault."""
    if isinstance(error, BadRequest):
        return any(each in error.message.lower() for each in NO_ENTRY)
    return isinstance(error, Forbidden)


def pause_before_retry(error: Exception, tries: int) -> float:
    """Return how many seconds to wait before an update is tried again.

    Nothing changes by waiting where the fault is in the code or in the update itself.
    """
    if isinstance(error, RetryAfter):
        return seconds_of(error)
    passing = isinstance(error, NetworkError | StoreError) and not isinstance(error, BadRequest)
    return SLOWER ** (tries - 1) if passing else 0.0


def log(error: Exception) -> str:
    """Log an error under an id; return that id.

    The words of Telegram's errors may quote what was sent; they are told at the level DEBUG.
    """
    name = secrets.token_hex(4)
    told = f", {error}" if isinstance(error, PoldergidsError) else ""
    logger.error("Error %s%s", name, told, exc_info=error)
    return name


async def tell(turn: Turn, name: str) -> None:
    """Tell who waits for an answer that something went wrong, if that can be told."""
    says = turn.room.texts(turn.likely).says.failed.format(id=name)
    try:
        if turn.update.callback_query is not None:
            await turn.sender.answer_press(turn.press.id, says, loud=True)
        elif turn.update.message is not None:
            await turn.say(paragraphs(says))
    except Exception as error:  # the store or the network may be what is wrong
        logger.warning("Nobody could be told of error %s: %s", name, type(error).__name__)
