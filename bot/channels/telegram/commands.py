"""The commands that anybody can give."""

from __future__ import annotations

from bot.channels.telegram import asking
from bot.channels.telegram.asking import about_bot
from bot.channels.telegram.keyboards import of_languages
from bot.channels.telegram.listing import alike, called, in_language, list_commands
from bot.channels.telegram.markup import Block, pages
from bot.channels.telegram.menus import entries_of_menu, set_up_admin
from bot.channels.telegram.render import paragraphs
from bot.channels.telegram.texts import Texts
from bot.channels.telegram.turn import Turn
from bot.language.words import fold

AUTOMATIC = "auto"


async def start(turn: Turn) -> None:
    """Greet; or open the entry that the link by which somebody came names."""
    opened = called(turn.room.guide.knowledge, turn.rest)
    if opened is not None:
        await asking.open_entry(turn, opened)
    else:
        await turn.say(_greeting(turn, await turn.texts()))
    if turn.is_private:
        await turn.note(turn.meet())
    if turn.by_admin:
        await set_up_admin(turn.room, turn.sender.bot, turn.user_id)


async def help_(turn: Turn) -> None:
    """Tell what the bot can do."""
    texts = await turn.texts()
    says = texts.says
    menu = entries_of_menu(turn.room, texts.language, turn.user_id if turn.by_admin else 0)
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
    example = alike(turn.room.guide.knowledge, texts.language)[0].name
    await turn.say(paragraphs(texts.says.search_what.format(example=example)))


async def compare(turn: Turn) -> None:
    """Compare what stands after the command."""
    if turn.rest:
        await asking.compare(turn, turn.rest)
        return
    texts = await turn.texts()
    one, two = alike(turn.room.guide.knowledge, texts.language)
    await turn.say(paragraphs(texts.says.compare_what.format(one=one.name, two=two.name)))


async def list_category(turn: Turn) -> None:
    """List the entries of the category that the command is called after, if there is one."""
    name, language = fold(turn.command), await turn.language()
    for code in (language, *turn.room.voices):
        category = list_commands(turn.room.guide.knowledge, code).get(name)
        if category is not None:
            question = turn.room.texts(code).list_question
            await asking.answer(
                turn, question.format(category=category.label[code].many), afresh=True
            )
            return
    await turn.say(paragraphs((await turn.texts()).says.unknown_command))


def is_list(turn: Turn) -> bool:
    """Tell whether the command is called after a category."""
    name, knowledge = fold(turn.command), turn.room.guide.knowledge
    return any(name in list_commands(knowledge, code) for code in turn.room.voices)


async def language(turn: Turn) -> None:
    """Answer in this language from now on; or ask in which."""
    wanted = _language_named(turn)
    if wanted is not None:
        await turn.say(await choose_language(turn, wanted))
        return
    texts = await turn.texts()
    spoken = ", ".join(f"{code} ({each.name})" for code, each in turn.room.voices.items())
    says = texts.says.language_which.format(languages=spoken)
    await turn.say(paragraphs(says), keyboard=of_languages(turn.room.voices, texts))


def _language_named(turn: Turn) -> str | None:
    """Return the language that stands after the command, empty for any; None for none of ours."""
    wanted = turn.rest.casefold()
    names = {texts.name.casefold(): code for code, texts in turn.room.voices.items()}
    codes = {code: code for code in turn.room.voices}
    return {**names, **codes, AUTOMATIC: ""}.get(wanted)


async def choose_language(turn: Turn, code: str) -> str:
    """Keep the language that a person chose, empty for that of each message; return what to say."""
    await turn.choose(code)
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
    await turn.room.forget(turn.person, turn.update.update_id)
    await turn.say(paragraphs(texts.says.forgotten))
