"""Fixtures of the app's tests: rooms without a browser, and one real server with a real browser for the rest."""

from __future__ import annotations

import contextlib
import functools
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from streamlit.components.v2 import manifest_scanner

from app.browsing import Visitor, visitor
from app.rooms import Room, room_in, shown
from app.serving import town_on_a_server
from ctx_map.cli.sample_town import load_town
from ctx_map.settings import Settings
from ctx_map_app.session.store import the_store


def sample_town(folder: Path) -> Settings:
    """The settings of a store in this folder that holds the sample town."""
    data = folder / "data"
    data.mkdir()
    settings = Settings(data, str(folder / "saltmere"), None, "neo4j", None)
    load_quietly(settings)
    return settings


def load_quietly(settings: Settings) -> None:
    """Loads the sample town without its account on the terminal."""
    with contextlib.redirect_stdout(io.StringIO()):
        load_town(settings)


@pytest.fixture(scope="session", autouse=True)
def _packages_are_looked_through_once() -> Iterator[None]:
    """Every session of a test would look through all installed packages for components, which takes longer than most
    screens."""
    with pytest.MonkeyPatch.context() as patched:
        once = functools.cache(manifest_scanner.scan_component_manifests)
        patched.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(autouse=True)
def _main_stays_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen runs as `__main__`; left there, every process that a later test forks off would run the app."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """An empty store with the mandate of a laptop on which nothing is configured."""
    yield room_in(tmp_path, monkeypatch)
    the_store.clear()  # closes it


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The sample town, loaded once; the tests of the screens only look at it."""
    return sample_town(tmp_path_factory.mktemp("town"))


@pytest.fixture
def sample(town: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """The app on the sample town."""
    yield shown(Room(town), monkeypatch)
    the_store.clear()


@pytest.fixture(scope="session")
def served_town(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The sample town of the app that is served."""
    return sample_town(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def address(served_town: Settings) -> Iterator[str]:
    """The app on a sample town of its own, served by a process of its own."""
    with town_on_a_server(served_town) as found:
        yield found


@pytest.fixture
def visit(chromium_open: Browser, address: str) -> Iterator[Visitor]:
    """A visitor who, by the end of the test, has asked nobody else for anything and heard no complaint."""
    with visitor(chromium_open, address) as found:
        yield found
        assert found.seen.outside == []
        assert found.seen.complaints == []
