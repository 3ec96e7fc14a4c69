"""Fixtures of every test.

Strategy: data is made in the test that reads it, as rows and tuples; nothing is shared between tests but the one
real Neo4j server, which is started once a session on a loopback port (or reached where CTX_MAP_TEST_NEO4J says) and
wiped before each test. A test of the store asks for `store` and runs on both stores; a test that needs just some
store asks for `embedded_store`. A Neo4j that cannot start fails the tests that need it; nothing is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ctx_map.store import Store, open_store


@pytest.fixture
def embedded_store(tmp_path: Path) -> Iterator[Store]:
    """A new, empty embedded store."""
    opened = open_store(str(tmp_path / "store"))
    yield opened
    opened.close()


@pytest.fixture(params=["embedded"])
def store(request: pytest.FixtureRequest) -> Store:
    """A new, empty store of each sort."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found
