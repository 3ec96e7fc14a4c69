"""The app on a real Neo4j shows what it shows on the embedded store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.conftest import load_quietly
from app.rooms import Room, components, html, opened, shown
from conftest import Neo4jLogin
from ctx_map.settings import Settings
from ctx_map.store.neo4j_store import Neo4jStore
from ctx_map_app.frame.menu import entries
from ctx_map_app.session.store import the_store

COUNTED = [each.address for each in entries() if each.address not in ("load-files", "audit")]


def seen(room: Room, screen: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, list[Any]]:
    """What a screen tells in words, and the rows of its tables, in an app opened on this room."""
    shown(room, monkeypatch)
    app = opened(screen)
    the_store.clear()  # the next room opens its own
    assert not app.exception
    assert not app.error
    return html(app), [each["rows"] for each in components(app) if "rows" in each]


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
    differing = [
        screen for screen in COUNTED if seen(on_neo4j, screen, monkeypatch) != seen(Room(town), screen, monkeypatch)
    ]
    words, tables = seen(on_neo4j, "shared-places", monkeypatch)
    assert "Handling:" in words
    assert len(tables[0]) > 0
    assert differing == []


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
    words, (rows,) = seen(on_neo4j, "changes", monkeypatch)
    assert "Handling:" in words
    assert rows
    assert "server/changed_reports" in asked
    assert "read/links" not in asked
