"""Gets the finished loads back out of an embedded store that is damaged.

The database refuses a torn log when it is opened strictly. Opened leniently it keeps exactly what had been
acknowledged. If the log itself is damaged, it may keep less than the main file alone has, or nothing. So both are
tried, on copies and in processes of their own, because damaged bytes can end the process that reads them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ctx_map.errors import StoreDamaged, StoreUnavailable
from ctx_map.store import folder as place

_PATIENCE_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a recovery brought back."""

    loads: int
    """Finished loads in the store now."""
    from_log: int
    """How many of them only the log of the latest changes held."""


def recover_store(folder: Path, *, accept: Callable[[Path], bool] = lambda _: True) -> Recovered:
    """Put a recovered copy in the place of a damaged store, and say what it holds.

    With the log and without it are both tried, and the copy with more loads is taken first. `accept` is given the
    folder of a copy and says whether what is in it may be kept. The damaged files stay beside the store, in a folder
    whose name starts with `damaged`. Raises StoreDamaged if nothing can be recovered. The store is then as it was.
    """
    folder = folder.absolute()
    if not place.graph_file(folder).exists():
        raise StoreUnavailable("There is no store at this address. Name its folder with `--store`.")
    lock = place.OwnerLock(folder)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    try:
        with place.private_files(), _two_copies(folder, stamp) as copies:
            opened = [(_open_leniently(copy), copy) for copy in copies]
            found = [(loads, copy) for loads, copy in opened if loads is not None]
            # the most loads first, and with the log where both have as many
            for loads, copy in sorted(found, key=lambda each: -each[0]):
                if accept(copy):
                    _exchange(folder, copy, folder / f"damaged-{stamp}")
                    place.keep_private(folder)
                    return Recovered(loads, loads - (opened[-1][0] or 0) if copy == copies[0] else 0)
        raise StoreDamaged(
            "Nothing could be recovered, and the files of the store have not been changed. Load the bundles into a new "
            "store, named with `--store`."
        )
    finally:
        lock.release()


@contextmanager
def _two_copies(folder: Path, stamp: str) -> Iterator[list[Path]]:
    """Copies of the files of a store: all of them, and the main file alone."""
    files = sorted(path for path in folder.iterdir() if path.name.startswith(place.GRAPH))
    copies = [folder / f"recovering-{stamp}"]
    if len(files) > 1:
        copies.append(folder / f"recovering-{stamp}-main")
    try:
        for copy in copies:
            copy.mkdir()
            for path in files if copy == copies[0] else [place.graph_file(folder)]:
                shutil.copy2(path, copy / path.name)
        yield copies
    finally:
        for copy in copies:
            shutil.rmtree(copy, ignore_errors=True)


def _open_leniently(copy: Path) -> int | None:
    """Open a copy in a process of its own, which reads all of it and prints the number of loads. None if it fails."""
    command = [sys.executable, "-m", "ctx_map.store.lenient", str(place.graph_file(copy))]
    try:
        child = subprocess.run(  # noqa: S603  (the command is ours)
            command, capture_output=True, check=False, timeout=_PATIENCE_SECONDS, text=True
        )
    except subprocess.TimeoutExpired:
        return None
    said = child.stdout.strip()
    return int(said) if child.returncode == 0 and said.isdigit() else None


def _exchange(folder: Path, copy: Path, aside: Path) -> None:
    aside.mkdir()
    for path in sorted(each for each in folder.iterdir() if each.name.startswith(place.GRAPH)):
        path.rename(aside / path.name)
    for path in sorted(each for each in copy.iterdir() if each.name.startswith(place.GRAPH)):
        path.rename(folder / path.name)
