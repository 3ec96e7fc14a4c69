"""How a meeting's own records reach a Neo4j: in one transaction, while every other writer waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from neo4j import ManagedTransaction, Session, unit_of_work

from ctx_map.errors import StatementFailed
from ctx_map.store.header import Statement
from ctx_map.store.neo4j_rows import run
from ctx_map.store.records import NewRecords

_PATIENCE_SECONDS = 30.0
"""How long another writer is waited for."""


@dataclass(frozen=True, slots=True)
class KeepRecords:
    """Versions of records on their way into one store."""

    known: Mapping[str, Statement]
    sessions: Callable[[], Session]
    records: NewRecords

    def run(self) -> bool:
        """Adds all of them, or none. False where the meeting has others than the writer knew. Safe to repeat."""
        with self.sessions() as session:
            return session.execute_write(self._write)

    @unit_of_work(timeout=_PATIENCE_SECONDS)
    def _write(self, transaction: ManagedTransaction) -> bool:
        run(transaction, self.known["load/1_lock"], {"load": "records"})
        written = run(transaction, self.known["read/records_written"], {"meeting_id": self.records.meeting})
        if written.item() != self.records.known:
            return self._is_there(transaction)
        rows = self.records.rows.to_dicts()
        if run(transaction, self.known["keep/records"], {"rows": rows}).item() != len(rows):
            raise StatementFailed("keep/records", ("rows",), reason="not every record was added")
        return True

    def _is_there(self, transaction: ManagedTransaction) -> bool:
        """Whether these very versions are there already: the answer to an earlier try got lost on its way."""
        there = run(transaction, self.known["read/records"], {"meetings": [self.records.meeting]})
        columns = ["version", "written_at", "content"]
        return not self.records.rows.select(columns).join(there.select(columns), on=columns, how="anti").height
