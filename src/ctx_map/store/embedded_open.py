"""Opens the database file of an embedded store, and says in our words why it cannot be opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ladybug

from ctx_map.errors import StoreDamaged, StoreError, StoreLocked, StoreUnavailable, StoreVersion
from ctx_map.store.folder import OPEN_ALREADY

_REASONS: tuple[tuple[str, type[StoreError], str], ...] = (
    (
        "could not set lock",
        StoreLocked,
        OPEN_ALREADY,
    ),
    (
        "storage version",
        StoreVersion,
        "The store was made by another version of ctx-map. Load the bundles into a new store, named with `--store`.",
    ),
    ("permission denied", StoreUnavailable, "The files of the store cannot be read or written. Check who owns them."),
    ("no space left", StoreUnavailable, "The disk of the store is full. Make room, then try again."),
)
_DAMAGED = (
    "The store is damaged. Run `ctx-map recover`, which keeps every finished load. If it can't, load the bundles into "
    "a new store, named with `--store`."
)

MEMORY = 0
"""Bytes that the database may use. With 0 it is four fifths of the machine's memory, which it makes a table of when it
is opened.
"""


def open_database(path: Path) -> Any:
    """The opened database. Its log is replayed strictly: a torn one is refused, never repaired in place."""
    words = ""
    try:
        return ladybug.Database(
            str(path), buffer_pool_size=MEMORY, throw_on_wal_replay_failure=True, enable_checksums=True
        )
    except Exception as error:
        words = str(error).lower()
    for part, kind, sentence in _REASONS:
        if part in words:
            raise kind(sentence)
    raise StoreDamaged(_DAMAGED)
