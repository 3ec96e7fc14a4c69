"""The store for a partnership or a force: a Neo4j server, its cluster, or Aura."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, TypeVar

import polars as pl
from neo4j import Driver, GraphDatabase, Session

from ctx_map.errors import StoreUnavailable, StoreVersion, WrongUse
from ctx_map.store.base import Progress, StoreFacts, Value
from ctx_map.store.change import Change, KeptAnchor
from ctx_map.store.header import Statement
from ctx_map.store.layout import BROUGHT_OVER, LAYOUT, check_layout
from ctx_map.store.neo4j_address import Address, check_routes
from ctx_map.store.neo4j_admit import Admission
from ctx_map.store.neo4j_bring_over import BringingOver
from ctx_map.store.neo4j_errors import FAILURES, NOTHING_STORED, STORED_OR_NOT, in_our_words
from ctx_map.store.neo4j_keep import KeepRecords
from ctx_map.store.neo4j_rows import run
from ctx_map.store.records import NewRecords
from ctx_map.store.statements import NEO4J, reading_statement, statements

T = TypeVar("T")
OLDEST = (5, 26)
"""The first server whose Cypher knows the statements."""
_DRIVER_SETTINGS: Mapping[str, Any] = {
    "connection_timeout": 5.0,
    "connection_acquisition_timeout": 10.0,
    "max_transaction_retry_time": 5.0,
    "telemetry_disabled": True,
    "notifications_min_severity": "OFF",
    "user_agent": "ctx-map",
}


_ONE_MORE_TRY = 1.0
"""Seconds for which a transaction inside another one is tried again: the outer one is tried again as a whole."""


class Neo4jStore:
    """A store on a Neo4j server. Made by `open_store`."""

    def __init__(
        self,
        address: Address,
        *,
        user: str,
        password: str | None,
        create: bool = True,
        progress: Progress | None = None,
    ) -> None:
        if password is None:
            raise WrongUse("The password of the Neo4j store is missing. Give it in CTX_MAP_NEO4J_PASSWORD.")
        _quieten_the_driver()
        self._uri = address.uri
        self._known = statements(NEO4J)
        self._closed = False
        self._away = False
        """Whether the server did not answer the last time. It is then asked once, and not waited for again."""
        settings = {**_DRIVER_SETTINGS, **address.encryption, "auth": (user, password)}
        if address.routes_in_the_open:
            check_routes(_in_our_words(lambda: _routes(address, self._known["care/routes"], settings), "connect"))
        self._driver: Driver = _in_our_words(lambda: GraphDatabase.driver(address.uri, **settings), "connect")
        self._bookmarks = GraphDatabase.bookmark_manager()
        try:
            self._version = _in_our_words(lambda: self._driver.get_server_info().agent, "connect")
            _check_version(self._version)
            self._make_layout(create=create, progress=progress)
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
        version = self._version.removeprefix("Neo4j/")
        return StoreFacts(NEO4J, version, row["nodes"], row["links"], row["loads"], row["changes"])

    def knows(self, statement: str) -> bool:
        """Whether there is a reading statement of this name here."""
        return statement in self._known and self._known[statement].access == "read"

    def read(self, statement: str, **params: Value) -> pl.DataFrame:
        """The rows of a named reading statement, in its declared columns and order."""
        reading_statement(self._known, statement, set(params))
        return self._rows(statement, params)

    def admit(self, change: Change, *, progress: Progress | None = None) -> None:
        """Writes all of a change, or nothing that a reader sees. A load that is there already writes nothing."""
        admission = Admission(self._known, self._session, self._inner_session, change, progress)
        try:
            self._asked(admission.run, "load")
        except StoreUnavailable:
            lost = STORED_OR_NOT if admission.at_the_end else NOTHING_STORED
        else:
            return
        raise StoreUnavailable(lost)

    def keep(self, records: NewRecords) -> bool:
        """Adds versions of a meeting's own records: all of them or none. False where others came between."""
        return self._asked(KeepRecords(self._known, self._session, records).run, "keep/records", ("rows",))

    def keep_anchor(self, anchor: KeptAnchor) -> None:
        """Keeps an anchor of the audit beside those that are there."""
        self._write(self._known["care/keep_anchor"], asdict(anchor))

    def close(self) -> None:
        """Lets go of the connections. Safe to call twice."""
        self._closed = True
        self._driver.close()

    def _session(self, patience: float | None = None) -> Session:
        if self._closed:
            raise StoreUnavailable("The store is closed. Open it again with open_store.")
        usual = _DRIVER_SETTINGS["max_transaction_retry_time"] if patience is None else patience
        return self._driver.session(
            bookmark_manager=self._bookmarks,
            fetch_size=10_000,
            max_transaction_retry_time=0.0 if self._away else usual,
        )

    def _inner_session(self) -> Session:
        return self._session(_ONE_MORE_TRY)

    def _asked(self, work: Callable[[], T], statement: str, parameters: tuple[str, ...] = ()) -> T:
        """What `work` gives, in our words where it fails; whether the server answered is remembered."""
        try:
            found = _in_our_words(work, statement, parameters)
        except StoreUnavailable:
            self._away = True
            raise
        self._away = False
        return found

    def _rows(self, name: str, params: Mapping[str, Value]) -> pl.DataFrame:
        def work() -> pl.DataFrame:
            with self._session() as session:
                return session.execute_read(run, self._known[name], dict(params))

        return self._asked(work, name, tuple(params))

    def _make_layout(self, *, create: bool, progress: Progress | None) -> None:
        """Creates constraints in a database that holds nothing yet, and refuses one with another layout."""
        version = self._rows("care/layout_version", {})
        if version.is_empty():
            version = self._rows("older/layout_version", {})
        if version.is_empty():
            self._check_may_create(create=create)
            version = self._create_layout()
        check_layout(int(version.item()), brought_over=BROUGHT_OVER)
        if version.item() != LAYOUT:
            self._asked(BringingOver(self._known, self._session, self._inner_session, progress).run, "older/5_nodes")

    def _check_may_create(self, *, create: bool) -> None:
        if not create:
            raise StoreUnavailable("There is no store in this database. Load a file with `ctx-map import` first.")
        if not self._rows("care/is_empty", {}).item():
            raise WrongUse("The database at this address has other data in it. Name an empty one.")

    def _create_layout(self) -> pl.DataFrame:
        for name in sorted(self._known):
            if name.startswith("schema/"):
                self._write(self._known[name], {})
        return self._write(self._known["care/layout"], {"version": LAYOUT})

    def _write(self, statement: Statement, params: dict[str, object]) -> pl.DataFrame:
        def work() -> pl.DataFrame:
            with self._session() as session:
                return session.execute_write(run, statement, params)

        return self._asked(work, statement.name, tuple(params))


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
    """The driver's log holds statements with their values, and a line for each try. Our sentence says it all."""
    logger = logging.getLogger("neo4j")
    if logger.level < logging.CRITICAL:  # its own level, 0 where it has none: what it inherits may change later
        logger.setLevel(logging.CRITICAL)


def _check_version(agent: str) -> None:
    numbers = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if numbers is None or (int(numbers[1]), int(numbers[2])) < OLDEST:
        raise StoreVersion(f"The server is too old, or it is not Neo4j. Use Neo4j {OLDEST[0]}.{OLDEST[1]} or later.")
