"""The app on a real Neo4j shows what it shows on the embedded store."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from app.conftest import load_quietly
from app.rooms import Room, shown
from app.visits import tour
from conftest import Neo4jLogin
from ctx_map.settings import Settings
from ctx_map.store.neo4j_store import Neo4jStore
from door import the_store
from menu import SCREENS

COUNTED = [screen for screen in SCREENS if screen not in ("files", "audit")]


def seen(room: Room, screens: Iterable[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, list[Any]]]:
    """What each screen tells in words, and the rows of its tables, in an app opened on this room."""
    shown(room, monkeypatch)
    visits = tour(screens)
    the_store.clear()  # the next room opens its own
    assert {screen: visit.broken for screen, visit in visits.items()} == dict.fromkeys(screens, ())
    return {screen: (visit.words, [each["rows"] for each in visit.tables]) for screen, visit in visits.items()}


@pytest.fixture
def on_neo4j(empty_neo4j: Neo4jLogin, tmp_path: Path) -> Room:
    """The sample town in the real server."""
    data = tmp_path / "on-neo4j"
    data.mkdir()
    settings = Settings(data, empty_neo4j.uri, None, empty_neo4j.user, empty_neo4j.password)
    load_quietly(settings)
    return Room(settings)


@pytest.mark.neo4j
def test_every_screen_on_a_real_neo4j_shows_the_words_and_rows_of_the_embedded_store(
    town: Settings, on_neo4j: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_server = seen(on_neo4j, COUNTED, monkeypatch)
    embedded = seen(Room(town), COUNTED, monkeypatch)
    words, tables = on_server["places"]
    assert "Strictest handling inside" in words
    assert len(tables[0]) > 0
    assert [screen for screen in COUNTED if on_server[screen] != embedded[screen]] == []


@pytest.mark.neo4j
def test_the_screen_of_changes_asks_a_server_for_what_changed_alone(
    on_neo4j: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    read = Neo4jStore.read

    def noted(store: Neo4jStore, statement: str, **params: Any) -> Any:
        asked.append(statement)
        return read(store, statement, **params)

    monkeypatch.setattr(Neo4jStore, "read", noted)
    ((words, (rows,)),) = seen(on_neo4j, ["changes"], monkeypatch).values()
    assert "Strictest handling inside" in words
    assert rows
    assert "server/changed_reports" in asked
    assert asked.count("read/links") == 1  # of the map with which the app opens
