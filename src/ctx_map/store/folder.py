"""The folder of an embedded store: private to its owner, owned by one process at a time."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from ctx_map.errors import StoreError, StoreLocked, StoreUnavailable, WrongUse

GRAPH = "graph.lbug"
LOCK = "owner.lock"
NO_STORE = (
    "There is no store at this address. Check --store and CTX_MAP_STORE, or make a store by loading a file with "
    "`ctx-map import`."
)
OPEN_ALREADY = "ctx-map is already open on this store. Close it, then try again."
"""Another program, such as the app or another command, has the store open."""
CLOSED = "The store is closed. Open it again with open_store."
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
_ROOM_FOR_CHECKPOINT = 2 * 16 * 2**20
"""Bytes that the database may need beside what is written: twice its checkpoint threshold."""


def graph_file(folder: Path) -> Path:
    """The database file; its log files lie beside it under longer names."""
    return folder / GRAPH


@contextmanager
def private_files() -> Iterator[None]:
    """Files made meanwhile are readable by their owner alone."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def prepare(folder: Path, *, create: bool) -> None:
    """Makes the folder, or checks that it is a store's, and takes it from group and others.

    Raises StoreUnavailable where there is none and none may be made, WrongUse where it holds other things.
    """
    if folder.exists() and not folder.is_dir():
        raise WrongUse("The address of the store is a file. Name a folder.")
    if not graph_file(folder).exists():
        if not create:
            raise StoreUnavailable(NO_STORE)
        if folder.exists() and any(entry.name != LOCK for entry in folder.iterdir()):
            raise WrongUse("The folder of the store has other files in it. Name a new or empty folder.")
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        keep_private(folder)
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise StoreUnavailable(f"The folder of the store cannot be used ({reason}). Choose another folder.") from None


def keep_private(folder: Path) -> None:
    """Sets the modes of the folder and of every file in it."""
    folder.chmod(PRIVATE_FOLDER)
    for entry in folder.iterdir():
        # the owner's files come and go while another process looks
        with suppress(FileNotFoundError):
            entry.chmod(PRIVATE_FOLDER if entry.is_dir() else PRIVATE_FILE)


def check_room(folder: Path, needed: int) -> None:
    """Raises StoreError where the disk has less room than three times what is to be written, in bytes."""
    free = shutil.disk_usage(folder).free
    wanted = 3 * needed + _ROOM_FOR_CHECKPOINT
    if free < wanted:
        raise StoreError(
            f"This load needs {wanted // 2**20} MB, but the disk has only {free // 2**20} MB left. Nothing was stored. "
            "Make room, then load again."
        )


class OwnerLock:
    """Held by the one process that has an embedded store open; the system lets go of it when that process ends."""

    def __init__(self, folder: Path) -> None:
        path = folder / LOCK
        path.touch(mode=PRIVATE_FILE)
        self._file: IO[str] | None = path.open("r+", encoding="ascii")
        if not _lock(self._file):
            self._file.close()
            raise StoreLocked(OPEN_ALREADY)
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def release(self) -> None:
        """Lets go. Safe to call twice."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    _FAR = 2**30
    """The byte that is locked: far behind the process number, which others may then read."""

    def _lock(file: IO[str]) -> bool:
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0)
        return True

else:
    import fcntl

    def _lock(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
