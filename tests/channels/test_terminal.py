"""A conversation in the terminal."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from rich.console import Console

from bot.channels.terminal import Terminal, make_console, show, typed
from bot.channels.terminal_sentences import SENTENCES
from bot.conversation import Conversation
from bot.engine.turns import Answer, Link, Part, PartKind, Status
from tests.fakes import CONSUL, PLEIO, FakeEngine, FakeStore, answer

TOLD = {
    code: {key: f"{code}:{key}" for key in SENTENCES}
    | {"terminal-languages": f"{code}:{{languages}}"}
    for code in ("nl", "en")
}


def screen(width: int = 60, colour: bool = False) -> Console:
    """Make a console that takes itself for a screen and keeps what it shows."""
    return Console(
        file=io.StringIO(),
        force_terminal=True,
        width=width,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
    )


def shown(console: Console) -> list[str]:
    """Return the lines that a person sees, without the empty ones."""
    assert isinstance(console.file, io.StringIO)
    return [line.rstrip() for line in console.file.getvalue().splitlines() if line.strip()]


def chat(*lines: str, greet: bool = False) -> list[str]:
    """Type lines in a pipe and return what is printed, without the empty lines."""
    console = Console(file=io.StringIO(), width=20)
    terminal = Terminal(Conversation(FakeEngine(), FakeStore()), TOLD, "nl", console)
    terminal.chat(lines, greet=greet)
    return shown(console)


def test_greets_and_says_goodbye_to_a_person() -> None:
    """Both in the language to start in, with the commands there are."""
    assert chat(greet=True) == ["nl:greeting", "nl:terminal-commands", "nl:goodbye"]


def test_a_pipe_gets_answers_only() -> None:
    """No greeting, no prompt, no lines broken off at the width of a screen."""
    long = "a question that is longer than the screen is wide"
    assert chat(f"{long}\n", "\n", "\ufeff2\n") == [
        f"1: {long}",
        "It is open source.",
        "- One",
        "Site: https://pleio.example",
        "2: 2",
        "It is open source.",
        "- One",
        "Site: https://pleio.example",
    ]


@pytest.mark.parametrize("command", ["/quit", "/stop", "/exit", " /QUIT "])
def test_stops_when_told(command: str) -> None:
    """What comes after is not read."""
    assert chat(command, "more") == []


@pytest.mark.parametrize("command", ["/help", "/Hulp"])
def test_helps(command: str) -> None:
    """Help tells what can be asked, and the commands."""
    assert chat(command) == ["nl:help", "nl:terminal-commands"]


def test_an_unknown_command_is_not_a_question() -> None:
    """A typing error in a command is told with the commands there are."""
    assert chat("/hepl me") == ["nl:terminal-unknown", "nl:terminal-commands"]


def test_goes_on_in_another_language() -> None:
    """Answers and the terminal's own words change together."""
    found = chat("/taal EN", "/help")
    assert found == ["en:terminal-language", "en:help", "en:terminal-commands"]


@pytest.mark.parametrize(
    ("lines", "language"),
    [(["/language en"], "en"), (["/language en", "/taal auto"], ""), (["/taal fr"], "")],
)
def test_the_conversation_remembers_its_language(lines: list[str], language: str) -> None:
    """So the next message is answered in it; auto and unknown languages set none."""
    conversation = Conversation(FakeEngine(), FakeStore())
    Terminal(conversation, TOLD, "nl", Console(file=io.StringIO())).chat(lines)
    remembered = asyncio.run(conversation.memory("terminal"))
    assert (remembered.language, remembered.chosen) == (language, language)


def test_tells_which_languages_there_are() -> None:
    """An unknown language, and none at all, get the choice."""
    assert chat("/taal fr", "/taal") == ["nl:nl, en", "nl:nl, en"]


def test_follows_the_language_of_the_answers() -> None:
    """Who is answered in English, gets help in English too."""
    assert chat("hello", "/help")[-2:] == ["en:help", "en:terminal-commands"]


def test_ctrl_c_ends_it_quietly() -> None:
    """A person who breaks off gets a goodbye, not a traceback."""

    def lines() -> Iterator[str]:
        yield "/help"
        raise KeyboardInterrupt

    console = Console(file=io.StringIO())
    Terminal(Conversation(FakeEngine(), FakeStore()), TOLD, "nl", console).chat(lines())
    assert shown(console)[-1] == "nl:goodbye"


ASKED = Answer(
    status=Status.CLARIFY,
    language="en",
    parts=(Part("Which [one]?", PartKind.LEAD), Part("An aside", PartKind.NOTE)),
    options=(PLEIO, CONSUL),
    links=(Link("https://pleio.example/a", "Site"),),
)


def test_a_screen_gets_numbered_options_and_bullets() -> None:
    """Square brackets and the like are text, never markup."""
    console = screen()
    show(console, replace(ASKED, parts=(*ASKED.parts, Part("One", PartKind.ITEM))))
    assert shown(console) == [
        "Which [one]?",
        "An aside",
        "• One",
        "1. Pleio",
        "2. Consul",
        "Site: https://pleio.example/a",
    ]


def test_long_items_hang_clear_of_their_mark() -> None:
    """The second line of an item starts below its first word."""
    console = screen(width=12)
    show(console, Answer(Status.ANSWER, "en", (Part("aaaa bbbb cccc", PartKind.ITEM),)))
    assert shown(console) == ["• aaaa bbbb", "  cccc"]


def test_a_screen_with_colours_has_links_to_press() -> None:
    """The address is a link by the OSC 8 convention, and can be read as well."""
    console = screen(colour=True)
    show(console, ASKED)
    (line,) = [line for line in shown(console) if "Site" in line]
    assert "\x1b]8;" in line
    assert "https://pleio.example/a\x1b" in line


def test_without_colours_there_is_not_one_code() -> None:
    """NO_COLOR means plain text."""
    console = screen(colour=False)
    show(console, ASKED)
    assert "\x1b" not in "".join(shown(console))


def test_elsewhere_an_answer_is_its_own_plain_text() -> None:
    """What a pipe gets is what the answer says of itself."""
    console = Console(file=io.StringIO(), width=10)
    show(console, answer())
    assert "\n".join(shown(console)) == answer().text


def test_makes_a_console_without_colours_when_asked() -> None:
    """The setting reaches the console."""
    assert make_console(colour=False).color_system is None


def test_a_pipe_is_read_line_by_line() -> None:
    """Without a person there is no prompt."""
    assert list(typed(io.StringIO("one\ntwo"))) == ["one\n", "two"]


def test_a_person_is_prompted_until_ctrl_d(monkeypatch: pytest.MonkeyPatch) -> None:
    """The end of the input ends the conversation."""

    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    keyboard = Keyboard("one\n")
    prompts: list[str] = []

    def fake_input(prompt: str) -> str:
        prompts.append(prompt)
        line = keyboard.readline()
        if not line:
            raise EOFError
        return line.rstrip("\n")

    monkeypatch.setattr("builtins.input", fake_input)
    assert (list(typed(keyboard)), prompts) == (["one"], ["> ", "> "])
