"""Several processes on one embedded store: one owns the file, and the others hand their calls to it.

The owner listens on a socket in the store's folder, which only the same user of the computer can open. A command that
finds the store open speaks to it there: it keeps its own mandate, writes its own audit line and makes its own answer,
and only the reading and writing of rows is done by the owner. Where there are no such sockets (Windows) a second
process is refused, as it is while the owner is opening or updating the store.
"""

from __future__ import annotations

from ctx_map.store.beside.door import Door
from ctx_map.store.beside.shared_store import SharedStore, find_owner

__all__ = ["Door", "SharedStore", "find_owner"]
