"""The audit's files on disk: private, locked while written, and flushed before anything else happens."""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ctx_map.errors import AuditUnwritable

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_SECONDS = 10.0
"""How long a line waits for another process that is writing one."""
PRIVATE_FILE, _PRIVATE_FOLDER = 0o600, 0o700
NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def private_folder(folder: Path) -> None:
    """Makes a folder that only its owner may enter, if it is not there."""
    folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER)


def flush(handle: int) -> None:
    """Returns when what was written is on the disk."""
    getattr(os, "fdatasync", os.fsync)(handle)


def flush_folder(folder: Path) -> None:
    """Returns when a file that was just made is in its folder on the disk, where the system can say so."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def locked_log(path: Path) -> Iterator[int]:
    """The log opened for reading and for adding at its end, locked against other processes."""
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | NO_FOLLOW, PRIVATE_FILE)
    try:
        _tighten(handle)
        _lock(handle)
        yield handle
    finally:
        os.close(handle)


def _tighten(handle: int) -> None:
    if sys.platform != "win32" and os.fstat(handle).st_mode & 0o077:
        os.fchmod(handle, PRIVATE_FILE)


def _lock(handle: int) -> None:
    """Wait for the lock. It is released when the file is closed or the process ends."""
    give_up = time.monotonic() + LOCK_SECONDS
    while True:
        with suppress(OSError):
            _try_lock(handle)
            return
        if time.monotonic() >= give_up:
            raise AuditUnwritable("Another program is using the audit. Wait until it has finished, then try again.")
        time.sleep(0.01)


def _try_lock(handle: int) -> None:
    if sys.platform == "win32":
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def add(handle: int, data: bytes) -> None:
    """Adds bytes at the end and flushes them. Where that fails the file is cut back to what it was."""
    before = os.fstat(handle).st_size
    try:
        rest = data
        while rest:
            rest = rest[os.write(handle, rest) :]
        flush(handle)
    except OSError:
        with suppress(OSError):
            os.ftruncate(handle, before)
        raise


def read_all(handle: int) -> bytes:
    """Everything in the file."""
    os.lseek(handle, 0, os.SEEK_SET)
    parts = []
    while part := os.read(handle, 1 << 20):
        parts.append(part)
    return b"".join(parts)


def read_tail(handle: int, size: int) -> bytes:
    """The last bytes of the file, at most `size`."""
    end = os.fstat(handle).st_size
    os.lseek(handle, max(0, end - size), os.SEEK_SET)
    rest, parts = min(size, end), []
    while rest > 0 and (part := os.read(handle, rest)):
        parts.append(part)
        rest -= len(part)
    return b"".join(parts)


def replace_file(path: Path, data: bytes) -> None:
    """Puts a private file in the place of another: after a crash it is the old one or the new one, never half."""
    private_folder(path.parent)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW, PRIVATE_FILE)
    try:
        try:
            os.write(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
        os.replace(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
