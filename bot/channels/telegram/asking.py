"""Questions and their answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from itertools import chain

from bot.channels.telegram.keyboards import of_entries, under_answer
from bot.channels.telegram.listing import in_language, named_like
from bot.channels.telegram.markup import Block, pages
from bot.channels.telegram.render import blocks, paragraphs
from bot.channels.telegram.sending import Spot
from bot.channels.telegram.turn import Turn
from bot.engine.turns import Answer, Status


async def ask(turn: Turn) -> None:
    """Answer a message; the rest of the pictures that come with it need no word of their own."""
    if turn.message.media_group_id:
        turn.room.albums.keep(turn.message.media_group_id, turn.person, True)
    if question := turn.question:
        await answer(turn, question, greet=await _is_new(turn))
    else:
        texts = await turn.texts()
        await turn.say(paragraphs(texts.says.ask_here.format(**about_bot(turn, texts.language))))


async def answer(turn: Turn, question: str, *, greet: bool = False, afresh: bool = False) -> None:
    """Answer a question.

    Args:
        turn: who asks, and where.
        question: what is asked.
        greet: whether to say first who answers.
        afresh: whether the question stands by itself, whatever the conversation was about.
    """
    found = await _while_typing(turn, _find(turn, question, afresh=afresh))
    # Who says hello is greeted by the answer itself.
    is_greeted = greet and found.status is not Status.SOCIAL
    spots = await tell(turn, found, *([Block(_greeting(turn))] if is_greeted else []))
    await _write_down(turn, question, found, spots)


async def compare(turn: Turn, names: str) -> None:
    """Put entries side by side; where only one of them is known, say so first."""
    texts = await turn.texts()
    question = texts.compare_question.format(text=names)
    found = await _while_typing(turn, _find(turn, question))
    before = []
    if found.status is Status.ANSWER and len(found.about) == 1:
        says = turn.room.texts(found.language).says.compare_one
        before.append(Block(says.format(name=found.about[0].name)))
    spots = await tell(turn, found, *before)
    await _write_down(turn, question, found, spots)


async def search(turn: Turn, question: str) -> None:
    """Answer a question by itself; what has no answer gets the entries with names like it."""
    found = await _while_typing(turn, _find(turn, question, afresh=True))
    like = named_like(turn.room.guide.knowledge, question, found.language)
    if found.status in (Status.UNKNOWN, Status.SOCIAL) and like:
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


async def tell(turn: Turn, found: Answer, *before: Block) -> list[Spot]:
    """Send an answer, with something before it."""
    turn.explain(found)
    keyboard = under_answer(found, turn.room.told_whole(found))
    return await turn.say(*pages(chain(before, blocks(found))), keyboard=keyboard)


async def only_text(turn: Turn) -> None:
    """Say that a message without text cannot be read; once for pictures that come together."""
    album = turn.message.media_group_id
    if album is None or turn.room.albums.find(album) is None:
        turn.room.albums.keep(album, turn.person, True)
        await turn.say(paragraphs((await turn.texts()).says.only_text))


def about_bot(turn: Turn, language: str) -> dict[str, str]:
    """Return what sentences about the bot are filled in with."""
    ontology = turn.room.guide.knowledge.ontology
    examples = ontology.examples.get(language, ())
    return {
        "subject": in_language(ontology.subject, language),
        "example": examples[0] if examples else "",
        "bot": turn.sender.username,
    }


async def _is_new(turn: Turn) -> bool:
    """Tell whether somebody comes for the first time, to a chat with the bot alone.

    Who chose a language is noted elsewhere as well, so that the choice is kept while it is used.
    """
    alone = turn.is_private and not turn.is_edited
    return (alone or bool(await turn.chosen())) and await turn.meet() and alone


def _greeting(turn: Turn) -> str:
    """Return who the bot is, in the language of the app."""
    texts = turn.room.texts(turn.likely)
    return texts.says.greeting.format(**about_bot(turn, texts.language))


async def _while_typing(turn: Turn, finding: Awaitable[Answer]) -> Answer:
    """Find an answer while the chat shows that one is coming; the sign never comes after it."""
    found, _ = await asyncio.gather(finding, turn.show_typing())
    return found


async def _find(turn: Turn, question: str, *, afresh: bool = False) -> Answer:
    return await turn.room.conversation.ask(
        turn.conversation,
        question,
        likely=turn.likely,
        chosen=await turn.chosen(),
        afresh=afresh,
    )


async def _write_down(turn: Turn, question: str, found: Answer, spots: list[Spot]) -> None:
    """Keep what is counted, and which messages to edit when the question is edited."""
    store, message = turn.room.store, turn.message
    numbers = [spot.message for spot in spots]
    await turn.note(
        store.count(found.status.value, found.language),
        store.save_reply(turn.person, str(message.chat_id), message.message_id, numbers),
    )
    if found.status is Status.UNKNOWN:
        await turn.note(store.add_unanswered(turn.person, question, found.language))
