"""The owner's side: it listens in the store's folder and does what other processes of the same user ask for."""

from __future__ import annotations

import selectors
import socket
import threading
import weakref
from dataclasses import asdict
from pathlib import Path

from ctx_map.errors import CtxMapError, StoreError, StoreUnavailable, WrongUse
from ctx_map.store.base import Progress, Store
from ctx_map.store.beside.packing import unpacked_change, unpacked_records
from ctx_map.store.beside.sockets import SOCKET, listening
from ctx_map.store.beside.wire import Gone, Line, Message, raised, spoken
from ctx_map.store.change import KeptAnchor
from ctx_map.store.folder import CLOSED

_FAILED = "The program that has the store open could not do this. Close it, then try again."


class Door:
    """Open as long as the owner has the store open. Where the system has no such sockets it does nothing.

    Calls are run as they come, several at once; the store itself lets readers in together and writers in turn.
    """

    def __init__(self, store: Store, folder: Path) -> None:
        # a store that nobody uses any more is let go of, although the door is open
        self._store = weakref.ref(store)
        self._path = folder / SOCKET
        self._lines: dict[Line, threading.Thread] = {}
        self._changing = threading.Lock()
        self._listening = listening(folder)
        if self._listening is None:
            return
        self._bell, self._rung = socket.socketpair()
        self._porter = threading.Thread(target=self._let_in, name="store-door", daemon=True)
        self._porter.start()

    def close(self) -> None:
        """Take no more calls, and wait for those that are being done. Safe to call twice."""
        if self._listening is None:
            return
        self._path.unlink(missing_ok=True)
        self._bell.close()
        self._porter.join()
        self._rung.close()
        self._listening.close()
        self._listening = None
        with self._changing:
            lines = dict(self._lines)
        for line, thread in lines.items():
            line.hang_up()
            if thread is not threading.current_thread():
                thread.join()

    def _let_in(self) -> None:
        """Wait for other processes, until the bell is closed."""
        assert self._listening is not None  # noqa: S101  (the thread is started only then)
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._listening, selectors.EVENT_READ)
            waiting.register(self._rung, selectors.EVENT_READ)
            while True:
                ready = [key.fileobj for key, _ in waiting.select()]
                if self._rung in ready:
                    return
                self._serve(Line(self._listening.accept()[0]))

    def _serve(self, line: Line) -> None:
        thread = threading.Thread(target=self._answer, args=(line,), name="store-line", daemon=True)
        with self._changing:
            self._lines[line] = thread
        thread.start()

    def _answer(self, line: Line) -> None:
        """Do what one process asks, until it hangs up."""
        try:
            while True:
                asked = line.receive()
                line.send(self._done(asked, line))
        except Gone:
            return
        finally:
            with self._changing:
                self._lines.pop(line, None)
            line.close()

    def _done(self, asked: Message, line: Line) -> Message:
        try:
            store = self._store()
            if store is None:
                raise StoreUnavailable(CLOSED)
            return _answer_to(store, asked, line)
        except CtxMapError as error:
            return Message(raised(error))
        except Exception:  # the owner goes on, and what went wrong may have values in it
            return Message(raised(StoreError(_FAILED)))


def _answer_to(store: Store, asked: Message, line: Line) -> Message:
    """Do one call, of those that a store has and no other."""
    head = asked.head
    match head["call"]:
        case "hello":
            return Message({"speaks": spoken()})
        case "facts":
            return Message(asdict(store.facts()))
        case "knows":
            return Message({"knows": store.knows(head["statement"])})
        case "read":
            return Message({}, [store.read(head["statement"], **head["params"])])
        case "admit":
            store.admit(unpacked_change(asked), progress=_told_on(line))
        case "keep":
            return Message({"kept": store.keep(unpacked_records(asked))})
        case "keep_anchor":
            store.keep_anchor(KeptAnchor(**head["anchor"]))
        case _:
            raise WrongUse("A store has no such call.")
    return Message({})


def _told_on(line: Line) -> Progress:
    """Tell the other process how far its load is."""

    def progress(what: str, done: int, of: int) -> None:
        try:
            line.send(Message({"progress": [what, done, of]}))
        except Gone:  # the load goes on: it is in the store whole, or not at all
            return

    return progress
