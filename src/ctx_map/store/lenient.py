"""A process of its own that opens a copy of a damaged store: `python -m ctx_map.store.lenient FILE`.

Prints the number of finished loads, or ends with 1. It reads everything once, so that bytes which end the process that
reads them end this one.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

import ladybug

from ctx_map.store.embedded_run import run
from ctx_map.store.statements import EMBEDDED, statements

_EVERYTHING = ("MATCH (n) RETURN n.*", "MATCH ()-[e]->() RETURN e.number", "MATCH ()<-[e]-() RETURN e.number")


def finished_loads(path: str) -> int | None:
    """Keeps the acknowledged part of the log, writes it into the file, and counts the loads. None where it fails."""
    with suppress(Exception):  # what the database says holds values
        database = ladybug.Database(path, throw_on_wal_replay_failure=False)
        connection: Any = ladybug.Connection(database)
        connection.execute("CHECKPOINT").close()
        known = statements(EMBEDDED)
        tables = run(connection, known["care/tables"], {}).get_column("name")
        older = "Load" in tables  # a file of a layout before, which is brought over when the store is next opened
        for name in () if older else sorted(known):
            if name.startswith("schema/3_columns"):
                run(connection, known[name], {})
        loads = run(connection, known["older/finished_loads" if older else "read/loads"], {}).height
        for everything in _EVERYTHING:
            result = connection.execute(everything)
            while result.has_next():
                result.get_next()
            result.close()
        connection.close()
        database.close()
        return loads
    return None


if __name__ == "__main__":
    count = finished_loads(sys.argv[1])
    if count is None:
        sys.exit(1)
    sys.stdout.write(str(count))
