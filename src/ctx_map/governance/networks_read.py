"""The network that one session has read, so that its next question need not read the store again.

It is given again only to the very mandate that read it, with its purpose and its day, for the same period, and while
nothing was loaded into the store or taken back, and no match that the mandate sees was decided. Every view has its own
line in the audit all the same. Sessions of one process for which all of this is the same can share it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from weakref import WeakValueDictionary

from ctx_map.governance.mandate import Mandate
from ctx_map.governance.window import Window
from ctx_map.network import Network
from ctx_map.network.joined import Joined
from ctx_map.store.base import Store, StoreFacts

Key = tuple[Mandate, Window, StoreFacts, Joined]
"""Under which mandate, in which window, of which state of the store, and what was read as one."""


class SharedNetworks:
    """The networks that the sessions of one process hold. What none of them holds any more is let go of."""

    def __init__(self) -> None:
        self._held: WeakValueDictionary[tuple[Store, Key], Network] = WeakValueDictionary()
        self._turns: WeakValueDictionary[tuple[Store, Key], _Turn] = WeakValueDictionary()
        self._lock = Lock()

    def network(self, store: Store, key: Key, read: Callable[[], Network]) -> Network:
        """Return what another session holds for the very same key, or read it. Who asks meanwhile waits for it."""
        with self._lock:
            turn = self._turns.setdefault((store, key), _Turn())
        with turn.lock:
            network = self._held.get((store, key)) or read()
            self._held[store, key] = network
            return network


@dataclass(slots=True, weakref_slot=True)
class _Turn:
    """Whose turn it is to read a network: kept while somebody reads it or waits for it."""

    lock: Lock = field(default_factory=Lock)


class NetworksRead:
    """The last network of one session. It belongs to one store and one session, and is not shared."""

    def __init__(self, shared: SharedNetworks | None = None) -> None:
        """`shared` has those that other sessions of this process hold."""
        self._held: tuple[Key, Network] | None = None
        self._shared = shared or SharedNetworks()
        self.store_now: StoreFacts | None = None
        """What the store said of itself when the session asked last; None where the session does not ask."""

    def network(self, store: Store, key: Key, read: Callable[[], Network]) -> Network:
        """Return what this mandate read in this window of the store as it is now, or read it."""
        if self._held is None or self._held[0] != key:
            # what was held before makes room for what is read
            self._held = None
            self._held = key, self._shared.network(store, key, read)
        return self._held[1]

    def forget(self) -> None:
        """Let go of the network."""
        self._held = None
