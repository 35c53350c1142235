"""When a turn is right, as the README of the questions describes it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.engine.turns import Answer, Memory, Reply, Status
from bot.evaluation.questions import Dialogue, Turn


@dataclass(frozen=True, slots=True)
class Outcome:
    """One scored turn; it is right when there are no faults.

    Attributes:
        dialogue: the conversation that it is from.
        number: which turn of it, from 1.
        answer: what the bot said.
        faults: what was not as the gold has it, in words.
    """

    dialogue: Dialogue
    number: int
    answer: Answer
    faults: tuple[str, ...]

    @property
    def turn(self) -> Turn:
        """The message and its gold."""
        return self.dialogue.turns[self.number - 1]

    @property
    def right(self) -> bool:
        """Whether all of the gold holds."""
        return not self.faults

    @property
    def false_answer(self) -> bool:
        """Whether it claims to know what the knowledge base does not hold."""
        return set(self.turn.status) == {Status.UNKNOWN} and self.answer.status is Status.ANSWER


def score(
    dialogues: Iterable[Dialogue], reply: Callable[[str, Memory], Reply]
) -> Iterator[Outcome]:
    """Ask all turns, each dialogue in a conversation of its own."""
    for dialogue in dialogues:
        memory = Memory()
        for number, turn in enumerate(dialogue.turns, 1):
            said = reply(turn.q, memory)
            memory = said.memory
            yield Outcome(dialogue, number, said.answer, tuple(find_faults(turn, said.answer)))


def find_faults(turn: Turn, answer: Answer) -> Iterator[str]:
    """Tell all that is not as the gold has it."""
    if answer.status not in turn.status:
        yield f"status is {answer.status}, not {_either(turn.status)}"
    if answer.language != turn.lang:
        yield f"language is {answer.language}, not {turn.lang}"
    yield from _entry_faults(turn, answer)
    yield from _text_faults(turn, answer)


def _entry_faults(turn: Turn, answer: Answer) -> Iterator[str]:
    about = [entry.id for entry in answer.about]
    named = {entry.id for entry in answer.about + answer.related + answer.options}
    if turn.first and (not about or about[0] not in turn.first):
        yield f"is first about {about[0] if about else 'nothing'}, not {_either(turn.first)}"
    missing = [entry_id for entry_id in turn.all if entry_id not in named]
    if missing:
        yield f"does not name {', '.join(missing)}"
    wrong = [entry_id for entry_id in turn.none if entry_id in about]
    if wrong:
        yield f"is about {', '.join(wrong)}"


def _text_faults(turn: Turn, answer: Answer) -> Iterator[str]:
    said = fold("\n".join([answer.text, *(link.url for link in answer.links)]))
    for group in turn.say:
        if not any(fold(text) in said for text in group):
            yield f"does not say {_either(group)}"
    for text in turn.not_say:
        if fold(text) in said:
            yield f"says {text}"


def fold(text: str) -> str:
    """Take case and accents away."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def _either(choice: Iterable[str]) -> str:
    return " or ".join(str(one) for one in choice)
