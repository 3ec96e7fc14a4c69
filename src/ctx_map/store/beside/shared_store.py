"""The store as another process has it open: every call is handed to the owner."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import polars as pl

from ctx_map.errors import StoreLocked, StoreUnavailable
from ctx_map.store.base import Progress, Store, StoreFacts, Value
from ctx_map.store.beside.packing import packed_change, packed_records
from ctx_map.store.beside.sockets import connected
from ctx_map.store.beside.wire import Gone, Line, Message, raise_again, spoken
from ctx_map.store.change import Change, KeptAnchor
from ctx_map.store.folder import CLOSED
from ctx_map.store.records import NewRecords

_OTHER_VERSION = "Another version of ctx-map has this store open. Close it, then try again."
_ENDED = (
    "The program that had the store open has ended, so it is not known whether this was stored. Look, then try again."
)


def find_owner(folder: Path, open_again: Callable[[], Store]) -> SharedStore | None:
    """Return the store as its owner has it open, or None where nobody listens in this folder.

    `open_again` opens the store anew once the owner has ended. Raises StoreLocked where the owner is of another version
    of ctx-map.
    """
    found = connected(folder)
    if found is None:
        return None
    line = Line(found)
    try:
        line.send(Message({"call": "hello"}))
        owner = line.receive().head.get("speaks")
    except Gone:
        line.close()
        return None
    if owner != spoken():
        line.close()
        raise StoreLocked(_OTHER_VERSION)
    return SharedStore(folder, line, open_again)


class SharedStore:
    """A store that another process owns. Made by `open_store`.

    When the owner ends in the middle, the store is opened anew, and what was asked is asked again: reading changes
    nothing, and a load that is there already writes nothing.
    """

    def __init__(self, folder: Path, line: Line, open_again: Callable[[], Store]) -> None:
        self._folder = folder
        self._line = line
        self._open_again = open_again
        self._own: Store | None = None
        self._closed = False
        self._turn = threading.RLock()

    @property
    def uri(self) -> str:
        """The folder."""
        return str(self._folder)

    def facts(self) -> StoreFacts:
        """Engine, version and counts."""
        answer = self._ask(Message({"call": "facts"}))
        return StoreFacts(**answer.head) if answer else self._mine.facts()

    def knows(self, statement: str) -> bool:
        """Whether there is a reading statement of this name here."""
        answer = self._ask(Message({"call": "knows", "statement": statement}))
        return bool(answer.head["knows"]) if answer else self._mine.knows(statement)

    def read(self, statement: str, **params: Value) -> pl.DataFrame:
        """The rows of a named reading statement, in its declared columns and order."""
        answer = self._ask(Message({"call": "read", "statement": statement, "params": params}))
        return answer.tables[0] if answer else self._mine.read(statement, **params)

    def admit(self, change: Change, *, progress: Progress | None = None) -> None:
        """Writes all of a change, or nothing of it. A load that is there already writes nothing."""
        if self._ask(packed_change(change), progress=progress) is None:
            self._mine.admit(change, progress=progress)

    def keep(self, records: NewRecords) -> bool:
        """Adds versions of a meeting's own records: all of them or none. False where others came between."""
        answer = self._ask(packed_records(records), again=False)
        return bool(answer.head["kept"]) if answer else self._mine.keep(records)

    def keep_anchor(self, anchor: KeptAnchor) -> None:
        """Keeps an anchor of the audit beside those that are there."""
        if self._ask(Message({"call": "keep_anchor", "anchor": asdict(anchor)}), again=False) is None:
            self._mine.keep_anchor(anchor)

    def close(self) -> None:
        """Hangs up. The owner keeps the store open. Safe to call twice."""
        with self._turn:
            self._closed = True
            self._line.close()
            if self._own is not None:
                self._own.close()

    @property
    def _mine(self) -> Store:
        """The store as this process opened it when the owner had ended."""
        if self._own is None:
            raise StoreUnavailable(CLOSED)
        return self._own

    def _ask(self, message: Message, *, progress: Progress | None = None, again: bool = True) -> Message | None:
        """Return the owner's answer, or None once the owner has ended and the store is open here.

        Without `again` an owner that ends before it has answered is an error: asking twice could write twice.
        """
        with self._turn:
            if self._closed:
                raise StoreUnavailable(CLOSED)
            if self._own is not None:
                return None
            try:
                return self._answer(message, progress)
            except Gone:
                self._line.close()
                self._own = self._open_again()
                if not again:
                    raise StoreUnavailable(_ENDED) from None
                return None

    def _answer(self, message: Message, progress: Progress | None) -> Message:
        self._line.send(message)
        while True:
            answer = self._line.receive()
            if "progress" not in answer.head:
                raise_again(answer.head)
                return answer
            if progress is not None:
                progress(*answer.head["progress"])
