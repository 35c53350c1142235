"""A conversation in the terminal: pleasant for a person, plain in a pipe."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Literal, TextIO

from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.conversation import Conversation
from bot.engine.turns import Answer, Part, PartKind

CONVERSATION = "terminal"
PROMPT = "> "
AUTOMATIC = "auto"

Sentences = Mapping[str, Mapping[str, str]]
"""What the bot says of itself: sentences by key, per language code."""


def make_console(colour: bool = True) -> Console:
    """Make a console on stdout: with colours where the terminal has them, if they are wanted."""
    system: Literal["auto"] | None = "auto" if colour else None
    return Console(color_system=system, markup=False, emoji=False, highlight=False)


def typed(stdin: TextIO) -> Iterator[str]:
    """Yield what a person types, line by line, with a prompt, a history and the arrow keys."""
    if not stdin.isatty():
        yield from stdin
        return
    with suppress(ImportError):  # not on every system
        import readline  # noqa: F401 - importing it gives input() its history and arrow keys
    while True:
        try:
            yield input(PROMPT)
        except EOFError:
            return


class Terminal:
    """One person at one terminal.

    Args:
        conversation: who answers.
        sentences: what the terminal itself says, in every language that it speaks.
        language: the language to start in.
        console: where it is shown.
    """

    def __init__(
        self, conversation: Conversation, sentences: Sentences, language: str, console: Console
    ) -> None:
        self._conversation = conversation
        self._sentences = sentences
        self._language = self._first_language = language
        self._console = console
        self._commands: dict[str, Callable[[str], None]] = {
            **dict.fromkeys(("/help", "/hulp", "/start"), self._help),
            **dict.fromkeys(("/taal", "/language"), self._speak),
        }

    def chat(self, lines: Iterable[str], greet: bool = True) -> None:
        """Answer line after line, until there are no more or a line says to stop."""
        if greet:
            self._tell("greeting", "terminal-commands")
        with asyncio.Runner() as self._runner:
            try:
                self._answer_all(lines)
            except KeyboardInterrupt:
                self._console.print()
        if greet:
            self._tell("goodbye")

    def _answer_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            text = line.strip().removeprefix("\ufeff")
            if text.lower() in ("/quit", "/stop", "/exit"):
                return
            if text.startswith("/"):
                command, _, rest = text.partition(" ")
                self._commands.get(command.lower(), self._refuse)(rest.strip().lower())
            elif text:
                answer = self._runner.run(self._conversation.ask(CONVERSATION, text))
                self._language = answer.language
                show(self._console, answer)

    def _help(self, _: str) -> None:
        self._tell("help", "terminal-commands")

    def _refuse(self, _: str) -> None:
        self._tell("terminal-unknown", "terminal-commands")

    def _speak(self, language: str) -> None:
        """Go on in a language, or with ``auto`` in that of the next message."""
        if language not in (AUTOMATIC, *self._sentences):
            self._tell("terminal-languages")
            return
        automatic = language == AUTOMATIC
        self._language = self._first_language if automatic else language
        self._runner.run(self._conversation.speak(CONVERSATION, "" if automatic else language))
        self._tell("terminal-automatic" if automatic else "terminal-language")

    def _tell(self, *keys: str) -> None:
        """Say sentences of the terminal itself, in the language of the moment."""
        sentences = self._sentences[self._language]
        for key in keys:
            text = sentences[key].replace("{languages}", ", ".join(self._sentences))
            self._console.print(Text(text), soft_wrap=not self._console.is_terminal)
        self._console.print()


def show(console: Console, answer: Answer) -> None:
    """Show an answer: laid out on a screen, as its plain text elsewhere."""
    if console.is_terminal:
        for part in answer.parts:
            console.print(_row("•", Text(part.text)) if part.kind is PartKind.ITEM else _line(part))
        for number, option in enumerate(answer.options, 1):
            console.print(_row(f"{number}.", Text(option.name)))
        for link in answer.links:
            address = (link.url, Style(color="blue", underline=True, link=link.url))
            console.print(Text.assemble(f"{link.label}: ", address))
    else:
        console.print(Text(answer.text), soft_wrap=True)
    console.print()


def _line(part: Part) -> Text:
    return Text(part.text, style="dim" if part.kind is PartKind.NOTE else "")


def _row(mark: str, text: Text) -> Table:
    """Hang a text to the right of its mark, so that long lines stay clear of it."""
    row = Table.grid(padding=(0, 1))
    row.add_row(Text(mark, style="cyan"), text)
    return row
