"""The packages of the Neo4j server in this machine's cache: one process fetches at a time, and checks what it got."""

from __future__ import annotations

import shutil
import sys
import time
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import platformdirs

LOCK_SECONDS = 1200.0
"""How long another process that fetches is waited for: some 170 MB over a slow line."""
PARTS = ("jars", "modules")


class HalfFetched(Exception):
    """Some packages are missing or broken. They were removed, so that the next try fetches them again."""


@contextmanager
def one_at_a_time(folder: Path | None = None) -> Iterator[None]:
    """Hold the lock of this user's cache: two processes that fill it at once leave it half filled."""
    place = folder or Path(platformdirs.user_cache_dir("ctx-map", False))
    place.mkdir(parents=True, exist_ok=True)
    with (place / "neo4j-packages.lock").open("a+b") as file:
        give_up = time.monotonic() + LOCK_SECONDS
        while not _lock(file):
            if time.monotonic() >= give_up:
                raise TimeoutError
            time.sleep(0.2)
        yield


def whole(packages: Path, *, repository: Path) -> Path:
    """Return the folder of packages if every one that its list names is there and can be opened.

    Raises HalfFetched otherwise. The folder is then removed, and so are the broken files in Maven's `repository`,
    which it was filled from.
    """
    bad = _bad(packages)
    if bad is None or bad:
        shutil.rmtree(packages, ignore_errors=True)
        for name in bad or ():
            for copy in repository.rglob(name):
                copy.unlink(missing_ok=True)
        raise HalfFetched
    return packages


def _bad(packages: Path) -> list[str] | None:
    """Names of packages that are missing or broken; None where the list itself is missing: it is written last."""
    try:
        listed = tomllib.loads((packages / "jgo.lock.toml").read_text("utf-8"))["dependencies"]
    except (OSError, ValueError, KeyError):
        return None
    there = {path.name: path for part in PARTS for path in (packages / part).glob("*.jar")}
    broken = [name for name, path in there.items() if not zipfile.is_zipfile(path)]
    names = [
        f"{each['artifactId']}-{each['version']}.jar"
        for each in listed
        if each.get("packaging", "jar") == "jar" and not each.get("classifier")
    ]
    return [*broken, *(name for name in names if name not in there)]


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        with suppress(OSError):
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            return True
        return False

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False
