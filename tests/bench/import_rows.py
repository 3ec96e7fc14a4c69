"""A bundle read, checked and stored in a new embedded store, each time in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.bundle_files import write_bundle
from bench.rows import Elsewhere, Goal, Row

BARE = "Polars + COPY"
MEMORY = 4.0
"""GiB."""


def import_row(links: int) -> Row:
    """Against Polars reading the same files and a bare COPY of them, with no check, no audit and no history."""
    folder = tempfile.TemporaryDirectory()
    bundle = write_bundle(Path(folder.name) / "town", links)
    return Row(
        "import",
        links,
        lambda: _run("ours", bundle, Path(folder.name)),
        {BARE: lambda: _run("bare", bundle, Path(folder.name))},
        (Goal(BARE, at_most=3),),
        memory_goal=MEMORY,
        warm=False,
    )


def _run(which: str, bundle: Path, work: Path) -> Elsewhere:
    settings = {"CTX_MAP_DATA_DIR": str(work / "data"), "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-m", "bench.import_child", which, str(bundle)]
    done = subprocess.run(command, env={**os.environ, **settings}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    said = json.loads(done.stdout)
    return Elsewhere(said["seconds"], said["peak_gib"], said["links"])
