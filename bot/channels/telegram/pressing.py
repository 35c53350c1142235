"""Presses on buttons. Each is answered, also one that is out of date."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from telegram import InlineKeyboardMarkup, MaybeInaccessibleMessage, Message

from bot.channels.telegram import admin
from bot.channels.telegram.commands import choose_language
from bot.channels.telegram.keyboards import under_answer, under_entry
from bot.channels.telegram.presses import NOWHERE, Does, Press, entry_of, read
from bot.channels.telegram.render import first_page
from bot.channels.telegram.room import Screen
from bot.channels.telegram.sending import Spot
from bot.channels.telegram.turn import Turn
from bot.engine.turns import Answer
from bot.store.records import Thumb


class OutdatedError(Exception):
    """Raised when a button means nothing any more."""


async def press(turn: Turn) -> None:
    """Do what a button says, and answer the press."""
    said = read(turn.press.data or "")
    try:
        if said is None:
            raise OutdatedError
        notice = await ACTIONS[said.does](turn, said)
    except OutdatedError:
        language = said.language if said else ""
        texts = turn.room.texts(language) if language else await turn.texts()
        await turn.sender.answer_press(turn.press.id, texts.says.outdated, loud=True)
        return
    await turn.sender.answer_press(turn.press.id, notice)


async def _open(turn: Turn, said: Press) -> str:
    """Open an entry in the place of what stood there."""
    return await _show(turn, said, turn.room.conversation.open)


async def _choose(turn: Turn, said: Press) -> str:
    """Answer the bot's question back, in its place."""
    return await _show(turn, said, turn.room.conversation.choose)


async def _show(turn: Turn, said: Press, find: Callable[[str, str, str], Awaitable[Answer]]) -> str:
    answer = await find(turn.conversation, _entry(turn, said.name), _language(turn, said))
    if len(said.before) <= 1 and said.does is not Does.RETURN:
        _keep_screen(turn)
    turn.explain(answer)
    keyboard = under_entry(answer, turn.room.texts(answer.language), said.before)
    await _replace(turn, first_page(answer), keyboard)
    return ""


def _keep_screen(turn: Turn) -> None:
    """Keep an answer before something is opened in its place."""
    message = turn.press.message
    if isinstance(message, Message):
        screen = Screen(message.text_html, message.reply_markup)
        turn.room.screens.keep(str(_spot(turn)), turn.person, screen)


async def _back(turn: Turn, said: Press) -> str:
    """Put the answer back; once it is forgotten, describe what it was about."""
    kept = turn.room.screens.find(str(_spot(turn)))
    if kept is not None:
        await _replace(turn, kept.page, kept.keyboard)
        return ""
    if said.name == NOWHERE:
        raise OutdatedError
    entry_id = _entry(turn, said.name)
    answer = await turn.room.conversation.open(turn.conversation, entry_id, _language(turn, said))
    await _replace(turn, first_page(answer), under_answer(answer, {entry_id}))
    return ""


async def _thumb(turn: Turn, said: Press) -> str:
    """Keep what somebody thinks of an answer; the same thumb again takes it away."""
    says = turn.room.texts(said.language).says
    name, store = f"telegram:{_spot(turn)}", turn.room.store
    thumb = Thumb.UP if said.does is Does.UP else Thumb.DOWN
    if await store.rating(turn.person, name) is thumb:
        await store.rate(turn.person, name, None)
        return says.thumb_gone
    await store.rate(turn.person, name, thumb)
    return says.thumb_up if thumb is Thumb.UP else says.thumb_down


async def _speak(turn: Turn, said: Press) -> str:
    """Answer in this language from now on."""
    if said.name and said.name not in turn.room.voices:
        raise OutdatedError
    await _replace(turn, await choose_language(turn, said.name), None)
    return ""


async def _settle(turn: Turn, said: Press) -> str:
    """Put an unanswered question aside; for who is no admin the button does not exist."""
    if not turn.by_admin:
        raise OutdatedError
    texts = turn.room.texts(said.language)
    if not await admin.settle(turn, said):
        raise OutdatedError
    page, keyboard = await admin.unanswered_page(turn, texts)
    await _replace(turn, page, keyboard)
    return texts.says.settled


ACTIONS: Mapping[Does, Callable[[Turn, Press], Awaitable[str]]] = {
    Does.OPEN: _open,
    Does.RETURN: _open,
    Does.CHOOSE: _choose,
    Does.BACK: _back,
    Does.UP: _thumb,
    Does.DOWN: _thumb,
    Does.LANGUAGE: _speak,
    Does.DONE: _settle,
    Does.IGNORE: _settle,
}
"""What each button does; the text is shown for a moment."""


def _entry(turn: Turn, name: str) -> str:
    """Return the entry that a button means.

    Raises:
        OutdatedError: it is gone, or nobody made this button.
    """
    found = entry_of(name, turn.room.guide.knowledge.entries)
    if found is None:
        raise OutdatedError
    return found


def _language(turn: Turn, said: Press) -> str:
    """Return the language that a button goes on in."""
    return turn.room.spoken(said.language) or turn.room.language


def _spot(turn: Turn) -> Spot:
    """Return the message that a button stands under.

    Raises:
        OutdatedError: Telegram does not tell which it is.
    """
    if turn.press.inline_message_id:
        return Spot(inline=turn.press.inline_message_id)
    message: MaybeInaccessibleMessage | None = turn.press.message
    if message is None:
        raise OutdatedError
    return Spot(message.chat.id, message.message_id)


async def _replace(turn: Turn, page: str, keyboard: InlineKeyboardMarkup | None) -> None:
    """Put another text and other buttons in the message of the button.

    Raises:
        OutdatedError: the message is gone.
    """
    if not await turn.sender.edit(_spot(turn), page, keyboard):
        raise OutdatedError
