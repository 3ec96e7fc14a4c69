"""The embedded store: one folder on this machine, one process at a time.

Layout: a node table a label; a table Report with what each report says; and a relationship table a kind whose
relationships carry their report's number only. Bulk loading wide relationships is six times slower than wide nodes.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import ladybug
import polars as pl

from ctx_map.errors import CtxMapError, StatementFailed, StoreError, StoreUnavailable, StoreVersion
from ctx_map.store import folder as place
from ctx_map.store.base import Progress, StoreFacts, Value
from ctx_map.store.change import Change
from ctx_map.store.embedded_change import Step, steps
from ctx_map.store.embedded_open import open_database
from ctx_map.store.frames import size_in_bytes
from ctx_map.store.gate import Gate
from ctx_map.store.header import Statement
from ctx_map.store.statements import EMBEDDED, reading_statement, statements

LAYOUT = 1
"""Version of the layout of tables. A file of another one is refused."""


class EmbeddedStore:
    """A store in a folder. Made by `open_store`."""

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        self._folder = folder.absolute()
        self._known = statements(EMBEDDED)
        self._gate = Gate()
        self._writer = threading.Lock()
        self._database: Any = None
        place.prepare(self._folder, create=create)
        self._lock = place.OwnerLock(self._folder)
        try:
            with place.private_files():
                self._database = open_database(place.graph_file(self._folder))
                self._make_layout()
            place.keep_private(self._folder)
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
        return StoreFacts(EMBEDDED, str(ladybug.__version__), row["nodes"], row["links"], row["loads"])

    def read(self, statement: str, **params: Value) -> pl.DataFrame:
        """The rows of a named reading statement, in its declared columns and order."""
        reading_statement(self._known, statement, set(params))
        return self._rows(statement, params)

    def admit(self, change: Change, *, progress: Progress | None = None) -> None:
        """Writes all of a change in one transaction, or nothing. A load that is there already writes nothing."""
        with self._writer:
            if self._has_load(change.load.digest):
                return
            place.check_room(self._folder, size_in_bytes(change))
            with place.private_files():
                self._write(change, progress)
            place.keep_private(self._folder)

    def close(self) -> None:
        """Lets go of the file and of the folder's lock."""
        with self._gate.alone():
            if self._database is not None:
                self._database.close()
                self._database = None
        self._lock.release()

    def _rows(self, name: str, params: Mapping[str, Value]) -> pl.DataFrame:
        with self._gate.reading():
            connection = self._connect()
            try:
                return _run(connection, self._known[name], params)
            finally:
                connection.close()

    def _connect(self) -> Any:
        if self._database is None:
            raise StoreUnavailable("The store is closed: open it again with open_store.")
        return ladybug.Connection(self._database)

    def _has_load(self, digest: str) -> bool:
        return not self._rows("care/load_of_digest", {"digest": digest}).is_empty()

    def _make_layout(self) -> None:
        """Creates what is missing of the tables, and refuses a file with another layout."""
        connection = self._connect()
        try:
            for name, statement in sorted(self._known.items()):
                if name.startswith("schema/"):
                    _run(connection, statement, {})
            version = _run(connection, self._known["care/layout_version"], {})
            if version.is_empty():
                _run(connection, self._known["care/layout"], {"version": LAYOUT})
            elif version.item() != LAYOUT:
                raise StoreVersion(
                    f"The store has layout {version.item()} and this ctx-map reads layout {LAYOUT}: "
                    "use the version that wrote it, or load the bundles into a new store."
                )
        finally:
            connection.close()

    def _write(self, change: Change, progress: Progress | None) -> None:
        connection = self._connect()
        try:
            _control(connection, "BEGIN TRANSACTION")
            self._write_rows(connection, change, progress)
            self._commit(connection, change.load.digest)
        except BaseException:
            with suppress(Exception):  # no transaction is open any more where the commit was what failed
                _control(connection, "ROLLBACK")
            raise
        finally:
            connection.close()

    def _write_rows(self, connection: Any, change: Change, progress: Progress | None) -> None:
        done = 0
        last_number = int(_run(connection, self._known["care/last_number"], {}).item())
        for step in steps(change, last_number=last_number):
            if progress is not None:
                progress("storing", done, change.rows)
            if step.rows.num_rows:
                _check_made(step, _run(connection, self._known[step.statement], {"rows": step.rows}))
            done += step.counts
        load = change.load
        line = {"id": load.id, "digest": load.digest, "namespace": load.namespace, "loaded_at": load.loaded_at}
        _run(connection, self._known["load/load"], line)
        if progress is not None:
            progress("storing", done, change.rows)

    def _commit(self, connection: Any, digest: str) -> None:
        """Commits; where that raises, the load's line tells whether it holds all the same."""
        with self._gate.alone():
            try:
                _control(connection, "COMMIT")
            except CtxMapError:
                failed = True
            else:
                failed = False
        if failed and not self._committed_all_the_same(digest):
            raise StoreError("The load could not be finished (is the disk full?): nothing was stored; load again.")

    def _committed_all_the_same(self, digest: str) -> bool:
        with suppress(CtxMapError):
            return self._has_load(digest)
        return False


def _check_made(step: Step, answer: pl.DataFrame) -> None:
    """Where a statement counts what it changed, that must be every row of its step."""
    if answer.columns == ["made"] and answer.item() != step.rows.num_rows:
        raise StatementFailed(step.statement, ("rows",), reason="nodes or versions that the change names are missing")


def _control(connection: Any, word: str) -> None:
    _execute(connection, word, {}, name=word.lower())


def _run(connection: Any, statement: Statement, params: Mapping[str, Any]) -> pl.DataFrame:
    frame = _execute(connection, statement.text, dict(params), name=statement.name)
    if not statement.returns:
        return pl.DataFrame()
    return frame.select(pl.col(name).cast(sort) for name, sort in statement.returns.items())


def _execute(connection: Any, text: str, params: dict[str, Any], *, name: str) -> pl.DataFrame:
    """Runs one statement and closes its result. What the database says on failure holds values, and stops here."""
    frame: pl.DataFrame | None = None
    with suppress(Exception):
        result = connection.execute(text, params)
        try:
            frame = result.get_as_pl()
        finally:
            result.close()
    if frame is None:
        raise StatementFailed(name, tuple(params))
    return frame
