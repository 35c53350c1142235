"""The command ``poldergids``: what it prints where, and its exit codes."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from bot.channels.terminal_sentences import SENTENCES
from bot.cli import main
from bot.commands.asking import explain
from bot.conversation import Conversation
from bot.engine.turns import Trace
from bot.errors import SettingsError
from bot.settings import Settings, home, load_settings
from tests.fakes import FakeEngine, FakeStore, answer

TURN = {"q": "Pleio?", "lang": "en", "status": ["answer"], "first": ["pleio"]}


@dataclass
class FakeKnowledge:
    """Knows one id."""

    entries: Mapping[str, object] = field(default_factory=lambda: {"pleio": None})


@dataclass
class FakeApp:
    """Stands in for what ``app.build`` makes, with an engine that says back what it is asked."""

    settings: Settings
    engine: FakeEngine = field(default_factory=FakeEngine)
    knowledge: FakeKnowledge = field(default_factory=FakeKnowledge)
    language: str = "en"

    @property
    def sentences(self) -> dict[str, dict[str, str]]:
        """Every sentence is its own key."""
        return {"en": {key: key for key in SENTENCES}}

    def converse(self) -> Conversation:
        """Start a conversation."""
        return Conversation(self.engine, FakeStore())


@pytest.fixture
def _fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands run on the fakes instead of on the real knowledge."""
    monkeypatch.setattr("bot.app.build", FakeApp)


@pytest.fixture
def questions(tmp_path: Path) -> Callable[..., str]:
    """Write files of questions."""

    def write(*turns: object) -> str:
        path = tmp_path / "questions.jsonl"
        path.write_text(json.dumps({"id": "q", "tags": ["t"], "turns": turns}), encoding="utf-8")
        return str(path)

    return write


def give(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    """Put this on stdin."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))


@pytest.mark.usefixtures("_fake")
def test_ask_prints_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """Words need no quotes."""
    code = main(["ask", "what", "is", "it"])
    assert (code, capsys.readouterr().out.splitlines()[0]) == (0, "1: what is it")


@pytest.mark.usefixtures("_fake")
def test_ask_prints_the_object_of_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """One question and many give programs the same keys; what is explained stays out of them."""
    main(["ask", "hi", "--json", "--explain"])
    printed = capsys.readouterr()
    found = json.loads(printed.out)
    assert (list(found)[:2], found["about"]) == (["conversation", "status"], ["pleio"])
    assert "confidence: 0.88" in printed.err


@pytest.mark.usefixtures("_fake")
def test_ask_takes_bytes_that_are_not_text(capsys: pytest.CaptureFixture[str]) -> None:
    """A shell can pass any bytes."""
    assert main(["ask", "hi \udcff"]) == 0
    assert capsys.readouterr().out.startswith("1: hi \ufffd")


def test_explain_tells_all_that_is_in_the_trace() -> None:
    """Language, what was asked, who was meant, the stage, scores and reasons; no empty lines."""
    trace = Trace(
        language="nl (words)",
        asked="link",
        subjects=("pleio: exact name",),
        stage="names",
        scores=(("name", 1.0),),
        reasons=("no unknown words", "one reading"),
    )
    assert explain(replace(answer(), trace=trace)).splitlines()[1:] == [
        "status:     answer",
        "confidence: 0.88",
        "language:   nl (words)",
        "asked:      link",
        "meant:      pleio: exact name",
        "stage:      names",
        "score:      name 1.00",
        "reason:     no unknown words",
        "reason:     one reading",
    ]


@pytest.mark.usefixtures("_fake")
def test_chat_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Answers only, and bytes that are not text do not end it."""
    give(monkeypatch, b"one\n\xff two\n/quit\n")
    assert main(["chat"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line[:2] in ("1:", "2:")] == ["1: one", "2: \ufffd two"]


@pytest.mark.usefixtures("_fake")
def test_answer_reads_and_writes_lines(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """From stdin to stdout, whatever the encoding of the terminal."""
    give(monkeypatch, '{"text": "ideeën"}\nnonsense\n'.encode())
    assert main(["answer"]) == 0
    first, second = map(json.loads, capfdbinary.readouterr().out.splitlines())
    assert (first["text"].splitlines()[0], list(second)) == ("1: ideeën", ["error"])


@pytest.mark.usefixtures("_fake")
def test_evaluate_prints_tables(
    questions: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The totals come last."""
    assert main(["evaluate", questions(TURN)]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "Right: 1 of 1 turns (100.0 %), 1 of 1 conversations (100.0 %)"


@pytest.mark.usefixtures("_fake")
@pytest.mark.parametrize(("bar", "code"), [("50", 0), ("51", 1)])
def test_evaluate_holds_the_score_against_a_bar(
    questions: Callable[..., str], capsys: pytest.CaptureFixture[str], bar: str, code: int
) -> None:
    """Exit code 1 is for below; the score itself is fine."""
    path = questions(TURN, {**TURN, "lang": "nl"})
    assert main(["evaluate", path, "--json", "--min", bar]) == code
    printed = capsys.readouterr()
    assert json.loads(printed.out)["percent"] == 50.0
    assert printed.err == ("50.00 % is below 51 %.\n" if code else "")


@pytest.mark.usefixtures("_fake")
def test_evaluate_tells_an_id_that_there_is_no_entry_for(
    questions: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A typing error in the gold would make a good answer wrong."""
    assert main(["evaluate", questions({**TURN, "first": ["plieo"]})]) == 1
    assert 'no entry with the id "plieo". Did you mean "pleio"?' in capsys.readouterr().err


@pytest.mark.usefixtures("_fake")
def test_evaluate_tells_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong path is a wrong command."""
    assert main(["evaluate", "gone.jsonl"]) == 2
    assert capsys.readouterr().err.startswith("gone.jsonl: the file cannot be read")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["ask"],
        ["frobnicate"],
        ["evaluate"],
        ["evaluate", "x", "--min", "101"],
        ["evaluate", "x", "--min", "nan"],
        ["evaluate", "x", "--min", "high"],
    ],
)
def test_a_wrong_command_tells_how_it_goes(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, and the usage on stderr."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: poldergids")


@pytest.mark.parametrize("command", [["ask", "x"], ["chat"], ["answer"], ["check"]])
def test_a_broken_configuration_is_told(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No command runs on settings other than those that were meant."""

    def refuse() -> Settings:
        raise SettingsError("poldergids.yaml:1: wrong")

    monkeypatch.setattr("bot.settings.load_settings", refuse)
    assert (main(command), capsys.readouterr().err) == (2, "poldergids.yaml:1: wrong\n")


def test_check_finds_nothing_wrong_here(capsys: pytest.CaptureFixture[str]) -> None:
    """What is in the repository is right: knowledge, languages and settings."""
    assert (main(["check"]), capsys.readouterr().out) == (0, "No problems found.\n")


def test_check_lists_all_that_is_wrong_in_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line per problem, with the file, and a count at the end."""
    (tmp_path / "ontology.yaml").write_text("a: no\na: yes\n", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    *problems, count = capsys.readouterr().out.splitlines()
    assert count == f"Problems: {len(problems)}."
    assert f'{tmp_path}/ontology.yaml:2: The key "a" is here twice' in "\n".join(problems)


@pytest.mark.parametrize("folder", ["languages", "telegram_texts"])
def test_check_reads_the_other_files_too(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    folder: str,
) -> None:
    """Those of languages and of what is said in Telegram are edited by people as well."""
    (tmp_path / "nl.yaml").write_text("language: nl\n", encoding="utf-8")
    changed: dict[str, Any] = {folder: tmp_path}
    settings = replace(load_settings({}), **changed)
    monkeypatch.setattr("bot.settings.load_settings", lambda: settings)
    assert main(["check"]) == 1
    assert f"{tmp_path}/nl.yaml" in capsys.readouterr().out


def test_ctrl_c_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """The exit code is what shells expect of it."""

    def interrupt() -> Settings:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.settings.load_settings", interrupt)
    assert main(["answer"]) == 130


# From here on the real thing runs, as a person would start it.


def run(
    *arguments: str, text: bytes = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command in a process of its own."""
    command = Path(sys.executable).parent / "poldergids"
    kept = {key: value for key, value in os.environ.items() if not key.startswith("POLDERGIDS_")}
    return subprocess.run(
        [command, *arguments],
        input=text,
        capture_output=True,
        cwd=cwd,
        env={**kept, **environment},
        timeout=120,
        check=False,
    )


def test_answers_a_question(tmp_path: Path) -> None:
    """From any folder, with nothing set."""
    done = run("ask", "Wat is Pleio?", "--json", cwd=tmp_path)
    found = json.loads(done.stdout)
    told = (done.returncode, found["status"], found["language"], found["about"][0])
    assert told == (0, "answer", "nl", "pleio")


def test_explains_an_answer() -> None:
    """Language, what was asked and the stage are told."""
    told = run("ask", "Who manages Pleio?", "--explain").stdout.decode()
    assert all(f"\n{name}:" in told for name in ("language", "asked", "meant", "stage"))


def test_answers_line_by_line() -> None:
    """A program may wait for each answer before it asks on."""
    command = Path(sys.executable).parent / "poldergids"
    with subprocess.Popen(
        [command, "answer"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        said = []
        for text in ("Wat is Consul?", "en Pleio?"):
            process.stdin.write(json.dumps({"text": text}).encode() + b"\n")
            process.stdin.flush()
            said.append(json.loads(process.stdout.readline())["about"][0])
        process.stdin.close()
        assert (said, process.wait(timeout=60)) == (["consul", "pleio"], 0)


def test_ctrl_c_ends_a_command_that_waits() -> None:
    """At once and quietly, not after the next line."""
    command = Path(sys.executable).parent / "poldergids"
    with subprocess.Popen(
        [command, "answer"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"{}\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        # It may be a moment before it waits for the next line; it must not need one.
        assert process.wait(timeout=60) == 130
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_output_that_cannot_be_written_is_told() -> None:
    """A full disk is not a traceback."""
    command = Path(sys.executable).parent / "poldergids"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [command, "check"], stdout=full, stderr=subprocess.PIPE, timeout=120, check=False
        )
    told = (done.returncode, done.stderr)
    assert told == (1, b"The output cannot be written: No space left on device.\n")


def test_who_stops_reading_causes_no_noise() -> None:
    """As in ``poldergids answer | head -1``."""
    command = Path(sys.executable).parent / "poldergids"
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [command, "answer"],
        input=b'{"text": "hi"}\n' * 1000,
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=120,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_chats_in_a_pipe() -> None:
    """In Dutch or English, in plain text."""
    done = run("chat", text=b"Wat is Pleio?\n/taal en\nthanks\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Pleio" in done.stdout
    assert b"\x1b" not in done.stdout


def test_a_broken_knowledge_folder_is_told(tmp_path: Path) -> None:
    """With the file, without a traceback, with exit code 1."""
    done = run("ask", "hi", POLDERGIDS_KNOWLEDGE=str(tmp_path / "gone"))
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"gone" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_broken_setting_is_told() -> None:
    """With the variable, and exit code 2."""
    done = run("ask", "hi", POLDERGIDS_ENGINE__FLOOR="high")
    assert done.returncode == 2
    assert done.stderr.startswith(b"POLDERGIDS_ENGINE__FLOOR: ")


@pytest.mark.parametrize(
    ("module", "unneeded"),
    [
        ("cli", {"pydantic", "yaml", "asyncio"}),
        ("commands.asking", {"rich", "telegram", "aiohttp", "sqlalchemy"}),
        (
            "commands.serving",
            {
                *("bot.channels.terminal", "bot.web", "prometheus_client", "aiohttp.web"),
                *("alembic", "asyncpg", "sqlalchemy.dialects.postgresql"),
            },
        ),
    ],
)
def test_a_command_loads_no_more_than_it_needs(module: str, unneeded: set[str]) -> None:
    """Each of these takes a tenth of a second or 5 MB, and somebody waits."""
    loads = f"import bot.{module}, sys; print(*{unneeded} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, check=True, text=True)
    assert done.stdout.split() == []


def test_the_version_is_told() -> None:
    """For reports of faults."""
    assert run("--version").stdout.startswith(b"poldergids ")


def test_knows_where_its_files_are() -> None:
    """The folders of the checkout are found from the package."""
    assert (home() / "knowledge" / "ontology.yaml").is_file()


def test_config_tells_what_is_in_force(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An operator looks it up with one command."""
    monkeypatch.setattr("bot.settings.load_settings", lambda: load_settings({}))
    assert main(["config"]) == 0
    assert "store.retention" in capsys.readouterr().out
