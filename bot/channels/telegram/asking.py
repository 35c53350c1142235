"""Questions and their answers."""

from __future__ import annotations

from bot.channels.telegram.keyboards import of_entries, under_answer
from bot.channels.telegram.listing import named_like
from bot.channels.telegram.render import paragraphs, render
from bot.channels.telegram.screens import Screen
from bot.channels.telegram.sending import Spot
from bot.channels.telegram.turn import Turn
from bot.engine.turns import Answer, Status


async def ask(turn: Turn) -> None:
    """Answer a message."""
    if question := turn.question:
        await answer(turn, question)
    else:
        texts = await turn.texts()
        await turn.say(paragraphs(texts.says.ask_here.format(**about_bot(turn, texts.language))))


async def answer(turn: Turn, question: str) -> None:
    """Answer a question."""
    await turn.show_typing()
    found = await _find(turn, question)
    spots = await tell(turn, found)
    await _write_down(turn, question, found, spots)


async def search(turn: Turn, question: str) -> None:
    """Answer a question; what has no answer gets the entries whose names are like it."""
    await turn.show_typing()
    found = await _find(turn, question)
    like = named_like(turn.room.guide.knowledge, question, found.language)
    if found.status is Status.UNKNOWN and like:
        says = turn.room.texts(found.language).says
        keyboard = of_entries(like, found.language)
        spots = await turn.say(paragraphs(says.search_found), keyboard=keyboard)
    else:
        spots = await tell(turn, found)
    await _write_down(turn, question, found, spots)


async def open_entry(turn: Turn, entry_id: str) -> None:
    """Describe an entry."""
    language = await turn.language()
    await tell(turn, await turn.room.conversation.open(turn.conversation, entry_id, language))


async def tell(turn: Turn, found: Answer) -> list[Spot]:
    """Send an answer, and keep its last page for who comes back to it."""
    pages = render(found)
    keyboard = under_answer(found, turn.room.told_whole(found))
    spots = await turn.say(*pages, keyboard=keyboard)
    turn.room.screens.keep(str(spots[-1]), Screen(turn.person, pages[-1], keyboard))
    return spots


async def only_text(turn: Turn) -> None:
    """Say that a message without text cannot be read."""
    await turn.say(paragraphs((await turn.texts()).says.only_text))


def about_bot(turn: Turn, language: str) -> dict[str, str]:
    """Return what sentences about the bot are filled in with."""
    ontology = turn.room.guide.knowledge.ontology
    examples = ontology.examples.get(language, ())
    return {
        "subject": ontology.subject.get(language, ""),
        "example": examples[0] if examples else "",
        "bot": turn.sender.username,
    }


async def _find(turn: Turn, question: str) -> Answer:
    return await turn.room.conversation.ask(
        turn.conversation, question, likely=turn.likely, chosen=await turn.chosen()
    )


async def _write_down(turn: Turn, question: str, found: Answer, spots: list[Spot]) -> None:
    """Keep what is counted, and which messages to edit when the question is edited."""
    store, message = turn.room.store, turn.message
    numbers = [spot.message for spot in spots]
    await turn.note(
        store.count(found.status.value, found.language),
        store.save_reply(turn.person, str(message.chat_id), message.message_id, numbers),
    )
    if await turn.chosen():
        await turn.note(store.meet(turn.person))  # so that the choice is kept while it is used
    if found.status is Status.UNKNOWN:
        await turn.note(store.add_unanswered(turn.person, question, found.language))
