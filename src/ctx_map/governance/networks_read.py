"""The networks that one session has read, so that its next question need not read the store again.

A network is given again only to the very mandate that read it, with its purpose and its day, for the same period, and
while nothing was loaded into the store or taken back, and no match that the mandate sees was decided. Every view has
its own line in the audit all the same.
"""

from __future__ import annotations

from collections.abc import Callable

from ctx_map.governance.mandate import Mandate
from ctx_map.governance.window import Window
from ctx_map.network import Network
from ctx_map.network.joined import Joined
from ctx_map.store.base import StoreFacts

MOST = 2
"""Networks that a session holds: the one it works with, and the one it came from."""
_Key = tuple[Mandate, Window, StoreFacts, Joined]
"""Under which mandate, in which window, of which store, and what was read as one."""


class NetworksRead:
    """The last networks of one session. It belongs to one store and one session, and is not shared."""

    def __init__(self) -> None:
        self._held: dict[_Key, Network] = {}
        self.store_now: StoreFacts | None = None
        """What the store said of itself when the session asked last; None where the session does not ask."""

    def network(self, key: _Key, read: Callable[[], Network]) -> Network:
        """Return what this mandate read in this window of the store as it is now, or read it."""
        network = self._held.pop(key, None) or read()
        self._held[key] = network
        while len(self._held) > MOST:
            del self._held[next(iter(self._held))]
        return network

    def forget(self) -> None:
        """Let go of every network."""
        self._held.clear()
