"""Fixtures of the tests of the door."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from neo4j import Driver

from conftest import Neo4jLogin
from ctx_map.store import Store
from governance.doors import TODAY, admit
from governance.server_towns import OnServer
from governance.worlds import World


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
