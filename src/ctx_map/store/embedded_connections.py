"""Connections to the embedded database that are used again.

A connection keeps the plan of each statement that it has run, and making a plan takes as long as a small answer. What
was planned before somebody wrote is not used after it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ladybug

_KEPT = 4
"""As many readers at once find a connection that has its plans; further ones make their own."""


class Connections:
    """The idle connections of one open store, all made since somebody last wrote to it."""

    def __init__(self) -> None:
        self._changing = threading.Lock()
        self._idle: list[Any] = []
        self._turn = 0

    @contextmanager
    def lent(self, database: Any, turn: int) -> Iterator[Any]:
        """A connection for one reader. `turn` is the number of the last write, which stands still while one reads."""
        connection = self._taken(turn) or ladybug.Connection(database)
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        self._given_back(connection, turn)

    def close(self) -> None:
        """Closes those that are idle, which has to be before the database is."""
        with self._changing:
            while self._idle:
                self._idle.pop().close()

    def _taken(self, turn: int) -> Any:
        if turn != self._turn:
            self.close()
        with self._changing:
            self._turn = turn
            return self._idle.pop() if self._idle else None

    def _given_back(self, connection: Any, turn: int) -> None:
        with self._changing:
            if turn == self._turn and len(self._idle) < _KEPT:
                self._idle.append(connection)
                return
        connection.close()
