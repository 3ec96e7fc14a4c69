"""A bundle read, checked and stored in a new embedded store, each time in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.bundle_files import write_bundle, write_mapped
from bench.rows import Elsewhere, Goal, Row

BARE = "Polars + COPY"
BUNDLE = "our own bundle"
FIRST = "the first load"
MONTHS = 12
MEMORY = 4.0
"""GiB."""


def import_row(links: int) -> Row:
    """Against Polars reading the same files and a bare COPY of them, with no check, no audit and no history.

    The goal is missed: it takes more than twice as long. About half of its time is the same COPY of wider rows with its
    commit, because a report is kept with its identity, its history and who may see it. Most of the rest are two digests
    of each report: one tells an unchanged row from a corrected one, the other seals the load in the audit.
    """
    folder = tempfile.TemporaryDirectory()
    bundle = write_bundle(Path(folder.name) / "town", links)
    return Row(
        "import",
        links,
        lambda: _run("ours", bundle, Path(folder.name)),
        {BARE: lambda: _run("bare", bundle, Path(folder.name))},
        (Goal(BARE, at_most=1.5),),
        memory_goal=MEMORY,
        warm=False,
    )


def mapped_row(links: int) -> Row:
    """An agency's own files with a mapping, against a bundle of the same rows."""
    folder = tempfile.TemporaryDirectory()
    bundle = write_bundle(Path(folder.name) / "town", links)
    own_files = write_mapped(Path(folder.name) / "mapped", bundle)
    return Row(
        "mapped import",
        links,
        lambda: _run("mapped", own_files, Path(folder.name)),
        {BUNDLE: lambda: _run("ours", bundle, Path(folder.name))},
        (Goal(BUNDLE, at_most=1.5),),
        memory_goal=MEMORY,
        warm=False,
    )


def twelfth_row(links: int) -> Row:
    """The twelfth of twelve months of one agency, against the first, which brings the people and places as well."""
    folder = tempfile.TemporaryDirectory()
    months = Path(folder.name) / "months"
    for month in range(1, MONTHS + 1):
        write_bundle(months / f"{month:02d}", links, month=month)
    return Row(
        "twelfth import",
        links,
        lambda: _run("twelfth", months, Path(folder.name)),
        {FIRST: lambda: _run("first", months, Path(folder.name))},
        (Goal(FIRST, at_most=1.2),),
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
