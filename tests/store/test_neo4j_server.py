"""A Neo4j server out of packages: on loopback, with its own password, private, started and stopped by its home."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ctx_map.errors import StoreUnavailable, WrongUse
from ctx_map.store import neo4j_home, open_store
from ctx_map.store.neo4j_home import Home, make_home
from ctx_map.store.neo4j_server import ServerFacts, start, status, stop
from ctx_map.vocabulary.labels import Label
from store.changes import ash_and_bo_in_the_park, change


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerFacts]:
    """A server of its own for what happens in a server's life: it is looked at first, and stopped last."""
    home = tmp_path_factory.mktemp("server") / "home"
    yield start(home, heap_mb=512)
    stop(home)


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_server_listens_on_loopback_alone_and_its_files_are_private(server: ServerFacts) -> None:
    port = int(server.uri.rpartition(":")[2])
    beyond = socket.gethostbyname(socket.gethostname())
    if not beyond.startswith("127."):
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((beyond, port), timeout=5)
    socket.create_connection(("127.0.0.1", port), timeout=5).close()
    home = server.password_file.parent
    assert home.stat().st_mode & 0o077 == 0
    assert server.password_file.stat().st_mode & 0o777 == 0o600
    assert server.password not in (home / "conf" / "neo4j.conf").read_text("utf-8")
    assert server.password not in repr(server)


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_server_is_started_found_used_stopped_and_keeps_its_store(server: ServerFacts) -> None:
    home = server.password_file.parent
    assert status(home) == server
    assert start(home) == server  # it runs already
    store = open_store(server.uri, user=server.user, password=server.password)
    store.admit(ash_and_bo_in_the_park())
    store.close()
    assert stop(home) is True
    assert status(home) is None
    assert stop(home) is False
    again = start(home, heap_mb=512)
    store = open_store(again.uri, user=again.user, password=again.password, create=False)
    assert store.facts().nodes == 3
    store.close()


@pytest.mark.neo4j
def test_a_server_that_does_not_come_up_names_its_log(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(StoreUnavailable, match=r"To find out why, read its log in .*logs"):
            start(tmp_path / "home", port=taken.getsockname()[1], heap_mb=512)
    assert status(tmp_path / "home") is None


def test_a_home_keeps_its_first_password(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    make_home(home, port=7687, password="first one")
    make_home(home, port=7688, password=None)
    assert home.password_file.read_text("utf-8") == "first one"
    with pytest.raises(WrongUse, match="another password") as refused:
        make_home(home, port=7687, password="second one")
    assert "one" not in str(refused.value).replace("another password", "")


def test_every_home_makes_its_own_password(tmp_path: Path) -> None:
    homes = [Home(tmp_path / name) for name in ("a", "b")]
    for home in homes:
        make_home(home, port=7687, password=None)
    first, second = (home.password_file.read_text("utf-8") for home in homes)
    assert first != second
    assert len(first) >= 24
    assert first not in (homes[0].folder / "data" / "dbms" / "auth.ini").read_text("utf-8")


def test_the_server_logs_nothing_that_was_asked_and_reports_no_usage(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    make_home(home, port=7687, password=None)
    settings = dict(line.split("=", 1) for line in (home.conf / "neo4j.conf").read_text("utf-8").splitlines())
    assert settings["db.logs.query.enabled"] == "OFF"
    assert settings["db.logs.query.parameter_logging_enabled"] == "false"
    assert settings["dbms.usage_report.enabled"] == "false"
    assert settings["server.http.enabled"] == settings["server.https.enabled"] == "false"
    assert settings["server.bolt.listen_address"] == "127.0.0.1:7687"


def test_without_the_optional_packages_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jgo", None)
    with pytest.raises(StoreUnavailable, match=r"pip install 'ctx-map\[neo4j\]'"):
        neo4j_home.server_command(Home(tmp_path), heap_mb=512)


def test_packages_that_could_not_be_fetched_are_tried_again(tmp_path: Path) -> None:
    failures = [OSError("the mirror is busy"), AssertionError("another process is fetching")]

    def fetch() -> Path:
        if failures:
            raise failures.pop()
        return tmp_path

    assert neo4j_home.fetched(fetch, waits=(0, 0)) == tmp_path


def test_packages_that_cannot_be_fetched_say_what_to_do() -> None:
    tries: list[int] = []

    def fetch() -> Path:
        tries.append(1)
        raise OSError("no mirror")

    with pytest.raises(StoreUnavailable, match="Connect this computer to its package mirror"):
        neo4j_home.fetched(fetch, waits=(0,))
    assert len(tries) == 2


def test_the_class_path_uses_this_systems_separator(tmp_path: Path) -> None:
    command = neo4j_home.server_command(Home(tmp_path), heap_mb=512)
    jars, modules = command[command.index("-cp") + 1].split(os.pathsep)
    assert (Path(jars).name, Path(jars).parent.name, Path(modules).parent.name) == ("*", "jars", "modules")


def test_a_folder_that_is_no_home_has_no_server(tmp_path: Path) -> None:
    assert status(tmp_path) is None
    assert stop(tmp_path) is False


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_server_that_is_killed_is_one_sentence_within_twenty_seconds_and_no_line_of_the_driver(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    server = start(tmp_path / "home", heap_mb=512)
    store = open_store(server.uri, user=server.user, password=server.password)
    store.admit(ash_and_bo_in_the_park())

    def kill_at_once(*_: object) -> None:
        os.kill(server.pid, signal.SIGKILL)

    began = time.monotonic()
    with pytest.raises(StoreUnavailable, match=r"Nothing from this file was stored.*load it again"):
        store.admit(change(nodes={Label.PERSON: [{"key": "town:cy"}, {"key": "town:di"}]}), progress=kill_at_once)
    with pytest.raises(StoreUnavailable, match="There is no answer"):
        store.read("read/loads")
    assert time.monotonic() - began < 20
    assert not caplog.records
    said = capfd.readouterr()
    assert said.out + said.err == ""
    store.close()
    again = start(tmp_path / "home", heap_mb=512)
    store = open_store(again.uri, user=again.user, password=again.password, create=False)
    assert store.facts().nodes == 3
    began = time.monotonic()
    os.kill(again.pid, signal.SIGKILL)
    with pytest.raises(StoreUnavailable, match="There is no answer"):
        store.read("read/loads")
    assert time.monotonic() - began < 20
    store.close()
