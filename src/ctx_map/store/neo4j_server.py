"""A Neo4j server on this machine out of packages alone: no container, no installation, no system Java.

For people who want Neo4j on a laptop, and for the tests. It listens on loopback only.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from ctx_map.errors import StoreError, StoreUnavailable
from ctx_map.store.folder import private_files
from ctx_map.store.neo4j_home import USER, Home, make_home, read_record, server_command, write_record

_PATIENCE_SECONDS = 240.0
_GOODBYE_SECONDS = 40.0


@dataclass(frozen=True, slots=True)
class ServerFacts:
    """How to reach a running server."""

    uri: str
    user: str
    password_file: Path
    pid: int
    log: Path

    @property
    def password(self) -> str:
        """Read from its file when it is asked for, so that it stands in no record."""
        return self.password_file.read_text("utf-8")


def start(
    home: Path,
    *,
    port: int = 0,
    password: str | None = None,
    heap_mb: int = 1024,
    settings: Mapping[str, str] | None = None,
) -> ServerFacts:
    """Starts the server of a home folder and waits until it answers; one that runs already is left alone.

    With port 0 a free port is taken. The password is made on the first start and lies in the home's file `password`,
    readable by its owner alone. `settings` are further lines of Neo4j's configuration, by their names. Raises
    StoreUnavailable with the place of the log where the server does not come up.
    """
    place = Home(home.absolute())
    running = status(home)
    if running is not None:
        return running
    chosen = port or _free_port()
    make_home(place, port=chosen, password=password, settings=settings)
    process = _launch(place, server_command(place, heap_mb=heap_mb))
    write_record(place, port=chosen, pid=process.pid)
    facts = _facts(place, chosen, process.pid)
    _wait_until_it_answers(facts, process)
    return facts


def stop(home: Path) -> bool:
    """Stops the server of a home folder and waits until it has gone. False where none runs."""
    facts = status(home)
    if facts is None:
        return False
    place = Home(home.absolute())
    os.kill(facts.pid, signal.SIGTERM)
    if not _wait_until_gone(place, facts.pid):
        os.kill(facts.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        if not _wait_until_gone(place, facts.pid):
            raise StoreError(f"The Neo4j server does not stop. End the process {facts.pid} by hand.")
    return True


def status(home: Path) -> ServerFacts | None:
    """How to reach the server of a home folder, or None where none runs."""
    place = Home(home.absolute())
    noted = read_record(place)
    if noted is None or not _holds_its_lock(place):
        return None
    return _facts(place, *noted)


def _facts(home: Home, port: int, pid: int) -> ServerFacts:
    return ServerFacts(f"bolt://127.0.0.1:{port}", USER, home.password_file, pid, home.log)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


_APART = 0x00000200 | 0x00000008 if sys.platform == "win32" else 0
"""On Windows: a process group of its own, detached from the console."""


def _launch(home: Home, command: list[str]) -> subprocess.Popen[bytes]:
    """Starts the process apart from this one, so that it outlives the command that started it."""
    with private_files(), home.log.open("wb") as log:
        return subprocess.Popen(  # noqa: S603  (the command is ours)
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=home.folder,
            start_new_session=True,
            creationflags=_APART,
        )


def _wait_until_it_answers(facts: ServerFacts, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with suppress(DriverError, Neo4jError), _driver(facts) as driver:
            driver.verify_connectivity()
            return
        time.sleep(0.2)
    ended = process.poll() is not None
    if not ended:
        process.kill()
    what = "stopped" if ended else f"did not start within {_PATIENCE_SECONDS:.0f} seconds"
    raise StoreUnavailable(f"The Neo4j server {what}. To find out why, read its log in {facts.log.parent}.")


def _driver(facts: ServerFacts) -> Driver:
    return GraphDatabase.driver(
        facts.uri, auth=(facts.user, facts.password), connection_timeout=2, max_transaction_retry_time=0
    )


def _wait_until_gone(home: Home, pid: int) -> bool:
    until = time.monotonic() + _GOODBYE_SECONDS
    while time.monotonic() < until:
        with suppress(OSError, AttributeError):  # a child of ours stays a zombie until somebody asks after it
            os.waitpid(pid, os.WNOHANG)
        if not _holds_its_lock(home):
            return True
        time.sleep(0.1)
    return False


if sys.platform == "win32":
    import msvcrt

    def _holds_its_lock(home: Home) -> bool:
        try:
            with home.store_lock.open("r+b") as file:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return False

else:
    import fcntl

    def _holds_its_lock(home: Home) -> bool:
        """Whether a server has this home: it keeps a lock that the system takes away when the process ends."""
        try:
            with home.store_lock.open("r+b") as file:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                fcntl.lockf(file, fcntl.LOCK_UN)
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return False
