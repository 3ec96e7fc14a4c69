"""The embedded store: one folder on this machine, one process at a time.

Layout: a node table a label; a table Report with what each report says; and a relationship table a kind whose
relationships carry their report's number only. Bulk loading wide relationships is six times slower than wide nodes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import ladybug
import polars as pl

from ctx_map.errors import StoreUnavailable
from ctx_map.store import folder as place
from ctx_map.store.base import Progress, StoreFacts, Value
from ctx_map.store.beside import Door
from ctx_map.store.busy import BUSY, in_two_looks
from ctx_map.store.change import Change, KeptAnchor
from ctx_map.store.embedded_admit import EmbeddedAdmission, clear_leftovers
from ctx_map.store.embedded_bring_over import bring_over, rename
from ctx_map.store.embedded_connections import Connections
from ctx_map.store.embedded_keep import keep_records
from ctx_map.store.embedded_open import open_database
from ctx_map.store.embedded_run import run, table_made_by
from ctx_map.store.frames import size_in_bytes
from ctx_map.store.gate import Gate
from ctx_map.store.in_parts import OUTLINE, WHOLE, in_parts, outline_in_parts
from ctx_map.store.kept_readings import KeptReadings
from ctx_map.store.layout import BROUGHT_OVER, LAYOUT, check_layout
from ctx_map.store.many import suited
from ctx_map.store.records import NewRecords
from ctx_map.store.register import LOADS, Register
from ctx_map.store.statements import EMBEDDED, reading_statement, statements


class EmbeddedStore:
    """A store in a folder. Made by `open_store`."""

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        self._folder = folder.absolute()
        self._known = statements(EMBEDDED)
        self._gate = Gate()
        self._writer = threading.Lock()
        self._database: Any = None
        self._connections = Connections()
        self._register = Register(self._gate, self._all_kept)
        self._kept = KeptReadings(self._folder, self._known)
        place.prepare(self._folder, create=create)
        self._lock = place.OwnerLock(self._folder)
        self._door: Door | None = None
        try:
            self._open()
            self._door = Door(self, self._folder)
        except BaseException:
            self.close()
            raise

    @property
    def uri(self) -> str:
        """The folder."""
        return str(self._folder)

    def facts(self) -> StoreFacts:
        """Engine, version and counts."""
        row = self._rows("care/counts", {}).row(0, named=True)
        return StoreFacts(EMBEDDED, str(ladybug.__version__), row["nodes"], row["links"], row["loads"], row["changes"])

    def knows(self, statement: str) -> bool:
        """Whether there is a reading statement of this name here."""
        return statement in self._known and self._known[statement].access == "read"

    def read(self, statement: str, **params: Value) -> pl.DataFrame:
        """The rows of a named reading statement, in its declared columns and order."""
        reading_statement(self._known, statement, set(params))
        return self._rows(statement, params)

    def admit(self, change: Change, *, progress: Progress | None = None) -> None:
        """Writes all of a change, or nothing of it. A load that is there already writes nothing."""
        with self._writer:
            if self._has_load(change.load.digest):
                return
            place.check_room(self._folder, size_in_bytes(change))
            with place.private_files():
                self._write(change, progress)
            place.keep_private(self._folder)

    def keep(self, records: NewRecords) -> bool:
        """Adds versions of a meeting's own records: all of them or none. False where others came between."""
        with self._writer:
            place.check_room(self._folder, int(records.rows.estimated_size()))
            with place.private_files(), self._gate.alone():
                kept = self._keep(records)
            place.keep_private(self._folder)
            return kept

    def keep_anchor(self, anchor: KeptAnchor) -> None:
        """Keeps an anchor of the audit beside those that are there."""
        with self._writer, self._gate.alone(), place.private_files():
            connection = self._connect()
            try:
                run(connection, self._known["care/keep_anchor"], asdict(anchor))
            finally:
                connection.close()
        place.keep_private(self._folder)

    def close(self) -> None:
        """Lets go of the file and of the folder's lock, once other processes have their answers."""
        if self._door is not None:
            self._door.close()
        with self._gate.alone():
            self._let_go()
        self._lock.release()

    def _open(self) -> None:
        """Opens the file, and clears what a load left behind that was not finished."""
        with place.private_files():
            self._database = open_database(place.graph_file(self._folder))
            self._make_layout()
            self._clear_leftovers()
        self._kept.check(lambda: self._all(LOADS))
        place.keep_private(self._folder)

    def _let_go(self) -> None:
        if self._database is not None:
            self._connections.close()
            self._database.close()
            self._database = None

    def _rows(self, name: str, params: Mapping[str, Value]) -> pl.DataFrame:
        with self._gate.reading(), self._connections.lent(self._open_database(), self._gate.turns) as connection:
            return self._kept_or(name, params, lambda: self._run(connection, name, params))

    def _run(self, connection: Any, name: str, params: Mapping[str, Value]) -> pl.DataFrame:
        if name == WHOLE:
            return in_parts(self._known, connection, params)
        if name == OUTLINE:
            return outline_in_parts(self._known, connection, params)
        statement, asked = suited(self._known, name, params, self._register)
        if statement.name == BUSY:
            return in_two_looks(
                lambda about: run(connection, statement, {**asked, "keys": about}), asked["keys"], asked["most"]
            )
        return run(connection, statement, asked)

    def _kept_or(self, name: str, params: Mapping[str, Value], read: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        """The rows of a statement as they are kept beside a large store, or else read."""
        kept = self._known[name].kept
        if kept == "forgotten":
            self._kept.forget()
        if kept == "yes" and not self._register.few():
            return self._kept.rows(name, params, self._register.loads(), read)
        return read()

    def _all(self, statement: str) -> pl.DataFrame:
        connection = self._connect()
        try:
            return run(connection, self._known[statement], {})
        finally:
            connection.close()

    def _all_kept(self, statement: str) -> pl.DataFrame:
        """The rows of a statement without parameters, for the register, which asks while the gate lets readers in."""
        return self._kept_or(statement, {}, lambda: self._all(statement))

    def _connect(self) -> Any:
        return ladybug.Connection(self._open_database())

    def _open_database(self) -> Any:
        if self._database is None:
            raise StoreUnavailable(place.CLOSED)
        return self._database

    def _has_load(self, digest: str) -> bool:
        return not self._rows("care/load_of_digest", {"digest": digest}).is_empty()

    def _make_layout(self) -> None:
        """Refuses a file with another layout before anything is written; then creates what is missing of the tables."""
        connection = self._connect()
        try:
            there = set(run(connection, self._known["care/tables"], {}).get_column("name"))
            older = "Layout" in there
            asked = "older/layout_version" if older else "care/layout_version"
            version = run(connection, self._known[asked], {}) if older or "_Layout" in there else pl.DataFrame()
            found = None if version.is_empty() else int(version.item())
            if found is not None:
                check_layout(found, brought_over=BROUGHT_OVER)
            if older:
                rename(self._known, connection, there)
            # each statement takes a millisecond, and an opened store mostly has all of its tables
            made = frozenset[str]() if older else there
            for name in sorted(self._known):
                if name.startswith("schema/") and table_made_by(self._known[name]) not in made:
                    run(connection, self._known[name], {})
            if found in BROUGHT_OVER:
                bring_over(self._known, connection, found)
            elif found is None:
                run(connection, self._known["care/layout"], {"version": LAYOUT})
        finally:
            connection.close()

    def _clear_leftovers(self) -> None:
        """Before anybody reads: what a process left behind that was killed while it loaded."""
        connection = self._connect()
        try:
            clear_leftovers(self._known, connection)
        finally:
            connection.close()

    def _write(self, change: Change, progress: Progress | None) -> None:
        connection = self._connect()
        try:
            EmbeddedAdmission(self._known, connection, self._gate, change, progress).run()
        except BaseException:
            connection.close()
            self._open_again()
            if not self._has_load(change.load.digest):
                raise
        finally:
            connection.close()
            # what a load changes or takes back is not to be read any more
            self._kept.forget()

    def _keep(self, records: NewRecords) -> bool:
        """Writes records while nobody reads. Where that fails, the file is opened again, as after a load."""
        connection = self._connect()
        try:
            return keep_records(self._known, connection, records)
        except BaseException:
            connection.close()
            self._let_go()
            self._open()
            raise
        finally:
            connection.close()

    def _open_again(self) -> None:
        """After a load that failed, as after a process that was killed while it loaded.

        What the database holds in memory after a commit that failed is not what lies in its file: whatever is written
        from there makes a log that cannot be replayed (found with a full disk). So it is let go of and read anew.
        """
        with self._gate.alone():
            try:
                self._let_go()
                self._open()
            except BaseException:
                self._let_go()
                raise
