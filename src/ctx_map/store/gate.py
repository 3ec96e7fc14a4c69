"""Many may read at once; the moment of a commit belongs to the writer alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """Lets readers through together, and a writer once they have left.

    A commit of the embedded store tidies its file, and fails where a reader is still inside.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._readers = 0
        self._taken = False
        self.turns = 0
        """How often somebody was alone: what was read before the last time may be out of date."""

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Waits while somebody is alone."""
        with self._changed:
            self._changed.wait_for(lambda: not self._taken)
            self._readers += 1
        try:
            yield
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps new readers out, and waits for those inside."""
        with self._changed:
            self._changed.wait_for(lambda: not self._taken)
            self._taken = True
            self._changed.wait_for(lambda: self._readers == 0)
        try:
            yield
        finally:
            with self._changed:
                self._taken = False
                self.turns += 1
                self._changed.notify_all()
