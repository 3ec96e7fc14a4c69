"""Empty embedded stores, quickly: the tables of one are made once in a process, and the rest are its copies."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ctx_map.store import open_store


def make_store(folder: Path) -> None:
    """Makes an embedded store with nothing in it in a folder that is not there yet. It is not opened."""
    shutil.copytree(Path(_room().name) / "store", folder)


@cache
def _room() -> TemporaryDirectory[str]:
    """Where the store lies that is copied, until this process ends."""
    room = TemporaryDirectory(prefix="ctx-map-tests-")
    open_store(str(Path(room.name) / "store")).close()
    return room
