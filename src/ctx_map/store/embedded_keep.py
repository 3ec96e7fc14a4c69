"""How a meeting's own records reach the embedded store: in one transaction, which goes through the log alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ctx_map.errors import CtxMapError, StatementFailed
from ctx_map.store.embedded_run import control, roll_back, run
from ctx_map.store.header import Statement
from ctx_map.store.records import NewRecords


def keep_records(known: Mapping[str, Statement], connection: Any, records: NewRecords) -> bool:
    """Adds all of these versions, or none. False where the meeting has others than the writer knew.

    Where it raises, the database must be opened again before anything else is written.
    """
    if run(connection, known["read/records_written"], {"meeting_id": records.meeting}).item() != records.known:
        return False
    control(connection, "BEGIN TRANSACTION")
    try:
        for name, rows in records.by_label():
            if run(connection, known[name], {"rows": rows}).item() != rows.num_rows:
                raise StatementFailed(name, ("rows",), reason="not every record was added")
        control(connection, "COMMIT")
    except CtxMapError:
        roll_back(connection)
        raise
    return True
