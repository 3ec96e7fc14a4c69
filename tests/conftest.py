"""Fixtures of every test.

Strategy: data is made in the test that reads it, as rows and tuples; nothing is shared between tests but the folder of
an empty store, which is copied, and the one real Neo4j server, which is started once a session on a loopback port (or
reached where CTX_MAP_TEST_NEO4J says, bolt://user:password@host:port) and wiped before each test. A test of the store
asks for `store` and runs on both stores; a test that needs just some store asks for `embedded_store`. A Neo4j that
cannot start fails the tests that need it; nothing is skipped.

Where several processes share the tests (`scripts/test`), those of Neo4j go to one of them, because they share one
server, and those of the browser or of a served app to one, because they share one browser.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import settings
from neo4j import Driver, GraphDatabase
from playwright.sync_api import Browser

from ctx_map.store import Store, embedded_open, open_store
from ctx_map.store.base import Progress
from ctx_map.store.neo4j_server import start, stop
from made_store import make_store

# Machines are shared, and the first use of a kernel compiles it: no example has a deadline of its own. The continuous
# run draws the same examples each time, so that it fails where something was changed and not by chance. New examples
# are looked for by `make laws`.
settings.register_profile("ctx-map", deadline=None, derandomize=True, database=None)
settings.register_profile("new-examples", deadline=None, print_blob=True)
settings.load_profile("ctx-map")

embedded_open.MEMORY = 2 << 30
"""Bytes. The towns of tests are small and there are thousands: where an embedded store may use all of the machine's
memory, nearly half of the time that it takes to open and close one goes to making room for it."""

PLANS_ARE_KEPT = {"dbms.cypher.min_replan_interval": "1d"}
"""Each test fills the server anew. Without this it would plan the long statements again for nearly every town, which
takes far longer than running them."""

os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
"""The servers of tests live for minutes and see most statements once. Compiling them to the last degree, which pays for
a server that runs for days, takes nearly half of the processor time of these tests."""

TOGETHER = {
    "neo4j": {"neo4j_login"},
    "browser": {"chromium_open", "address", "served", "serving"},
    "visits": {"visits"},
}
"""Marker, which is the name of the group too, and the fixtures that put a test into the group without it. Those that
read what one visit to each screen showed stay together, so that there is one visit."""

SECOND_TRY = pytest.mark.flaky(reruns=1, only_rerun=[r"[Tt]imeout \d+ms"])
"""For a test of the browser whose page did not come to rest in two minutes while other tests used the processor. What
failed in any other way is not tried again; what was is named and counted at the end (decision 97).
"""


def group_of(item: pytest.Item) -> str | None:
    """The group of tests that have to run in one process, to which a test belongs."""
    fixtures = set(getattr(item, "fixturenames", ()))
    found = (name for name, asked in TOGETHER.items() if asked & fixtures or item.get_closest_marker(name))
    return next(found, None)


@pytest.hookimpl(tryfirst=True)  # pytest-xdist reads the groups in the same hook
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tells pytest-xdist which tests have to run in one process.

    It puts the group behind the id of a test and goes by that. From pytest 9.2 on ids are objects, which pytest-xdist
    3.8 does not write: there the group is put behind them here. tests/house/test_groups.py sees whether it is there.
    """
    if not config.getoption("loadgroup", default=False):
        return
    for item in items:
        group = group_of(item)
        if group == "browser":
            item.add_marker(SECOND_TRY)
        if group:
            item.add_marker(pytest.mark.xdist_group(group))
            if hasattr(item, "_id"):
                item._id = type(item._id).parse(f"{item.nodeid}@{group}")


def pytest_collection_finish() -> None:
    """Leaves the tests and modules, which stay to the end, out of every later search for unused objects."""
    gc.collect()
    gc.freeze()


@dataclass(frozen=True, slots=True)
class Neo4jLogin:
    """How the tests reach their server."""

    uri: str
    user: str
    password: str

    def open(self, progress: Progress | None = None) -> Store:
        """The store on it, as a user would open it."""
        return open_store(self.uri, user=self.user, password=self.password, progress=progress)


@pytest.fixture(scope="session")
def neo4j_login(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jLogin]:
    """The real server of this session."""
    given = os.environ.get("CTX_MAP_TEST_NEO4J")
    if given:
        parts = urlsplit(given)
        address = f"{parts.scheme}://{parts.hostname}:{parts.port or 7687}"
        yield Neo4jLogin(address, unquote(parts.username or "neo4j"), unquote(parts.password or ""))
        return
    home = tmp_path_factory.mktemp("neo4j")
    facts = start(home, heap_mb=768, settings=PLANS_ARE_KEPT)
    yield Neo4jLogin(facts.uri, facts.user, facts.password)
    stop(home)


@pytest.fixture(scope="session")
def neo4j_driver(neo4j_login: Neo4jLogin) -> Iterator[Driver]:
    """A way to the server past the store, to wipe it and to look at what is hidden."""
    login = (neo4j_login.user, neo4j_login.password)
    with GraphDatabase.driver(neo4j_login.uri, auth=login, notifications_min_severity="OFF") as driver:
        yield driver


@pytest.fixture
def empty_neo4j(neo4j_login: Neo4jLogin, neo4j_driver: Driver) -> Neo4jLogin:
    """The server with nothing in it."""
    neo4j_driver.execute_query("MATCH (n) DETACH DELETE n")
    return neo4j_login


@pytest.fixture
def neo4j_store(empty_neo4j: Neo4jLogin) -> Iterator[Store]:
    """A new, empty store on Neo4j."""
    opened = empty_neo4j.open()
    yield opened
    opened.close()


@pytest.fixture
def embedded_store(tmp_path: Path) -> Iterator[Store]:
    """A new, empty embedded store."""
    make_store(tmp_path / "store")
    opened = open_store(str(tmp_path / "store"))
    yield opened
    opened.close()


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> Store:
    """A new, empty store of each sort."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found


@pytest.fixture(scope="session")
def chromium_open() -> Iterator[Browser]:
    """One browser for all tests: two drivers at once in one process would not start."""
    from app.browsing import browser

    with browser() as opened:
        yield opened
