"""A process that writes to an embedded store and ends without closing it, as if it had been killed."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ctx_map.store import Change, open_store

_PROGRAM = "import sys; from store.crashing import main; main(sys.argv[1], sys.argv[2])"


def crash_after(place: Path, changes: Sequence[Change]) -> None:
    """Admits changes in a process of its own, which then ends on the spot: its log is left as it lies."""
    written = place.parent / "changes.pickle"
    written.write_bytes(pickle.dumps(list(changes)))
    tests = str(Path(__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((tests, os.environ.get("PYTHONPATH", "")))}
    subprocess.run([sys.executable, "-c", _PROGRAM, str(place), str(written)], check=True, env=environment)


def main(place: str, written: str) -> None:
    store = open_store(place)
    for one in pickle.loads(Path(written).read_bytes()):  # noqa: S301  (written by the test)
        store.admit(one)
    os._exit(0)
