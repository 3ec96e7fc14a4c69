"""Scenes that nobody saved, in the memory of the server, so that a reload finds them again with their history.

Each is found by a token that can't be guessed, and by the user who kept it alone. They are lost when the server stops.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from ctx_map.governance import Mandate
from ctx_map_app.scene.address import new_token
from ctx_map_app.scene.history import History

MOST_OF_ONE = 20
"""Histories kept for one user."""
MOST_OF_ALL = 500
LONGEST = 8 * 3600.0
"""Seconds for which a history that nobody looks at is kept: a working day."""


@dataclass(frozen=True, slots=True)
class _Kept:
    owner: str
    history: History
    used: float


@dataclass(slots=True)
class UnsavedScenes:
    """The histories that are in memory. Several sessions may use it at once."""

    clock: Callable[[], float] = time.monotonic
    _kept: OrderedDict[str, _Kept] = field(default_factory=OrderedDict, repr=False)
    """By a digest of the token, so that a look into the memory of the process gives no token. Least used first."""
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def keep(self, owner: str, history: History, token: str = "") -> str:
        """Keeps a history under the owner's token, or under a new one. Returns the token."""
        with self._lock:
            if self._of(owner, token) is None:
                token = new_token()
            self._kept[_digest(token)] = _Kept(owner, history, self.clock())
            self._kept.move_to_end(_digest(token))
            self._let_go(owner)
            return token

    def find(self, owner: str, token: str) -> History | None:
        """The history of a token. None where there is none any more, and where it is another user's."""
        with self._lock:
            found = self._of(owner, token)
            if found is None:
                return None
            self._kept[_digest(token)] = _Kept(owner, found.history, self.clock())
            self._kept.move_to_end(_digest(token))
            return found.history

    def forget(self, owner: str, token: str) -> None:
        """Lets a history go, if it is this owner's."""
        with self._lock:
            if self._of(owner, token) is not None:
                del self._kept[_digest(token)]

    def _of(self, owner: str, token: str) -> _Kept | None:
        found = self._kept.get(_digest(token))
        fresh = found is not None and self.clock() - found.used <= LONGEST
        return found if found is not None and fresh and found.owner == owner else None

    def _let_go(self, owner: str) -> None:
        """Lets go what is too old, then the least used of this owner, then of all."""
        old = [key for key, kept in self._kept.items() if self.clock() - kept.used > LONGEST]
        mine = [key for key, kept in self._kept.items() if kept.owner == owner and key not in old]
        for key in (*old, *mine[: max(len(mine) - MOST_OF_ONE, 0)]):
            del self._kept[key]
        while len(self._kept) > MOST_OF_ALL:
            self._kept.popitem(last=False)


def owner_of(mandate: Mandate) -> str:
    """A digest of who looks: the mandate without its day and purpose, which change while somebody works."""
    said = (
        *(mandate.name, mandate.role, mandate.agency, mandate.authority),
        *(str(mandate.holder), str(mandate.in_meeting)),
    )
    return _digest("\x1f".join(said))


@cache
def unsaved_scenes() -> UnsavedScenes:
    """The histories of this process. They hold ids and no data, and each is found by its own user alone."""
    return UnsavedScenes()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
