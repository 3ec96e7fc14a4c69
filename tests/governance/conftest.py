"""Fixtures of the tests of the door."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import ladybug
import pytest
from neo4j import Driver

from conftest import Neo4jLogin
from ctx_map.store import Store, open_store
from ctx_map.store.folder import GRAPH
from governance.doors import TODAY, admit
from governance.server_towns import OnServer
from governance.worlds import Fresh, World
from made_store import make_store

Change = Callable[[str, str], Store]
"""Changes a store past ctx-map: the statement for an embedded one, and that for Neo4j."""


@pytest.fixture
def on_server(neo4j_login: Neo4jLogin, neo4j_driver: Driver, tmp_path: Path) -> OnServer:
    """Empties the server and opens a store on it that holds a town."""

    @contextmanager
    def stored(town: World, *, loaded: date = TODAY) -> Iterator[Store]:
        neo4j_driver.execute_query("MATCH (n) DETACH DELETE n")
        store = neo4j_login.open()
        try:
            admit(store, tmp_path, town.bundle(), today=loaded)
            yield store
        finally:
            store.close()

    return stored


@pytest.fixture
def embedded(tmp_path: Path) -> Fresh:
    """Opens an empty embedded store each time it is called."""
    made = iter(range(1_000_000))

    @contextmanager
    def fresh() -> Iterator[Store]:
        folder = tmp_path / f"store{next(made)}"
        make_store(folder)
        store = open_store(str(folder))
        try:
            yield store
        finally:
            store.close()

    return fresh


@pytest.fixture
def neo4j(neo4j_login: Neo4jLogin, neo4j_driver: Driver) -> Fresh:
    """Empties the server each time it is called, and opens the store on it."""

    @contextmanager
    def fresh() -> Iterator[Store]:
        neo4j_driver.execute_query("MATCH (n) DETACH DELETE n")
        store = neo4j_login.open()
        try:
            yield store
        finally:
            store.close()

    return fresh


@pytest.fixture
def change(store: Store, request: pytest.FixtureRequest, tmp_path: Path) -> Change:
    """Changes a store with its own engine, and gives the store as it is then."""
    embedded = "://" not in store.uri

    def run(on_embedded: str, on_neo4j: str) -> Store:
        if not embedded:
            driver: Driver = request.getfixturevalue("neo4j_driver")
            driver.execute_query(on_neo4j)
            return store
        store.close()
        database = ladybug.Database(str(tmp_path / "store" / GRAPH))
        connection: Any = ladybug.Connection(database)
        connection.execute(on_embedded).close()
        connection.close()
        database.close()
        opened = open_store(store.uri)
        request.addfinalizer(opened.close)
        return opened

    return run
