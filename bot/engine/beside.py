"""What stands right beside a name, and makes that the message is about something else."""

from __future__ import annotations

from collections.abc import Iterator

from bot.engine.index import KnowledgeIndex
from bot.engine.marks import Kind
from bot.engine.question import Question
from bot.engine.spelling import SHORT_SLIP
from bot.engine.yes_no import is_yes_no

STRANGE = 1.0  # weight from which on a word is no slip of the pen
REACH = 3  # small words that may stand between a word and the name that it goes with
_APART = (Kind.JOINING, Kind.EITHER, Kind.ABOUT, Kind.ACT, Kind.QUESTION_WORD)
POSSESSIVE = ("'s", "’s", "‘s", "`s", "´s")


def is_another_matter(entry_id: str, question: Question, index: KnowledgeIndex) -> bool:
    """Tell whether something strange of an entry is asked about ("its carpets").

    That is so when a word of the language that nothing explains goes with the name: "the carpets
    of ...", "...'s carpets", "... carpets".
    """
    words = question.tagged.words
    return any(
        question.tagged.foreign.get(place, 0.0) >= STRANGE
        and place not in question.negated
        and len(words[place].form) > SHORT_SLIP
        and index.is_word(words[place])
        and not index.uses(entry_id, words[place])
        for name in _names(entry_id, question)
        for place in (*_before(name, question), *_after(name, question))
    )


def is_elsewhere(entry_id: str, question: Question, index: KnowledgeIndex) -> bool:
    """Tell whether a place that no entry has stands right after the name ("... Rotterdam").

    Also "the one in Rotterdam"; but whether it is used there is asked of the one that is known.
    """
    ends = {name[-1] for name in _names(entry_id, question)}
    words = question.tagged.words
    if not is_yes_no(question) and not question.question_words & {"where", "who", "how-many"}:
        small = question.tagged.places(Kind.FUNCTION) - question.tagged.places(*_APART)
        ends |= {end + 1 for end in ends if end + 1 in small}
    return any(
        hit.places[0] - 1 in ends
        and words[hit.places[0]].clause == words[hit.places[0] - 1].clause
        and any(index.is_place(each) for each in hit.ids(Kind.VALUE))
        and not any(index.with_value[each] for each in hit.ids(Kind.VALUE))
        for hit in question.tagged.of(Kind.VALUE)
    )


def _names(entry_id: str, question: Question) -> list[tuple[int, ...]]:
    return [each.places for each in question.names if entry_id in each.ids]


def _before(name: tuple[int, ...], question: Question) -> Iterator[int]:
    """Yield the place of the word before a name, with only small words between them."""
    small = question.tagged.places(Kind.FUNCTION)
    apart = question.tagged.places(*_APART)
    for place in range(name[0] - 1, max(-1, name[0] - 2 - REACH), -1):
        if place in apart or not _together(place, name[0], question):
            return
        if place not in small:
            yield place
            return


def _after(name: tuple[int, ...], question: Question) -> Iterator[int]:
    """Yield the place of the word after a name, or of what it has: "...'s very own carpets"."""
    words = question.tagged.words
    has = words[name[-1]].raw.endswith(POSSESSIVE)
    for place in range(name[-1] + 1, min(name[-1] + 2 + (REACH if has else 0), len(words))):
        if not _together(name[-1], place, question):
            return
        yield place
        if place not in question.small:
            return


def _together(one: int, other: int, question: Question) -> bool:
    words = question.tagged.words
    return words[one].clause == words[other].clause
