"""Gets the finished loads back out of an embedded store whose log is torn.

The database refuses a torn log when it is opened strictly. Opened leniently it keeps exactly what had been
acknowledged; tried on a copy, in a process of its own, because damaged bytes can end the process that reads them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from ctx_map.errors import StoreDamaged, StoreUnavailable
from ctx_map.store import folder as place

_PATIENCE_SECONDS = 600


def recover_store(folder: Path) -> int:
    """Puts a recovered copy in the place of a damaged store, and says how many finished loads it holds.

    The damaged files stay beside it, in a folder whose name starts with `damaged`. Loads that are missing from the
    audit's list must be loaded again. Raises StoreDamaged where nothing can be recovered; the store is then as it was.
    """
    folder = folder.absolute()
    if not place.graph_file(folder).exists():
        raise StoreUnavailable("There is no store at this address. Name its folder with `--store`.")
    lock = place.OwnerLock(folder)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    copy, aside = folder / f"recovering-{stamp}", folder / f"damaged-{stamp}"
    try:
        with place.private_files():
            _copy_files(folder, copy)
            loads = _open_leniently(copy)
            _exchange(folder, copy, aside)
        place.keep_private(folder)
        return loads
    finally:
        shutil.rmtree(copy, ignore_errors=True)
        lock.release()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name.startswith(place.GRAPH))


def _copy_files(folder: Path, copy: Path) -> None:
    copy.mkdir()
    for path in _files(folder):
        shutil.copy2(path, copy / path.name)


def _open_leniently(copy: Path) -> int:
    """Opens the copy in a process of its own, which prints the number of loads. What else it says is not kept."""
    command = [sys.executable, "-m", "ctx_map.store.lenient", str(place.graph_file(copy))]
    try:
        child = subprocess.run(  # noqa: S603  (the command is ours)
            command, capture_output=True, check=False, timeout=_PATIENCE_SECONDS, text=True
        )
    except subprocess.TimeoutExpired:
        child = None
    if child is None or child.returncode != 0 or not child.stdout.strip().isdigit():
        raise StoreDamaged(
            "Nothing could be recovered, and the files of the store have not been changed. Load the bundles into a new "
            "store, named with `--store`."
        )
    return int(child.stdout)


def _exchange(folder: Path, copy: Path, aside: Path) -> None:
    aside.mkdir()
    for path in _files(folder):
        path.rename(aside / path.name)
    for path in _files(copy):
        path.rename(folder / path.name)
