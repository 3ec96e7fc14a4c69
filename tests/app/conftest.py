"""Fixtures of the app's tests: rooms without a browser, and one real server with a real browser for the rest."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.rooms import Room, room_in
from ctx_map.cli.sample_town import load_town
from ctx_map.settings import Settings
from door import the_store


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """An empty store with the mandate of a laptop on which nothing is configured."""
    yield room_in(tmp_path, monkeypatch)
    the_store.clear()  # closes it


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The sample town, loaded once; the tests of the screens only look at it."""
    folder = tmp_path_factory.mktemp("town")
    settings = replace(Settings(folder / "data", "", None, "neo4j", None), store=str(folder / "saltmere"))
    with contextlib.redirect_stdout(io.StringIO()):
        load_town(settings)
    return settings


@pytest.fixture
def sample(town: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """The app on the sample town."""
    monkeypatch.setenv("CTX_MAP_STORE", town.store)
    monkeypatch.setenv("CTX_MAP_DATA_DIR", str(town.data_dir))
    monkeypatch.delenv("CTX_MAP_MANDATE", raising=False)
    yield Room(town)
    the_store.clear()
