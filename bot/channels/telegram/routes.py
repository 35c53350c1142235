"""What goes where: the first row of the table that takes an update decides who answers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from bot.channels.telegram import admin, asking, commands, inline, mydata, pressing, why
from bot.channels.telegram.flood import Verdict
from bot.channels.telegram.hearing import ADDRESSED, FROM_A_PERSON, SAYS_SOMETHING, SHOWS_SOMETHING
from bot.channels.telegram.render import paragraphs
from bot.channels.telegram.turn import Turn

Action = Callable[[Turn], Awaitable[None]]


class Route(NamedTuple):
    """A row of the table.

    Attributes:
        takes: tells whether it takes an update.
        does: answers it.
    """

    takes: Callable[[Turn], bool]
    does: Action


FOR_ALL: dict[str, Action] = {
    "start": commands.start,
    "help": commands.help_,
    "search": commands.search,
    "compare": commands.compare,
    "language": commands.language,
    "why": why.why,
    "source": commands.source,
    "privacy": commands.privacy,
    "mydata": mydata.tell,
    "forget": commands.forget,
}
"""What each command does, by its name in the files of ``config/telegram``."""

FOR_ADMINS: dict[str, Action] = {
    "reload": admin.reload,
    "version": admin.version,
    "stats": admin.stats,
    "unanswered": admin.unanswered,
}


async def dispatch(turn: Turn) -> None:
    """Answer an update, unless nobody waits for an answer or somebody asks too much."""
    does = next((route.does for route in ROUTES if route.takes(turn)), None)
    if does is None or (turn.tries == 1 and not await _may_ask(turn)):
        return
    await does(turn)


async def _may_ask(turn: Turn) -> bool:
    """Tell whether somebody does not ask too much; say so once when they do."""
    room = turn.room
    if turn.update.inline_query is not None:
        return room.inline_gate.judge(turn.person) is Verdict.ANSWER
    verdict = room.gate.judge(turn.person)
    if verdict is Verdict.ANSWER:
        return True
    says = (await turn.texts()).says.flood.format(seconds=room.gate.wait(turn.person))
    if turn.update.callback_query is not None:
        await turn.sender.answer_press(turn.press.id, says)
    elif verdict is Verdict.NOTICE:
        await turn.say(paragraphs(says))
    return False


async def give_command(turn: Turn) -> None:
    """Do what a command says; for who is no admin, those of admins do not exist."""
    key = turn.room.command_key(turn.command)
    does = FOR_ALL.get(key) or (_for_admins(turn, key) if turn.by_admin else None)
    await (does or commands.list_category)(turn)


def _for_admins(turn: Turn, key: str) -> Action | None:
    """Return what a command of admins does; whoever edits a message has it done once already."""
    does = FOR_ADMINS.get(key)
    return admin.not_by_editing if does and turn.is_edited else does


def _is_inline(turn: Turn) -> bool:
    return turn.update.inline_query is not None


def _is_press(turn: Turn) -> bool:
    return turn.update.callback_query is not None


def _is_command(turn: Turn) -> bool:
    """Tell whether a message gives a command; in a group, one that this bot has."""
    if not turn.heard(FROM_A_PERSON) or not turn.command:
        return False
    known = turn.room.command_key(turn.command) in FOR_ALL or commands.is_list(turn)
    return turn.is_private or turn.names_bot or known


def _is_question(turn: Turn) -> bool:
    return turn.heard(FROM_A_PERSON & SAYS_SOMETHING & ADDRESSED) and not turn.gives_any_command


def _is_no_text(turn: Turn) -> bool:
    return turn.is_private and not turn.is_edited and turn.heard(FROM_A_PERSON & SHOWS_SOMETHING)


ROUTES = (
    Route(_is_inline, inline.answer),
    Route(_is_press, pressing.press),
    Route(_is_command, give_command),
    Route(_is_question, asking.ask),
    Route(_is_no_text, asking.only_text),
)
