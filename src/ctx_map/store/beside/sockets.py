"""The socket in a store's folder: a file that only its owner may open."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ctx_map.store.folder import PRIVATE_FILE, private_files

SOCKET = "owner.socket"
_LONGEST = 100
"""Bytes that a socket's path may have on every system."""


def listening(folder: Path) -> socket.socket | None:
    """Return a socket that listens in this folder, or None where the system or the file system has none."""
    if not hasattr(socket, "AF_UNIX"):
        return None
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        (folder / SOCKET).unlink(missing_ok=True)  # of an owner that was killed
        with private_files(), _address(folder) as address:
            made.bind(address)
        (folder / SOCKET).chmod(PRIVATE_FILE)
        made.listen()
    except OSError:
        made.close()
        return None
    return made


def connected(folder: Path) -> socket.socket | None:
    """Return a connection to the owner of the store in this folder, or None where nobody listens."""
    if not hasattr(socket, "AF_UNIX"):
        return None
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        with _address(folder) as address:
            made.connect(address)
    except OSError:
        made.close()
        return None
    return made


@contextmanager
def _address(folder: Path) -> Iterator[str]:
    """The path of the socket; through an open folder where it is too long for the system.

    Raises OSError where the path is too long and the system has no such way.
    """
    path = str(folder / SOCKET)
    if len(os.fsencode(path)) <= _LONGEST:
        yield path
        return
    if not sys.platform.startswith("linux"):
        raise OSError("the path of the store is too long for a socket")
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{handle}/{SOCKET}"
    finally:
        os.close(handle)
