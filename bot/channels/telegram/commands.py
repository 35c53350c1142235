"""The commands that anybody can give."""

from __future__ import annotations

from bot.channels.telegram import asking
from bot.channels.telegram.asking import about_bot
from bot.channels.telegram.hearing import command_of
from bot.channels.telegram.keyboards import of_languages
from bot.channels.telegram.listing import in_language, list_commands, reference
from bot.channels.telegram.markup import Block, pages
from bot.channels.telegram.menus import entries_of_menu
from bot.channels.telegram.render import paragraphs
from bot.channels.telegram.texts import Texts
from bot.channels.telegram.turn import Turn
from bot.language.words import fold

AUTOMATIC = "auto"


async def start(turn: Turn) -> None:
    """Greet; or open the entry that the link by which somebody came names."""
    entries = turn.room.guide.knowledge.entries
    wanted = turn.rest.casefold()
    opened = next((each for each in entries if each.casefold() == wanted), None)
    if opened is not None:
        await asking.open_entry(turn, opened)
    else:
        await turn.say(_greeting(turn, await turn.texts()))


async def help_(turn: Turn) -> None:
    """Tell what the bot can do."""
    texts = await turn.texts()
    says = texts.says
    menu = entries_of_menu(turn.room, texts.language, turn.user.id if turn.user else 0)
    await turn.say(
        *pages(
            [
                Block(says.help),
                *_examples(turn, texts),
                *(Block(f"/{name} - {what}", close=at > 0) for at, (name, what) in enumerate(menu)),
                Block(says.help_groups.format(**about_bot(turn, texts.language))),
            ]
        )
    )


def _greeting(turn: Turn, texts: Texts) -> str:
    greeting = texts.says.greeting.format(**about_bot(turn, texts.language))
    blocks = [Block(greeting), *_examples(turn, texts), Block(texts.says.commands)]
    return pages(blocks)[0]


def _examples(turn: Turn, texts: Texts) -> list[Block]:
    examples = turn.room.guide.knowledge.ontology.examples.get(texts.language, ())
    return [Block(texts.says.examples), *(Block(f"• {each}", close=True) for each in examples)]


async def search(turn: Turn) -> None:
    """Search for what stands after the command."""
    if turn.rest:
        await asking.search(turn, turn.rest)
        return
    texts = await turn.texts()
    says = texts.says.search_what
    await turn.say(paragraphs(says.format(**about_bot(turn, texts.language))))


async def compare(turn: Turn) -> None:
    """Compare what stands after the command."""
    texts = await turn.texts()
    if turn.rest:
        await asking.answer(turn, texts.compare_question.format(text=turn.rest))
        return
    entries = turn.room.guide.knowledge.entries.values()
    one, two, *_ = [*(reference(each, texts.language).name for each in entries), "", ""]
    await turn.say(paragraphs(texts.says.compare_what.format(one=one, two=two)))


async def list_category(turn: Turn) -> None:
    """List the entries of the category that the command is called after, if there is one."""
    name = command_of(turn.message)
    language = await turn.language()
    for code in (language, *turn.room.voices):
        category = list_commands(turn.room.guide.knowledge, code).get(fold(name))
        if category is not None:
            question = turn.room.texts(code).list_question
            await asking.answer(turn, question.format(category=category.label[code].many))
            return


async def language(turn: Turn) -> None:
    """Answer in this language from now on; or ask in which."""
    wanted = turn.rest.casefold()
    if wanted == AUTOMATIC or wanted in turn.room.voices:
        await turn.say(await choose_language(turn, wanted.replace(AUTOMATIC, "")))
        return
    texts = await turn.texts()
    says = texts.says.language_which.format(languages=", ".join(turn.room.voices))
    await turn.say(paragraphs(says), keyboard=of_languages(turn.room.voices, texts))


async def choose_language(turn: Turn, code: str) -> str:
    """Keep the language that a person chose, empty for that of each message; return what to say."""
    await turn.room.store.choose_language(turn.person, code)
    if code:
        return paragraphs(turn.room.texts(code).says.language_set)
    return paragraphs((await turn.texts()).says.language_automatic)


async def source(turn: Turn) -> None:
    """Tell where the knowledge comes from."""
    text = turn.room.guide.knowledge.ontology.source.text
    await turn.say(paragraphs(in_language(text, await turn.language())))


async def privacy(turn: Turn) -> None:
    """Tell what is kept."""
    says, kept = (await turn.texts()).says, turn.room.kept
    what = says.privacy.format(
        minutes=f"{kept.memory:g}", days=kept.retention, replies=kept.replies
    )
    await turn.say(paragraphs(what, says.privacy_unanswered, says.privacy_forget))


async def forget(turn: Turn) -> None:
    """Wipe all that is kept of a person."""
    texts = await turn.texts()
    await turn.room.store.forget(turn.person)
    turn.room.screens.forget(turn.person)
    await turn.say(paragraphs(texts.says.forgotten))


async def unknown(turn: Turn) -> None:
    """Say that a command is not known."""
    await turn.say(paragraphs((await turn.texts()).says.unknown_command))
