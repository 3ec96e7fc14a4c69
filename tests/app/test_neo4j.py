"""The app on a real Neo4j shows what it shows on the embedded store."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from app.conftest import load_quietly
from app.rooms import Room, components, html, opened, shown
from conftest import Neo4jLogin
from ctx_map.governance.in_server import NOT_WORKED_OUT
from ctx_map.settings import Settings
from ctx_map.store.neo4j_store import Neo4jStore
from door import the_store
from menu import SCREENS

COUNTED = [screen for screen in SCREENS if screen not in ("files", "audit")]


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
    words, tables = seen(on_neo4j, "places", monkeypatch)
    assert "Strictest handling inside" in words
    assert len(tables[0]) > 0
    assert differing == []


def plain(rows: list[list[Any]], cells: int) -> list[list[str]]:
    """The first cells of rows, without the sort of node that tells two of one name apart: one may not be here."""
    return [[re.sub(r" \((place|person|organisation)\)$", "", str(cell)) for cell in row[:cells]] for row in rows]


@pytest.mark.neo4j
@pytest.mark.parametrize(("screen", "not_counted"), [("places", 2), ("contacts", 2), ("hotspots", 0)])
def test_a_large_server_counts_itself_and_the_screen_shows_the_same_rows(
    town: Settings, on_neo4j: Room, monkeypatch: pytest.MonkeyPatch, screen: str, not_counted: int
) -> None:
    _, (whole,) = seen(Room(town), screen, monkeypatch)
    monkeypatch.setattr("counted.MANY_LINKS", 0)
    asked: list[str] = []
    read = Neo4jStore.read

    def noted(store: Neo4jStore, statement: str, **params: Any) -> Any:
        asked.append(statement)
        return read(store, statement, **params)

    monkeypatch.setattr(Neo4jStore, "read", noted)
    words, (counted,) = seen(on_neo4j, screen, monkeypatch)
    shown_of_each = len(whole[0]) - not_counted
    assert plain(counted, shown_of_each) == plain(whole, shown_of_each) != []
    assert {cell for row in counted for cell in row[shown_of_each:]} <= {NOT_WORKED_OUT}
    assert "server/handlings" in asked
    assert "read/links" not in asked
    assert "Strictest handling inside" in words
