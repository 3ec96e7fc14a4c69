"""Messages between two processes on one store: a head in JSON, and tables in Arrow's own form.

Nothing that is received is run: a message names one of the calls of a store and has values, never code.
"""

from __future__ import annotations

import io
import json
import socket
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from ctx_map import errors
from ctx_map.store.layout import LAYOUT

_SIZE = 8
"""Bytes that say how long a head is."""


class Gone(Exception):
    """The other process has ended, or has closed the store."""


@dataclass(frozen=True, slots=True)
class Message:
    """What one process says to the other."""

    head: dict[str, Any]
    tables: Sequence[pl.DataFrame] = field(default_factory=tuple)


class Line:
    """A connection on which whole messages are sent and received."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        self._file = connected.makefile("rwb")

    def send(self, message: Message) -> None:
        """Send a message. Raises Gone."""
        bodies = [_written(table) for table in message.tables]
        head = json.dumps({**message.head, "sizes": [len(body) for body in bodies]}).encode("utf-8")
        try:
            self._file.write(len(head).to_bytes(_SIZE, "big") + head)
            for body in bodies:
                self._file.write(body)
            self._file.flush()
        except (OSError, ValueError) as error:
            raise Gone from error

    def receive(self) -> Message:
        """Wait for a message. Raises Gone."""
        head = json.loads(self._exactly(int.from_bytes(self._exactly(_SIZE), "big")))
        bodies = [self._exactly(size) for size in head.pop("sizes")]
        return Message(head, [pl.read_ipc(io.BytesIO(body)) for body in bodies])

    def hang_up(self) -> None:
        """Let whoever waits for a message on this line know that none will come. What is being sent is sent."""
        try:
            self._socket.shutdown(socket.SHUT_RD)
        except OSError:
            return  # the other process was first

    def close(self) -> None:
        """Close the line. Safe to call twice."""
        for each in (self._file, self._socket):
            try:
                each.close()
            except OSError:  # what could not be sent any more
                continue

    def _exactly(self, size: int) -> bytes:
        try:
            found = self._file.read(size)
        except (OSError, ValueError) as error:
            raise Gone from error
        if len(found) < size:
            raise Gone
        return found


def spoken() -> list[str | int]:
    """Return the version of ctx-map and of the store's layout: two processes understand each other if both agree."""
    from importlib.metadata import version  # noqa: PLC0415  (only where two processes meet)

    return [version("ctx-map"), LAYOUT]


def raised(error: errors.CtxMapError) -> dict[str, Any]:
    """Return one of our errors as a head. Its message has no value of anyone's data."""
    return {"raised": type(error).__name__, "message": str(error), "more": vars(error)}


def raise_again(head: dict[str, Any]) -> None:
    """Raise the error that a head tells of, if it does."""
    if "raised" not in head:
        return
    kind = getattr(errors, head["raised"])
    error = kind.__new__(kind)
    Exception.__init__(error, head["message"])
    vars(error).update(head["more"])
    raise error


def _written(table: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    table.write_ipc(buffer)
    return buffer.getvalue()
