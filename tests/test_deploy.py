"""The files to deploy with, held against the product: its ports, paths, settings and signals."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from aiohttp.web import Resource

from bot.cli import make_parser
from bot.settings import Settings, TelegramSettings, load_settings
from bot.settings.environment import FILE, SECRETS
from bot.web.health import PATIENCE
from bot.web.server import Desk
from tests.loopback.api import TOKEN

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
UNIT = (ROOT / "deploy" / "poldergids.service").read_text(encoding="utf-8")
ENDING = 5
"""Seconds for what comes after the farewell: requests under way, and closing the database."""


def documents(name: str) -> list[Any]:
    """Read a YAML file with one document, or more."""
    return list(yaml.safe_load_all((ROOT / name).read_text(encoding="utf-8")))


def compose(name: str = "compose.yaml", service: str = "poldergids") -> Any:  # noqa: ANN401
    """Return a service of a file for compose."""
    return documents(name)[0]["services"][service]


DEPLOYMENT, SERVICE = documents("deploy/kubernetes.yaml")
POD = DEPLOYMENT["spec"]["template"]["spec"]
(CONTAINER,) = POD["containers"]


def image() -> dict[str, str]:
    """Return the variables that the image sets by itself."""
    return dict(re.findall(r"^(?:ENV|    ) ?(\w+)=(\S+)", DOCKERFILE, re.MULTILINE))


def unit(key: str) -> list[str]:
    """Return what the systemd unit says under a key."""
    return re.findall(rf"^{key}=(.*)$", UNIT, re.MULTILINE)


def given() -> dict[str, dict[str, str]]:
    """Return the variables that each way to deploy sets, by its name."""
    single = compose()["environment"]
    shared = compose("deploy/compose.postgresql.yaml")["environment"]
    return {
        "image": image(),
        "compose": {**image(), **single},
        "compose with PostgreSQL": {**image(), **single, **shared},
        "Kubernetes": {**image(), **{each["name"]: each["value"] for each in CONTAINER["env"]}},
        "systemd": dict(each.split("=", 1) for each in unit("Environment")),
    }


def settled(variables: dict[str, str], folder: Path) -> Settings:
    """Read settings as the bot does, with the files of secrets in a folder of the test."""
    secrets = {"TELEGRAM_BOT_TOKEN": TOKEN, "POLDERGIDS_DATABASE": "postgresql://bot@host/name"}
    filled = {}
    for name, value in variables.items():
        filled[name] = re.sub(r"\$\{\w+:-(.*)\}", r"\1", value)  # what compose fills in
        if name.endswith(FILE):
            filled[name] = str(folder / name)
            (folder / name).write_text(secrets.get(name.removesuffix(FILE), "x"), "utf-8")
        if "?" in value:
            filled[name] = "https://bot.example"
    return load_settings(filled)


@pytest.mark.parametrize("way", given())
def test_every_variable_is_one_of_the_bot(way: str, tmp_path: Path) -> None:
    """What is set is taken, and nothing that has to be set for it is left out."""
    settings = settled(given()[way], tmp_path)
    ours = {name for name in given()[way] if name.startswith(("POLDERGIDS_", "TELEGRAM_"))}
    taken = {at for at in settings.origins.values() if at in ours}
    assert taken == ours - {"POLDERGIDS_ADMINS"}  # which is left empty to be filled in
    assert settings.web.port == int(image()["POLDERGIDS_WEB__PORT"])


@pytest.mark.parametrize("way", given())
def test_no_secret_stands_in_a_file(way: str) -> None:
    """Each comes from a file of its own, that is made by who deploys."""
    assert not set(given()[way]) & set(SECRETS) - {"POLDERGIDS_DATABASE"}
    assert "postgresql://" not in given()[way].get("POLDERGIDS_DATABASE", "")
    assert {each["kind"] for each in (DEPLOYMENT, SERVICE)} == {"Deployment", "Service"}


def test_every_secret_of_compose_is_there() -> None:
    """A service gets those that it asks for, and reads those that it gets."""
    for name in ("compose.yaml", "deploy/compose.postgresql.yaml"):
        (found,) = documents(name)
        files = set(documents("compose.yaml")[0]["secrets"]) | set(found["secrets"])
        for service in found["services"].values():
            asked = set(service.get("secrets", ()))
            read = {
                value.removeprefix("/run/secrets/")
                for value in service["environment"].values()
                if value.startswith("/run/secrets/")
            }
            assert read <= asked <= files


def test_probes_knock_where_the_bot_listens() -> None:
    """And give the check of its health the time that it takes."""

    async def page() -> bytes:
        return b""

    routes = Desk(page).application().router.resources()
    paths = {each.canonical for each in routes if isinstance(each, Resource)}
    probes = {name: CONTAINER[name] for name in CONTAINER if name.endswith("Probe")}
    (port,) = CONTAINER["ports"]
    assert {each["httpGet"]["port"] for each in probes.values()} == {port["name"]}
    assert {each["httpGet"]["path"] for each in probes.values()} == {"/healthz", "/readyz"} <= paths
    assert probes["livenessProbe"]["httpGet"]["path"] == "/healthz"
    assert probes["readinessProbe"]["timeoutSeconds"] > PATIENCE
    assert SERVICE["spec"]["ports"][0]["targetPort"] == port["name"]
    assert SERVICE["spec"]["selector"] == DEPLOYMENT["spec"]["template"]["metadata"]["labels"]
    listens = image()["POLDERGIDS_WEB__PORT"]
    assert str(port["containerPort"]) == listens
    assert f"http://127.0.0.1:{listens}/healthz" in DOCKERFILE
    assert f"EXPOSE {listens}" in DOCKERFILE


def test_it_gets_the_time_to_say_farewell() -> None:
    """Whoever stops it waits for longer than the bot itself does."""
    needed = TelegramSettings().farewell + ENDING
    assert float(compose()["stop_grace_period"].removesuffix("s")) > needed
    assert POD["terminationGracePeriodSeconds"] > needed
    assert float(unit("TimeoutStopSec")[0]) > needed
    assert "STOPSIGNAL SIGTERM" in DOCKERFILE


def test_nobody_is_root_and_nothing_else_can_be_written() -> None:
    """In each way to deploy; with no right that the bot has no use for."""
    (user,) = re.findall(r"useradd --system --uid (\d+)", DOCKERFILE)
    (name,) = re.findall(r"^USER (\w+)$", DOCKERFILE, re.MULTILINE)
    held = CONTAINER["securityContext"]
    assert (POD["securityContext"]["runAsNonRoot"], name) == (True, "poldergids")
    assert POD["securityContext"]["runAsUser"] == int(user)
    assert (held["readOnlyRootFilesystem"], held["allowPrivilegeEscalation"]) == (True, False)
    assert held["capabilities"]["drop"] == compose()["cap_drop"] == ["ALL"]
    assert (POD["automountServiceAccountToken"], POD["enableServiceLinks"]) == (False, False)
    assert (compose()["read_only"], compose()["security_opt"]) == (True, ["no-new-privileges:true"])
    for key, value in (
        ("DynamicUser", "yes"),
        ("ProtectSystem", "strict"),
        ("NoNewPrivileges", "yes"),
        ("CapabilityBoundingSet", ""),
    ):
        assert unit(key) == [value]


def test_what_is_kept_has_a_place_that_stays() -> None:
    """The one folder that may be written is where the database is."""
    (folder,) = re.findall(r"^WORKDIR (/data)$", DOCKERFILE, re.MULTILINE)
    assert load_settings(image()).database == Path("poldergids.sqlite3")
    (volume,) = [each for each in compose()["volumes"] if isinstance(each, str)]
    assert f"VOLUME {folder}\n" in DOCKERFILE
    assert volume.partition(":")[2] == folder
    assert given()["systemd"]["POLDERGIDS_DATABASE"].startswith(f"%S/{unit('StateDirectory')[0]}/")
    (credential,) = unit("LoadCredential")
    assert given()["systemd"]["TELEGRAM_BOT_TOKEN_FILE"] == f"%d/{credential.partition(':')[0]}"


def test_what_is_started_is_a_command_of_the_bot() -> None:
    """The same one in each way to deploy."""
    (started,) = unit("ExecStart")
    assert CONTAINER["args"] == [started.split()[-1]] == ["telegram"]
    assert 'ENTRYPOINT ["poldergids"]\nCMD ["telegram"]' in DOCKERFILE
    assert make_parser().parse_args(CONTAINER["args"])
