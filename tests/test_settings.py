"""Settings from the configuration file and the environment."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import bot
from bot.errors import SettingsError
from bot.settings import Config, Settings, home, load_settings, report

SOURCES = sorted(Path(bot.__file__).parent.rglob("*.py"))


def with_file(tmp_path: Path, text: str, **more: str) -> Settings:
    """Load settings from a file with this text and an environment with these variables."""
    path = tmp_path / "poldergids.yaml"
    path.write_text(text, encoding="utf-8")
    return load_settings({"POLDERGIDS_CONFIG": str(path), **more})


def test_the_file_that_comes_along_says_what_is_done_without_it(tmp_path: Path) -> None:
    """An operator reads the defaults in the file; they must be those of the code."""
    written = load_settings({})
    assert (written.engine, written.terminal.colour) == (Config().engine, Config().terminal.colour)
    assert written.telegram == Config().telegram
    assert (written.web, written.log) == (Config().web, Config().log)
    assert with_file(tmp_path, "engine: {}\n") == written


def test_a_key_of_the_file_counts(tmp_path: Path) -> None:
    """What is left out keeps its default."""
    engine = with_file(tmp_path, "engine:\n  floor: 0.5\n").engine
    assert (engine.floor, engine.gap) == (0.5, Config().engine.gap)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """Only what it names; an empty variable says nothing."""
    engine = with_file(
        tmp_path,
        "engine:\n  floor: 0.5\n  gap: 0.2\n",
        POLDERGIDS_ENGINE__FLOOR="1",
        POLDERGIDS_ENGINE__GAP="",
    ).engine
    assert (engine.floor, engine.gap) == (1.0, 0.2)


def test_folders_start_at_the_file(tmp_path: Path) -> None:
    """A configuration file can be moved together with its folders."""
    settings = with_file(tmp_path, "folders:\n  knowledge: mine\n  languages: /elsewhere\n")
    assert (settings.knowledge, settings.languages) == (tmp_path / "mine", Path("/elsewhere"))


def test_the_knowledge_folder_of_the_environment_starts_where_the_command_does(
    tmp_path: Path,
) -> None:
    """It wins over that of the file."""
    settings = with_file(tmp_path, "folders:\n  knowledge: mine\n", POLDERGIDS_KNOWLEDGE="yours")
    assert settings.knowledge == Path("yours")


def test_without_anything_set_the_folders_come_along() -> None:
    """A fresh checkout works by itself."""
    settings = load_settings({})
    assert (settings.knowledge, settings.languages) == (
        home() / "knowledge",
        home() / "config" / "languages",
    )


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    """Those of the file with their line, those of the environment with their variable."""
    with pytest.raises(SettingsError) as caught:
        with_file(
            tmp_path,
            "engine:\n  flor: 0.5\n  gap: 2\n",
            POLDERGIDS_ENGINE__FLOOR="high",
            POLDERGIDS_TERMINL__COLOUR="never",
        )
    path = tmp_path / "poldergids.yaml"
    assert str(caught.value).splitlines() == [
        f'{path}:2: The key "flor" is not known here. Did you mean "floor"?',
        f'{path}:3: "gap" must be 1.0 or less. Correct the value.',
        'POLDERGIDS_ENGINE__FLOOR: "floor" must be a number, but it is the text "high". '
        "Write a number, without quotes.",
        'POLDERGIDS_TERMINL__COLOUR: The key "terminl" is not known here. Did you mean "terminal"?',
    ]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Falling back in silence would hide a typing error in the path."""
    with pytest.raises(SettingsError, match=r"gone\.yaml: The file does not exist"):
        load_settings({"POLDERGIDS_CONFIG": str(tmp_path / "gone.yaml")})


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, ""),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "en_GB"}, "en"),
        ({"LANG": "nl_NL", "LC_ALL": ""}, "nl"),
        ({"LANG": "C.UTF-8"}, "c"),
        ({"LANG": "nl_NL", "POLDERGIDS_TERMINAL__LANGUAGE": "en"}, "en"),
    ],
)
def test_the_terminal_starts_in_the_language_of_the_system(
    environment: dict[str, str], language: str
) -> None:
    """Unless a language is set; whether the bot speaks it is for the wiring to see."""
    assert load_settings(environment).terminal.language == language


@pytest.mark.parametrize(("value", "colour"), [("", "auto"), ("1", "never")])
def test_no_color_is_heard(value: str, colour: str) -> None:
    """The convention of no-color.org: any value but an empty one."""
    assert load_settings({"NO_COLOR": value}).terminal.colour == colour


def test_variables_of_others_are_left_alone() -> None:
    """A container platform puts its own variables with our name in the environment."""
    assert load_settings({"POLDERGIDS_SERVICE_HOST": "x", "OTHER__KEY": "x"}) == load_settings({})


def test_no_other_module_looks_at_the_environment() -> None:
    """What is set comes in as an argument; so a test can set it, and a reader can find it."""
    reading = [
        path.relative_to(Path(bot.__file__).parent).parts[0]
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in ("environ", "environb", "getenv"))
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "os"
            and {"environ", "getenv"} & {name.name for name in node.names}
        )
    ]
    assert set(reading) == {"settings"}


def test_the_token_and_the_admins_come_from_the_environment() -> None:
    """Neither stands in a file; and the token is not shown with the other settings."""
    token = "123456:AAaaBBbbCCccDDdd"  # noqa: S105 - nobody has this token
    settings = load_settings({"TELEGRAM_BOT_TOKEN": f" {token}\n", "POLDERGIDS_ADMINS": "7, 8 9"})
    assert (settings.token, settings.admins) == (token, frozenset({7, 8, 9}))
    assert token not in repr(settings)


def test_a_token_that_cannot_be_one_is_told_without_showing_it() -> None:
    """Half a token is still a secret; wrong admins are told beside it."""
    with pytest.raises(SettingsError) as caught:
        load_settings({"TELEGRAM_BOT_TOKEN": "123456/AAaaBB", "POLDERGIDS_ADMINS": "7,@anna"})
    assert str(caught.value).splitlines() == [
        'POLDERGIDS_ADMINS: "@anna" is not the id of a user. '
        "Write user ids, such as 123456789, with commas between them.",
        "TELEGRAM_BOT_TOKEN: This is not a token of a bot. "
        "Copy it again from BotFather; it looks like 123456:letters-and-digits.",
    ]


def test_the_database_is_where_it_is_set(tmp_path: Path) -> None:
    """By default in sight, where the bot is started; in the file it starts at that file."""
    file = "store:\n  database: mine.sqlite3\n"
    found = [
        load_settings({}).database,
        with_file(tmp_path, file).database,
        with_file(tmp_path, file, POLDERGIDS_DATABASE="yours.sqlite3").database,
    ]
    assert found == [
        Path("poldergids.sqlite3"),
        tmp_path / "mine.sqlite3",
        Path("yours.sqlite3"),
    ]


def test_a_secret_is_not_shown(tmp_path: Path) -> None:
    """Whoever prints the settings, into a log for instance."""
    given = {"POLDERGIDS_STORE__SECRET": "12345"}
    settings = with_file(tmp_path, "store: {}\n", **given)
    assert settings.store.secret.get_secret_value() == "12345"
    assert "12345" not in repr(settings)


def test_nothing_is_kept_for_no_time(tmp_path: Path) -> None:
    """All problems are told in the words of the file."""
    with pytest.raises(SettingsError, match='"retention" must be 1 or more'):
        with_file(tmp_path, "store:\n  retention: 0\n")


def test_the_token_may_stand_in_a_file(tmp_path: Path) -> None:
    """A secret that is mounted as a file is read; one that is not there is told in words."""
    token = "123456:AAaaBBbbCCccDDdd"  # noqa: S105 - nobody has this token
    file = tmp_path / "token"
    file.write_text(f"{token}\n", encoding="utf-8")
    assert load_settings({"TELEGRAM_BOT_TOKEN_FILE": str(file)}).token == token
    with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN_FILE: The file that this names"):
        load_settings({"TELEGRAM_BOT_TOKEN_FILE": str(tmp_path / "gone")})


def test_the_address_of_the_bot_api_has_a_variable_of_its_own() -> None:
    """A loopback server takes the place of the official one; nonsense is told."""
    settings = load_settings({"TELEGRAM_API_URL": "http://127.0.0.1:8081"})
    assert settings.telegram.api == "http://127.0.0.1:8081"
    with pytest.raises(SettingsError, match="API"):
        load_settings({"TELEGRAM_API_URL": "nowhere"})


@pytest.mark.parametrize("name", ["POLDERGIDS_STORE__SECRET", "POLDERGIDS_WEB__SECRET"])
def test_any_secret_may_stand_in_a_file(tmp_path: Path, name: str) -> None:
    """So no secret has to stand in an environment; the variable itself wins."""
    file = tmp_path / "secret"
    file.write_text("from a file\n", encoding="utf-8")
    found = [
        load_settings({f"{name}_FILE": str(file)}).secrets,
        load_settings({f"{name}_FILE": str(file), name: "from the variable"}).secrets,
    ]
    assert found == [["from a file"], ["from the variable"]]


def test_a_database_may_be_a_url(tmp_path: Path) -> None:
    """Wherever it is set; neither it nor its password is ever shown."""
    url = "postgresql://bot:geheim@localhost/poldergids"
    found = [
        load_settings({"POLDERGIDS_DATABASE": url}),
        with_file(tmp_path, f"store:\n  database: {url}\n"),
    ]
    assert [settings.database for settings in found] == [url, url]
    assert [settings.secrets for settings in found] == [[url, "geheim"]] * 2
    assert "geheim" not in repr(found) + report(found[0]) + report(found[1])


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("mysql://anna:geheim@db/poldergids", "mysql"),
        ("postgress://anna:geheim@db/poldergids", "postgress"),
        ("PostgreSQL+asyncpg://anna:geheim@db/poldergids", "postgresql+asyncpg"),
        ("sqlite:///poldergids.sqlite3", "sqlite"),
    ],
)
def test_a_database_of_an_unknown_kind_is_refused(tmp_path: Path, address: str, kind: str) -> None:
    """Where it was set is told and what is possible; the password is not."""
    for variables, text, where in (
        ({"POLDERGIDS_DATABASE": address}, "store: {}\n", "POLDERGIDS_DATABASE"),
        ({}, f"store:\n  database: {address}\n", f"{tmp_path}/poldergids.yaml:2"),
    ):
        with pytest.raises(SettingsError) as caught:
            with_file(tmp_path, text, **variables)
        assert str(caught.value) == (
            f'{where}: "{kind}" is no kind of database that the bot knows. Write the path of a '
            "file (SQLite), or postgresql://user:password@host:5432/name."
        )


def test_a_webhook_needs_a_port_and_a_secret() -> None:
    """Both are told at once, at the place where the address was set."""
    with pytest.raises(SettingsError) as caught:
        load_settings({"POLDERGIDS_WEB__ADDRESS": "https://bot.test"})
    assert str(caught.value).splitlines() == [
        "POLDERGIDS_WEB__ADDRESS: A webhook needs a port to listen on. "
        'Set "port" under "web", or leave "address" out.',
        "POLDERGIDS_WEB__ADDRESS: A webhook needs a secret by which Telegram is known. "
        "Set POLDERGIDS_WEB__SECRET to something long and random.",
    ]


def test_the_report_tells_what_is_in_force_and_from_where(tmp_path: Path) -> None:
    """An operator sees at once which file, line or variable to change."""
    settings = with_file(
        tmp_path,
        "engine:\n  gap: 0.2\n",
        POLDERGIDS_ENGINE__FLOOR="0.7",
        POLDERGIDS_WEB__SECRET="hush",  # noqa: S106 - made up
        POLDERGIDS_ADMINS="7",
    )
    found = [line.split() for line in report(settings).splitlines()]
    for row in (
        ["engine.floor", "0.7", "POLDERGIDS_ENGINE__FLOOR"],
        ["engine.gap", "0.2", f"{tmp_path}/poldergids.yaml:2"],
        ["telegram.at-once", "8", "default"],
        ["web.secret", "(hidden)", "POLDERGIDS_WEB__SECRET"],
        ["store.secret", "(none)", "default"],
        ["POLDERGIDS_ADMINS", "7", "POLDERGIDS_ADMINS"],
        ["POLDERGIDS_CONFIG", f"{tmp_path}/poldergids.yaml", "POLDERGIDS_CONFIG"],
        ["POLDERGIDS_DATABASE", "poldergids.sqlite3", "default"],
    ):
        assert row in found
    assert "hush" not in report(settings)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    """In the file and in variables, each in words and with its place, and no secret among them."""
    given = {
        "POLDERGIDS_ADMIN": "7",
        "POLDERGIDS_ADMINS": "@anna",
        "POLDERGIDS_DATABASE_FILE": str(tmp_path / "gone"),
        "POLDERGIDS_STORE__RETENTION": "minus",
        "POLDERGIDS_STORE__SECRET": "hush",
        "POLDERGIDS_WEB_PORT": "8080",
        "TELEGRAM_API_URL": "nowhere",
        "TELEGRAM_BOT_TOKEN": "123456/hush",
    }
    file = (
        "engine:\n  floor: 2\nstore:\n  tries: many\n  secret: [hush]\nweb:\n  address: x\nx: 1\n"
    )
    with pytest.raises(SettingsError) as caught:
        with_file(tmp_path, file, **given)
    variables = [
        "POLDERGIDS_ADMIN: There is no such variable. Did you mean POLDERGIDS_ADMINS?",
        'POLDERGIDS_ADMINS: "@anna" is not',
        "POLDERGIDS_DATABASE_FILE: The file that this names cannot be read.",
        'POLDERGIDS_STORE__RETENTION: "retention" must be a whole number',
        "POLDERGIDS_WEB_PORT: There is no such variable. Did you mean POLDERGIDS_WEB__PORT?",
        'TELEGRAM_API_URL: "api" is not right: it must be an address such as https://',
        "TELEGRAM_BOT_TOKEN: This is not a token of a bot.",
    ]
    keys = [
        f'{tmp_path}/poldergids.yaml:2: "floor" must be 1.0 or less.',
        f'{tmp_path}/poldergids.yaml:4: "tries" must be a whole number',
        f'{tmp_path}/poldergids.yaml:5: "secret" must be text',
        f'{tmp_path}/poldergids.yaml:7: "address" is not right: it must be an https address',
        f'{tmp_path}/poldergids.yaml:8: The key "x" is not known here.',
    ]
    told, expected = str(caught.value).splitlines(), [*keys, *variables]
    assert [line[: len(start)] for line, start in zip(told, expected, strict=True)] == expected
    assert "hush" not in str(caught.value)


def test_variables_of_others_are_let_be() -> None:
    """Kubernetes makes such variables for a service with the name of the bot."""
    given = {"POLDERGIDS_PORT": "tcp://10.0.0.1:80", "POLDERGIDS_SERVICE_HOST": "10.0.0.1"}
    assert load_settings(given) == load_settings({})


def test_the_report_tells_which_file_a_secret_came_from(tmp_path: Path) -> None:
    """So that an operator knows where to renew it."""
    file = tmp_path / "file"
    file.write_text("postgresql://bot:hush@host/name", encoding="utf-8")
    names = ("POLDERGIDS_DATABASE_FILE", "POLDERGIDS_WEB__SECRET_FILE")
    told = report(load_settings(dict.fromkeys(names, str(file))))
    rows = [line.split() for line in told.splitlines()]
    assert ["POLDERGIDS_DATABASE", "postgresql://(hidden)", "POLDERGIDS_DATABASE_FILE"] in rows
    assert ["web.secret", "(hidden)", "POLDERGIDS_WEB__SECRET_FILE"] in rows
    assert "hush" not in told
