"""A process of its own that opens a copy of a damaged store: `python -m ctx_map.store.lenient FILE`.

Prints the number of finished loads, or ends with 1.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

import ladybug

from ctx_map.store.statements import EMBEDDED, statements


def finished_loads(path: str) -> int | None:
    """Keeps the acknowledged part of the log, writes it into the file, and counts the loads. None where it fails."""
    with suppress(Exception):  # what the database says holds values
        database = ladybug.Database(path, throw_on_wal_replay_failure=False)
        connection: Any = ladybug.Connection(database)
        connection.execute("CHECKPOINT").close()
        result = connection.execute(statements(EMBEDDED)["read/loads"].text)
        loads = int(result.get_num_tuples())
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
