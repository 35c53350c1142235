"""The commands for admins. For everybody else they do not exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from telegram import InlineKeyboardMarkup

from bot import __version__
from bot.channels.telegram.keyboards import of_questions
from bot.channels.telegram.listing import in_language
from bot.channels.telegram.markup import Block, pages
from bot.channels.telegram.menus import set_up
from bot.channels.telegram.presses import Does, Press
from bot.channels.telegram.render import paragraphs
from bot.channels.telegram.texts import Says, Texts
from bot.channels.telegram.turn import Turn
from bot.engine.turns import Status
from bot.errors import InvalidFilesError, PoldergidsError
from bot.guide import Changes
from bot.store.records import State, Stats, utc_now

MOST_PROBLEMS = 20
MOST_QUESTIONS = 10
STATS_DAYS = 30


async def reload(turn: Turn) -> None:
    """Read the knowledge base again, and tell what changed or what is wrong."""
    says, guide = (await turn.texts()).says, turn.room.guide
    await turn.show_typing()
    before = {each.id: each.name for each in guide.knowledge.entries.values()}

    async def announce(edition: str) -> None:
        await turn.note(turn.room.store.announce(edition))

    try:
        # Before it is built, so that the others build at the same time, and have it when the admin
        # tries it out.
        changes = await guide.reload(foretell=announce)
    except PoldergidsError as error:
        await announce(guide.edition)
        problems = error.problems if isinstance(error, InvalidFilesError) else (error,)
        await turn.say(*pages(_refused(problems, says)))
        return
    knowledge = guide.knowledge
    await announce(guide.edition)
    language = await turn.language()
    after = {each.id: each.name for each in guide.knowledge.entries.values()}
    names = {key: in_language(name, language) for key, name in {**before, **after}.items()}
    done = says.reload_done.format(version=knowledge.version, count=len(knowledge.entries))
    await turn.say(*pages([Block(done), *_changed(changes, names, says)]))
    await set_up(turn.room, turn.sender.bot)


async def not_by_editing(turn: Turn) -> None:
    """Say that an edited message is not obeyed: what it says may have been done already."""
    says = (await turn.texts()).says.not_by_editing
    await turn.say(paragraphs(says.format(command=turn.command)))


def _refused(problems: Sequence[object], says: Says) -> Iterator[Block]:
    yield Block(says.reload_refused.format(count=len(problems)))
    for problem in problems[:MOST_PROBLEMS]:
        yield Block(str(problem), tag="code")
    if len(problems) > MOST_PROBLEMS:
        yield Block(says.reload_more.format(count=len(problems) - MOST_PROBLEMS))


def _changed(changes: Changes, names: dict[str, str], says: Says) -> Iterator[Block]:
    """Yield what changed, by the names of the entries."""

    def listed(ids: Iterable[str]) -> str:
        return ", ".join(names[each] for each in ids)

    if changes == Changes():
        yield Block(says.reload_same)
    if changes.added:
        yield Block(says.reload_added.format(names=listed(changes.added)))
    if changes.changed:
        yield Block(says.reload_changed.format(names=listed(changes.changed)))
    if changes.removed:
        yield Block(says.reload_removed.format(names=listed(changes.removed)))
    if changes.terms:
        yield Block(says.reload_terms)
    if changes.words:
        yield Block(says.reload_words)


async def version(turn: Turn) -> None:
    """Tell which versions are running, and since when."""
    guide = turn.room.guide
    told = (await turn.texts()).says.version.format(
        software=__version__,
        version=guide.knowledge.version,
        count=len(guide.knowledge.entries),
        since=f"{guide.since:%Y-%m-%d %H:%M} UTC",
    )
    await turn.say(paragraphs(told))


async def stats(turn: Turn) -> None:
    """Tell the counts of the last days."""
    says = (await turn.texts()).says
    since = utc_now().date() - timedelta(days=STATS_DAYS - 1)
    found = await turn.room.store.stats(since)
    languages = ", ".join(f"{code} {count}" for code, count in sorted(found.languages.items()))
    await turn.say(
        paragraphs(
            says.stats.format(days=STATS_DAYS, questions=found.questions),
            says.stats_status.format(**_shares(found)),
            says.stats_languages.format(languages=languages or "-"),
            says.stats_thumbs.format(up=found.up, down=found.down),
        )
    )


def _shares(found: Stats) -> dict[str, int]:
    """Return how many in a hundred questions ended in each way."""
    return {
        status.value: round(100 * found.statuses.get(status.value, 0) / max(1, found.questions))
        for status in Status
    }


async def unanswered(turn: Turn) -> None:
    """List the questions without an answer, with buttons to put them aside."""
    page, keyboard = await unanswered_page(turn, await turn.texts())
    await turn.say(page, keyboard=keyboard)


async def unanswered_page(turn: Turn, texts: Texts) -> tuple[str, InlineKeyboardMarkup | None]:
    """Return the list of questions without an answer, and its buttons."""
    questions = await turn.room.store.unanswered(MOST_QUESTIONS)
    if not questions:
        return paragraphs(texts.says.unanswered_none), None
    lines = [
        texts.says.unanswered_line.format(
            number=number, text=each.text, times=each.times, language=each.language
        )
        for number, each in enumerate(questions, 1)
    ]
    blocks = [
        Block(texts.says.unanswered),
        *(Block(line, close=at > 0) for at, line in enumerate(lines)),
    ]
    return pages(blocks)[0], of_questions(questions, texts)


async def settle(turn: Turn, said: Press) -> bool:
    """Put a question without an answer aside; False when there is none (any more)."""
    state = State.DONE if said.does is Does.DONE else State.IGNORED
    return await turn.room.store.settle(said.name, state)
