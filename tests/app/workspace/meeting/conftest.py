"""A sample town of each test's own, as these tests write to it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.rooms import Room, shown
from app.serving import town_on_a_server
from ctx_map.settings import Settings
from ctx_map_app.session.store import the_store


@pytest.fixture
def saltmere(town: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """The app on a copy of the sample town, with its audit."""
    data = tmp_path / "data"
    shutil.copytree(Path(town.data_dir).parent, data.parent / "town", copy_function=shutil.copy2)
    copied = data.parent / "town"
    settings = Settings(copied / "data", str(copied / "saltmere"), None, "neo4j", None)
    yield shown(Room(settings), monkeypatch)
    the_store.clear()


@pytest.fixture
def meeting_address(saltmere: Room) -> Iterator[str]:
    """The app on a sample town of the test's own, served by a process of its own."""
    with town_on_a_server(saltmere.settings) as found:
        yield found
