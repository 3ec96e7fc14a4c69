"""The store for a partnership or a force: a Neo4j server, its cluster, or Aura."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import polars as pl
from neo4j import Driver, GraphDatabase, Session

from ctx_map.errors import StoreUnavailable, StoreVersion, WrongUse
from ctx_map.store.base import Progress, StoreFacts, Value
from ctx_map.store.change import Change
from ctx_map.store.header import Statement
from ctx_map.store.layout import check_layout
from ctx_map.store.neo4j_address import Address, check_routes
from ctx_map.store.neo4j_admit import Admission
from ctx_map.store.neo4j_errors import FAILURES, in_our_words
from ctx_map.store.neo4j_rows import run
from ctx_map.store.statements import NEO4J, reading_statement, statements

T = TypeVar("T")
LAYOUT = 2
"""Version of the layout of labels and properties. A store of another one is refused."""
OLDEST = (5, 26)
"""The first server whose Cypher knows the statements."""
_DRIVER_SETTINGS: Mapping[str, Any] = {
    "connection_timeout": 10.0,
    "connection_acquisition_timeout": 20.0,
    "max_transaction_retry_time": 15.0,
    "telemetry_disabled": True,
    "notifications_min_severity": "OFF",
    "user_agent": "ctx-map",
}


class Neo4jStore:
    """A store on a Neo4j server. Made by `open_store`."""

    def __init__(self, address: Address, *, user: str, password: str | None, create: bool = True) -> None:
        if password is None:
            raise WrongUse("A Neo4j store needs a password: give it in CTX_MAP_NEO4J_PASSWORD.")
        _quieten_the_driver()
        self._uri = address.uri
        self._known = statements(NEO4J)
        self._closed = False
        settings = {**_DRIVER_SETTINGS, **address.encryption, "auth": (user, password)}
        if address.routes_in_the_open:
            check_routes(_in_our_words(lambda: _routes(address, self._known["care/routes"], settings), "connect"))
        self._driver: Driver = _in_our_words(lambda: GraphDatabase.driver(address.uri, **settings), "connect")
        self._bookmarks = GraphDatabase.bookmark_manager()
        try:
            self._version = _in_our_words(lambda: self._driver.get_server_info().agent, "connect")
            _check_version(self._version)
            self._make_layout(create=create)
        except BaseException:
            self.close()
            raise

    @property
    def uri(self) -> str:
        """The address; a password never stands in it."""
        return self._uri

    def facts(self) -> StoreFacts:
        """Engine, version and counts."""
        row = self._rows("care/counts", {}).row(0, named=True)
        return StoreFacts(NEO4J, self._version.removeprefix("Neo4j/"), row["nodes"], row["links"], row["loads"])

    def knows(self, statement: str) -> bool:
        """Whether there is a reading statement of this name here."""
        return statement in self._known and self._known[statement].access == "read"

    def read(self, statement: str, **params: Value) -> pl.DataFrame:
        """The rows of a named reading statement, in its declared columns and order."""
        reading_statement(self._known, statement, set(params))
        return self._rows(statement, params)

    def admit(self, change: Change, *, progress: Progress | None = None) -> None:
        """Writes all of a change, or nothing that a reader sees. A load that is there already writes nothing."""
        _in_our_words(Admission(self._known, self._session, change, progress).run, "load")

    def close(self) -> None:
        """Lets go of the connections. Safe to call twice."""
        self._closed = True
        self._driver.close()

    def _session(self) -> Session:
        if self._closed:
            raise StoreUnavailable("The store is closed: open it again with open_store.")
        return self._driver.session(bookmark_manager=self._bookmarks, fetch_size=10_000)

    def _rows(self, name: str, params: Mapping[str, Value]) -> pl.DataFrame:
        def work() -> pl.DataFrame:
            with self._session() as session:
                return session.execute_read(run, self._known[name], dict(params))

        return _in_our_words(work, name, tuple(params))

    def _make_layout(self, *, create: bool) -> None:
        """Creates constraints in a database that holds nothing yet, and refuses one with another layout."""
        version = self._rows("care/layout_version", {})
        if version.is_empty():
            self._check_may_create(create=create)
            version = self._create_layout()
        check_layout(int(version.item()), LAYOUT)

    def _check_may_create(self, *, create: bool) -> None:
        if not create:
            raise StoreUnavailable("There is no store in this database: load a bundle with `ctx-map import` first.")
        if not self._rows("care/is_empty", {}).item():
            raise WrongUse("The database at this address holds other things: name an empty one.")

    def _create_layout(self) -> pl.DataFrame:
        for name, statement in sorted(self._known.items()):
            if name.startswith("schema/"):
                self._write(statement, {})
        return self._write(self._known["care/layout"], {"version": LAYOUT})

    def _write(self, statement: Statement, params: dict[str, object]) -> pl.DataFrame:
        def work() -> pl.DataFrame:
            with self._session() as session:
                return session.execute_write(run, statement, params)

        return _in_our_words(work, statement.name, tuple(params))


def _in_our_words(work: Callable[[], T], statement: str, parameters: tuple[str, ...] = ()) -> T:
    """What `work` gives. Raises our errors for the driver's, once those are let go of with the values they hold.

    A context manager would not do: what is raised in one keeps what was raised before it as its context.
    """
    try:
        return work()
    except FAILURES as error:
        failure = in_our_words(error, statement, parameters)
    raise failure


def _routes(address: Address, statement: Statement, settings: Mapping[str, Any]) -> list[str]:
    """Where the server would send the driver, asked before it is followed."""
    with GraphDatabase.driver(address.direct, **settings) as driver, driver.session() as session:
        found = session.execute_read(run, statement, {"address": address.host_and_port})
        return found.get_column("address").to_list()


def _quieten_the_driver() -> None:
    """The driver writes statements with their values into its log below this level."""
    logger = logging.getLogger("neo4j")
    if logger.level < logging.WARNING:  # its own level, 0 where it has none: what it inherits may change later
        logger.setLevel(logging.WARNING)


def _check_version(agent: str) -> None:
    numbers = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if numbers is None or (int(numbers[1]), int(numbers[2])) < OLDEST:
        raise StoreVersion(f"The server is too old or not Neo4j: ctx-map needs Neo4j {OLDEST[0]}.{OLDEST[1]} or later.")
