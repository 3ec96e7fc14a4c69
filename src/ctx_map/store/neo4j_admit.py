"""How a change reaches Neo4j all at once: hidden until one number says that its load is finished.

Every node and relationship carries the number of the load that brought it (`_admitted`), every ended report that of
the load that ended it (`_ended`). The store carries the number of the last finished load, and each statement reads
that number once and goes by it. Batches of the next load are therefore nobody's business until the last transaction
raises the number. That transaction has kept every other writer out since the beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import polars as pl
from neo4j import ManagedTransaction, Session, unit_of_work

from ctx_map.errors import StatementFailed
from ctx_map.network.columns import STORED_LINK_SCHEMA
from ctx_map.store.base import Progress
from ctx_map.store.change import Change
from ctx_map.store.frames import REGRADED_SCHEMA, RETRACTED_SCHEMA, REVISION_SCHEMA, stored_node_schema, typed
from ctx_map.store.header import Statement
from ctx_map.store.neo4j_rows import run

BATCH = 5_000
"""Rows a transaction: some megabytes, whatever the columns."""
PATIENCE_SECONDS = 30.0
"""How long another writer is waited for."""
_LEFTOVERS = ("care/drop_links", "care/restore_links", "care/drop_nodes")
_LEFTOVER_BATCH = 20_000


@dataclass(frozen=True, slots=True)
class _Batch:
    """Some rows for one statement, with what it needs besides."""

    statement: str
    rows: list[dict[str, Any]]
    more: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Admission:
    """One change on its way into one store."""

    known: Mapping[str, Statement]
    sessions: Callable[[], Session]
    inner_sessions: Callable[[], Session]
    """For transactions while another one is open, which is tried again as a whole."""
    change: Change
    progress: Progress | None
    at_the_end: bool = False
    """Whether the server was asked to commit the load: from then on an error does not mean that it is not stored."""
    _done: int = 0

    def run(self) -> None:
        """Writes all of it, or nothing that anybody will see. Safe to repeat."""
        with self.sessions() as session:
            session.execute_write(self._wait_for_other_writers)
            session.execute_write(self._write)

    @unit_of_work(timeout=PATIENCE_SECONDS)
    def _wait_for_other_writers(self, transaction: ManagedTransaction) -> None:
        """Takes the writer's lock and lets go of it, and gives up in time where somebody keeps it."""
        self._run(transaction, "load/1_lock", load=self.change.load.id)

    def _write(self, transaction: ManagedTransaction) -> None:
        """The whole admission. The transaction holds the writer's lock from its first to its last statement."""
        self._done = 0
        finished = int(self._run(transaction, "load/1_lock", load=self.change.load.id).item())
        if not self._run(transaction, "care/load_of_digest", digest=self.change.load.digest).is_empty():
            return  # it is stored already: by an earlier admission, or by this one before its answer got lost
        self.at_the_end = False
        with self.inner_sessions() as session:
            clear_leftovers(self.known, session, finished=finished)
            batches = self._write_hidden(session, number=finished + 1)
        self._write_visible(transaction)
        finish = self._run(
            transaction, "load/8_finish", load=self.change.load.id, batches=batches, written=self._hidden_rows
        )
        if finish.is_empty():
            raise StatementFailed("load/8_finish", reason="ends or versions that the change names are not in the store")
        self._tell(self.change.rows)
        self.at_the_end = True  # only the commit is left, whose answer may get lost

    def _write_hidden(self, session: Session, *, number: int) -> int:
        """Begins the load and writes its batches, each in a transaction of its own. How many there were."""
        load = self.change.load
        line = asdict(load)
        session.execute_write(lambda transaction: self._run(transaction, "load/2_begin", **line, number=number))
        count = 0
        for batch in self._hidden_batches():
            params = {"load": load.id, "batch": count, "rows": batch.rows, **batch.more}
            session.execute_write(self._one_batch, batch.statement, params)
            count += 1
            self._tell(self._done + len(batch.rows))
        return count

    def _one_batch(self, transaction: ManagedTransaction, statement: str, params: dict[str, object]) -> None:
        self._run(transaction, statement, **params)

    def _write_visible(self, transaction: ManagedTransaction) -> None:
        """What readers would see at once, in the last transaction: nodes described anew, and who may see versions."""
        if self.change.retold:
            self._run(transaction, "load/5_revisions_taken_back", keys=list(self.change.retold))
        if self.change.revisions is not None:
            for rows in slices(typed(self.change.revisions, REVISION_SCHEMA)):
                self._run(transaction, "load/6_revisions", rows=rows)
                self._tell(self._done + len(rows))
        for label, frame in self.change.changed_nodes.items():
            self._write_over(transaction, "load/7_changed", typed(frame, stored_node_schema(label)))
        if self.change.ended_anew is not None:
            self._write_over(transaction, "load/7_ended_anew", typed(self.change.ended_anew, RETRACTED_SCHEMA))
        if self.change.regraded_links is not None:
            self._write_over(transaction, "load/7_regraded", typed(self.change.regraded_links, REGRADED_SCHEMA))

    def _write_over(self, transaction: ManagedTransaction, statement: str, frame: pl.DataFrame) -> None:
        for rows in slices(frame):
            if self._run(transaction, statement, rows=rows).item() != len(rows):
                raise StatementFailed(statement, reason="what the change names is not in the store")
            self._tell(self._done + len(rows))

    def _hidden_batches(self) -> Iterator[_Batch]:
        for label, frame in self.change.new_nodes.items():
            for rows in slices(typed(frame, stored_node_schema(label))):
                yield _Batch("load/3_nodes", rows, {"label": label.value})
        for (kind, _, _), frame in self.change.new_links.items():
            for rows in slices(typed(frame, STORED_LINK_SCHEMA)):
                yield _Batch("load/4_links", rows, {"kind": kind})
        if self.change.retracted_links is not None:
            for rows in slices(typed(self.change.retracted_links, RETRACTED_SCHEMA)):
                yield _Batch("load/5_retracted", rows)

    @property
    def _hidden_rows(self) -> int:
        frames = [*self.change.new_nodes.values(), *self.change.new_links.values()]
        frames += [self.change.retracted_links] if self.change.retracted_links is not None else []
        return sum(frame.height for frame in frames)

    def _run(self, transaction: ManagedTransaction, name: str, **params: object) -> pl.DataFrame:
        return run(transaction, self.known[name], params)

    def _tell(self, done: int) -> None:
        self._done = done
        if self.progress is not None:
            self.progress("storing", done, self.change.rows)


def clear_leftovers(known: Mapping[str, Statement], session: Session, *, finished: int) -> None:
    """Removes what a load left behind that was broken off. The caller keeps other writers out."""
    if session.execute_write(run, known["care/leftovers"], {}).item() == 0:
        return
    for name in _LEFTOVERS:
        params = {"finished": finished, "most": _LEFTOVER_BATCH}
        while session.execute_write(run, known[name], params).item() == _LEFTOVER_BATCH:
            pass
    session.execute_write(run, known["care/drop_loads"], {})


def slices(frame: pl.DataFrame) -> Iterator[list[dict[str, Any]]]:
    """The rows of a frame, as many at a time as one transaction takes.

    A column that no row of a batch fills is left out: Neo4j keeps no property without a value, and most reports leave
    more than half of their columns blank.
    """
    for part in frame.iter_slices(BATCH):
        if part.height:
            filled = [column.name for column in part if column.null_count() < part.height]
            yield part.select(filled).to_dicts()
