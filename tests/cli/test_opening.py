"""Opening the app and the sample town from the command line."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import urllib.error
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bundles import small_town, write_folder
from cli.conftest import Run
from ctx_map.cli.serving import serve
from ctx_map.errors import StoreUnavailable
from ctx_map.settings import Settings
from ctx_map.store import open_store
from serving import Serving


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The demo, opened once."""
    folder = tmp_path_factory.mktemp("demo")
    with Serving(["demo", "--no-browser"], folder, {"CTX_MAP_DATA_DIR": str(folder / "data")}) as app:
        yield app


def test_the_demo_loads_the_town_and_opens_the_app_on_this_machine_only(served: Serving) -> None:
    assert served.status("/") == 200
    assert "childrens-services" in served.said
    port = int(served.address.rsplit(":", 1)[1])
    with socket.socket() as other:
        # nobody else's address answers: the port is still free there
        other.bind(("127.0.0.2", port))


def test_while_another_program_has_the_store_a_command_works_beside_it(town: Run, tmp_path: Path) -> None:
    program = (
        "import sys, ctx_map\n"
        "store = ctx_map.open_store('data/store')\n"
        "print('open', flush=True)\n"
        "sys.stdin.read()\n"
        "store.close()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        beside = [town(*command) for command in (["pairs"], ["verify"])]
        other.communicate("")
    assert [said.code for said in beside] == [0, 0]
    assert town("pairs").code == 0


def test_the_town_is_loaded_once_and_as_of_the_days_on_which_it_came(run: Run) -> None:
    assert run("demo", "--no-app", "--store", "town").code == 0
    digest = json.loads(run("pairs", "--store", "town", "--format", "json").out)["data_digest"]
    again = run("demo", "--no-app", "--store", "town")
    assert "The sample town has been loaded before." in again.out
    assert json.loads(run("pairs", "--store", "town", "--format", "json").out)["data_digest"] == digest
    before = run("why", "childrens-services:A08|childrens-services:YP13", "--store", "town", "--as-at", "2026-11-01")
    after = run("why", "childrens-services:A08|childrens-services:YP13", "--store", "town", "--as-at", "2026-11-15")
    assert "corroborated" in after.out
    assert before.code == after.code == 0


def test_the_demo_loads_into_the_store_that_the_environment_names(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTX_MAP_STORE", "./named")
    said = run("demo", "--no-app")
    assert f"Saltmere is in {tmp_path / 'named'}." in said.out
    assert (tmp_path / "named").is_dir()
    assert not (tmp_path / "data" / "saltmere").exists()
    assert run("--store", "other", "demo", "--no-app").code == 0
    assert (tmp_path / "other").is_dir()


def test_invented_people_are_not_put_among_others(run: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "town", small_town())
    run("import", "town", "--store", "mine")
    said = run("demo", "--no-app", "--store", "mine")
    assert said.code == 2
    assert "Give the sample town its own store" in said.err
    assert json.loads(run("pairs", "--store", "mine", "--format", "json").out)["considered"]["young people"] == 2


def test_the_app_does_not_open_on_a_store_that_is_not_there(run: Run, tmp_path: Path) -> None:
    assert run("app", "--store", "nowhere").code == 4
    assert not (tmp_path / "nowhere").exists()


def test_the_app_opens_on_a_new_store_where_that_is_asked_for(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[str] = []

    def opened(settings: Settings, *, meanwhile: Callable[[], None], **_: object) -> None:
        meanwhile()
        served.append(settings.store)

    monkeypatch.setattr("ctx_map.cli.serving.serve", opened)
    assert run("app", "--new", "--store", "fresh").code == 0
    assert [Path(store).name for store in served] == ["fresh"]
    assert run("shared-places", "--store", "fresh").code == 0


def test_a_store_that_this_process_has_open_is_not_taken_from_it(run: Run, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "mine"))
    try:
        assert run("pairs", "--store", "mine").code == 0
        assert store.facts().nodes == 0
    finally:
        store.close()
    assert run("pairs", "--store", "mine").code == 0


@pytest.mark.parametrize("how", ["stop", "terminate"])
def test_ctrl_c_or_a_polite_end_stops_the_app_too_and_lets_go_of_the_store(run: Run, tmp_path: Path, how: str) -> None:
    run("demo", "--no-app", "--store", "town")
    environment = {"CTX_MAP_DATA_DIR": str(tmp_path / "data")}
    with Serving(["app", "--no-browser", "--store", "town"], tmp_path, environment) as app:
        assert app.status("/") == 200
        assert getattr(app, how)() == 130
        with pytest.raises(urllib.error.URLError):
            app.status("/")
    assert run("pairs", "--store", "town").code == 0


def test_the_app_loads_its_code_while_its_store_is_made_ready_and_ends_where_that_fails(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "data", str(tmp_path / "store"), None, "neo4j", None)
    others = _apps()  # those that other tests of this process keep open
    started: set[str] = set()

    def fails() -> None:
        started.update(_apps() - others)
        raise StoreUnavailable("The store is not there.")

    with pytest.raises(StoreUnavailable):
        serve(settings, port=None, browser=False, meanwhile=fails)
    assert len(started) == 1
    assert not _apps() & started


def _apps() -> set[str]:
    """The processes of an app that this process started."""
    asked = ["pgrep", "-P", str(os.getpid()), "-f", "asgi.py"]
    return set(subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split())
