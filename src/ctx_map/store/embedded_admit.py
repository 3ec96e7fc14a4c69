"""How a change reaches the embedded store all at once.

Rows that are bulk-copied do not go through the database's log: they are kept by the checkpoint that ends their
transaction, while every other write is kept by the log. A transaction that does both is torn in two where the
process is killed between them (found by killing it). So a load takes three transactions: a note that it is begun;
all new rows, by copying only; the rest with the load's own line, through the log only. What a load leaves behind that
was begun and not finished is removed before anybody reads, when the store is opened: next time, or at once where the
load failed. Readers of this process, the only ones there are, wait from the second commit to the third.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

import polars as pl

from ctx_map.errors import CtxMapError, StatementFailed, StoreDamaged, StoreError
from ctx_map.store.base import Progress
from ctx_map.store.change import Change
from ctx_map.store.embedded_change import Step, copied, logged
from ctx_map.store.embedded_run import control, roll_back, run
from ctx_map.store.gate import Gate
from ctx_map.store.header import Statement

_LEFTOVERS = ("care/drop_links", "care/drop_reports", "care/drop_nodes")


@dataclass(slots=True)
class EmbeddedAdmission:
    """One change on its way into one store."""

    known: Mapping[str, Statement]
    connection: Any
    gate: Gate
    change: Change
    progress: Progress | None
    _done: int = 0

    def run(self) -> None:
        """Writes all of it. Where it raises, the database must be opened again before anything else is written."""
        with self.gate.alone():
            self._run("care/begin", load=self.change.load.id)
        control(self.connection, "BEGIN TRANSACTION")
        self._take(copied(self.change, last_number=int(self._run("care/last_number").item())))
        with self.gate.alone():
            self._keep("COMMIT", "CHECKPOINT")
            self._finish()

    def _finish(self) -> None:
        """The last transaction, with the load's line. A commit that raises may hold: the line tells."""
        load = self.change.load
        line = asdict(load)
        control(self.connection, "BEGIN TRANSACTION")
        self._take(logged(self.change))
        self._run("load/load", **line)
        self._run("care/end")
        self._keep("COMMIT")
        self._tell(self.change.rows)

    def _keep(self, *words: str) -> None:
        """Commits. What fails here is the disk, not a statement."""
        kept = False
        with suppress(CtxMapError):
            for word in words:
                control(self.connection, word)
            kept = True
        if not kept:
            raise StoreError(
                "The load failed and nothing was stored. The disk may be full. Make room, then load again."
            )

    def _take(self, steps: Iterable[Step]) -> None:
        for step in steps:
            self._tell(self._done)
            if step.rows.num_rows:
                answer = self._run(step.statement, rows=step.rows)
                if answer.columns == ["made"] and answer.item() != step.rows.num_rows:
                    raise StatementFailed(step.statement, ("rows",), reason="what the change names is not in the store")
            self._done += step.counts

    def _run(self, name: str, **params: Any) -> pl.DataFrame:
        return run(self.connection, self.known[name], params)

    def _tell(self, done: int) -> None:
        if self.progress is not None:
            self.progress("storing", done, self.change.rows)


def clear_leftovers(known: Mapping[str, Statement], connection: Any) -> None:
    """Removes what a load left behind that was begun and not finished. Nobody reads meanwhile.

    Raises StoreDamaged where that fails: it is tried again when the store is next opened.
    """
    begun = run(connection, known["care/begun"], {})
    if begun.is_empty():
        return
    cleared = False
    with suppress(CtxMapError):
        control(connection, "BEGIN TRANSACTION")
        for name in _LEFTOVERS:
            run(connection, known[name], {"load": begun.item()})
        run(connection, known["care/end"], {})
        control(connection, "COMMIT")
        cleared = True
    if not cleared:
        roll_back(connection)
        raise StoreDamaged(
            "The rest of an unfinished load could not be removed, and the disk may be full. Make room, then close the "
            "store and open it again."
        )
