"""The buttons under a message."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.telegram.load import Voices
from bot.channels.telegram.markup import is_address, sendable
from bot.channels.telegram.presses import NOWHERE, Does, Press, short
from bot.channels.telegram.texts import Texts
from bot.engine.turns import Answer, Reference, Status
from bot.store.records import Unanswered

MOST_ENTRIES = 12
MOST_LINKS = 3
LONGEST_LABEL = 40

Rows = list[list[InlineKeyboardButton]]


def under_answer(answer: Answer, hide: Collection[str] = ()) -> InlineKeyboardMarkup | None:
    """Return the buttons under an answer: entries, links, thumbs.

    Args:
        answer: the answer.
        hide: entries that need no button, because the answer already tells all of them.
    """
    before = (short(answer.about[0].id) if answer.about else NOWHERE,)
    return _keyboard([*_entries(answer, before, hide), *_links(answer), *_thumbs(answer)])


def under_entry(answer: Answer, texts: Texts, before: Sequence[str]) -> InlineKeyboardMarkup | None:
    """Return the buttons under an entry that was opened in the place of an answer.

    Args:
        answer: the description of the entry, or what was chosen.
        texts: what the room says.
        before: the short names of what was open before, oldest first.
    """
    opened = [each.id for each in answer.about[:1]]
    deeper = (*before, *(short(each) for each in opened))
    rows = [*_entries(answer, deeper, opened), *_links(answer), *_thumbs(answer)]
    return _keyboard([*rows, [_button(texts.buttons.back, _back(answer.language, before))]])


def under_direct(answer: Answer, hide: Collection[str] = ()) -> InlineKeyboardMarkup | None:
    """Return the buttons under a message that was sent from the inline mode; without thumbs.

    Args:
        answer: the answer.
        hide: entries that need no button, because the answer already tells all of them.
    """
    before = (short(answer.about[0].id) if answer.about else NOWHERE,)
    return _keyboard([*_entries(answer, before, hide), *_links(answer)])


def of_entries(entries: Sequence[Reference], language: str) -> InlineKeyboardMarkup | None:
    """Return a button for each entry."""
    return _keyboard(list(_entry_rows(entries, language, (NOWHERE,), Does.OPEN)))


def of_languages(voices: Voices, texts: Texts) -> InlineKeyboardMarkup | None:
    """Return a button for each language, and one for that of each question."""
    row = [
        _button(each.name, Press(Does.LANGUAGE, texts.language, code))
        for code, each in voices.items()
    ]
    automatic = _button(texts.buttons.automatic, Press(Does.LANGUAGE, texts.language))
    return _keyboard([row, [automatic]])


def of_questions(questions: Sequence[Unanswered], texts: Texts) -> InlineKeyboardMarkup | None:
    """Return two buttons for each unanswered question: done, and ignore."""
    return _keyboard(
        [
            [
                _button(says.format(number=number), Press(does, texts.language, question.id))
                for says, does in (
                    (texts.buttons.done, Does.DONE),
                    (texts.buttons.ignore, Does.IGNORE),
                )
            ]
            for number, question in enumerate(questions, 1)
        ]
    )


def _back(language: str, before: Sequence[str]) -> Press:
    *earlier, last = before or (NOWHERE,)
    if earlier:
        return Press(Does.RETURN, language, last, tuple(earlier))
    return Press(Does.BACK, language, last)


def _entries(
    answer: Answer, before: tuple[str, ...], hide: Collection[str]
) -> Iterator[list[InlineKeyboardButton]]:
    if answer.status is Status.CLARIFY:
        return _entry_rows(answer.options, answer.language, before, Does.CHOOSE, wide=True)
    unique = {each.id: each for each in (*answer.about, *answer.related) if each.id not in hide}
    return _entry_rows(tuple(unique.values()), answer.language, before, Does.OPEN)


def _entry_rows(
    entries: Sequence[Reference],
    language: str,
    before: tuple[str, ...],
    does: Does,
    *,
    wide: bool = False,
) -> Iterator[list[InlineKeyboardButton]]:
    buttons = [
        _button(each.name, Press(does, language, short(each.id), before))
        for each in entries[:MOST_ENTRIES]
    ]
    return _rows(buttons, 1 if wide else 2)


def _links(answer: Answer) -> Iterator[list[InlineKeyboardButton]]:
    if len(answer.about) > 1:  # the text has them, and each entry has its own
        return iter(())
    links = [link for link in answer.links if is_address(link.url)]
    buttons = [
        InlineKeyboardButton(f"🔗 {_label(link.label or link.url)}", url=link.url) for link in links
    ]
    return _rows(buttons[:MOST_LINKS], 1)


def _thumbs(answer: Answer) -> Rows:
    if answer.status is not Status.ANSWER:
        return []
    up, down = (Press(does, answer.language) for does in (Does.UP, Does.DOWN))
    return [[_button("👍", up), _button("👎", down)]]


def _rows(
    buttons: Iterable[InlineKeyboardButton], width: int
) -> Iterator[list[InlineKeyboardButton]]:
    rest = iter(buttons)
    while row := list(islice(rest, width)):
        yield row


def _button(label: str, press: Press) -> InlineKeyboardButton:
    return InlineKeyboardButton(_label(label), callback_data=str(press))


def _label(text: str) -> str:
    text = " ".join(sendable(text).split()) or "…"
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"


def _keyboard(rows: Sequence[Sequence[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup(rows) if rows else None
