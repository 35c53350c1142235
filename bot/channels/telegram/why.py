"""Why the latest answer is what it is: ``/why``, for anyone."""

from __future__ import annotations

from bot.channels.telegram.markup import Block, pages
from bot.channels.telegram.render import paragraphs
from bot.channels.telegram.room import Reason
from bot.channels.telegram.texts import Says
from bot.channels.telegram.turn import Turn


async def why(turn: Turn) -> None:
    """Tell in a few lines how the latest answer in this conversation was found."""
    says = (await turn.texts()).says
    reason = turn.room.reasons.find(turn.conversation)
    if reason is None:
        await turn.say(paragraphs(says.why_none))
        return
    lines = [Block(line, close=at > 0) for at, line in enumerate(_lines(reason, says))]
    await turn.say(*pages([Block(says.why), *lines]))


def _lines(reason: Reason, says: Says) -> list[str]:
    """Return what is known of it; what the answer has not, gets no line."""
    answer, trace = reason.answer, reason.answer.trace
    told = (
        (says.why_language, trace.language or answer.language),
        (says.why_meant, "; ".join(trace.subjects)),
        (says.why_asked, trace.asked),
        (says.why_stage, trace.stage),
        (says.why_confidence, f"{answer.confidence:.0%}"),
        (says.why_version, reason.version),
        (says.why_section, "; ".join(trace.sections)),
    )
    return [line.format(found=found) for line, found in told if found]
