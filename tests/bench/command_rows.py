"""Commands as users run them: one process each, from its start to its answer, on a stored town of so many links."""

from __future__ import annotations

import atexit
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from bench.bundle_files import write_bundle
from bench.dense_town import write_dense_town
from bench.question_rows import TODAY
from bench.rows import Elsewhere, Goal, Row
from ctx_map.bundle import check_bundle, read_bundle
from ctx_map.governance import local_mandate, open_audit, open_intake
from ctx_map.settings import Settings
from ctx_map.store.opening import open_store

SECONDS = 1.5
"""Of the processors: a command that waits for others is not slower for it."""
MEMORY = 0.4
"""GiB."""
SESSIONS_MEMORY = 1.86
"""GiB: two gigabytes."""
DENSE_SECONDS, DENSE_MEMORY = 3, 1
"""Seconds of the processors and GiB, where all reports are of one place."""


def why_command_row(links: int) -> Row:
    """Every report about one young person, with the earlier versions of those that were corrected."""
    return _row("why X, command", links, "why", _child(links))


def siblings_command_row(links: int) -> Row:
    """The siblings and housemates of one young person."""
    return _row("siblings, command", links, "siblings", "--person", _child(links))


def shared_places_command_row(links: int) -> Row:
    """The places that two young people share, with both measures of chance."""
    return _row("shared-places, command", links, "shared-places", *_two_children(links))


def shared_contacts_command_row(links: int) -> Row:
    """The contacts that two young people share, with both measures of chance."""
    return _row("shared-contacts, command", links, "shared-contacts", *_two_children(links))


def together_command_row(links: int) -> Row:
    """Where two young people were at the same time."""
    return _row("together, command", links, "together", *_two_children(links))


def connect_command_row(links: int) -> Row:
    """How two young people are linked, with every link of the shortest routes."""
    first = links // 1000
    return _row("connect, command", links, "connect", *(f"town:p{number:09d}" for number in (first, first + 1)))


def routes_command_row(links: int) -> Row:
    """What links two schools, whose pupils have tens of thousands of reports."""
    return _row("routes, command", links, "routes", "town:q000000001", "town:q000000002")


def sessions_row(links: int) -> Row:
    """Ten sessions of the app side by side, each about two other people. What counts is their memory together."""
    run = _process(_stored(links), str(links // 1000), child="bench.sessions_child")
    return Row("ten sessions, app", links, run, {}, (), repetitions=1, memory_goal=SESSIONS_MEMORY, warm=False)


def dense_town_command_row(links: int) -> Row:
    """Who was where with whom, in a town in which every event happens at one place. It has bounds of its own."""
    return Row(
        "together, dense town",
        links,
        _process(_stored(links, write_dense_town), "together"),
        {},
        (Goal("", seconds=DENSE_SECONDS),),
        memory_goal=DENSE_MEMORY,
        warm=False,
    )


def options_command_row(links: int) -> Row:
    """What can be done about a school, with the homes of its pupils."""
    return _row("options, command", links, "options", "town:q000000001")


def _two_children(links: int) -> tuple[str, ...]:
    first = links // 1000
    return tuple(word for number in (first, first + 1) for word in ("--person", f"town:p{number:09d}"))


def _child(links: int) -> str:
    """A young person of many reports."""
    return f"town:p{links // 1000:09d}"


def _row(kernel: str, links: int, *command: str) -> Row:
    return Row(
        kernel,
        links,
        _process(_stored(links), *command),
        {},
        (Goal("", seconds=SECONDS),),
        repetitions=5,
        memory_goal=MEMORY,
    )


def _process(root: Path, *command: str, child: str = "bench.command_child") -> Callable[[], Elsewhere]:
    settings = {
        "CTX_MAP_DATA_DIR": str(root / "data"),
        "CTX_MAP_STORE": str(root / "store"),
        "PYTHONPATH": str(Path(__file__).parents[1]),
    }
    asked = [sys.executable, "-m", child, *command, "--as-at", TODAY.isoformat()]

    def run() -> Elsewhere:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(asked, env={**os.environ, **settings}, capture_output=True, text=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return Elsewhere(seconds, float(done.stdout.splitlines()[-1]), None)

    return run


@cache
def _stored(links: int, write: Callable[[Path, int], Path] = write_bundle) -> Path:
    """A folder with an embedded store of the town that `write` writes, made once and closed again."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    root = Path(folder.name)
    store = open_store(str(root / "store"))
    try:
        audit = open_audit(store.uri, Settings(root / "data", store.uri, None, "neo4j", None))
        checked = check_bundle(read_bundle(write(root / "town", links), namespace="town"))
        open_intake(store, local_mandate(TODAY), audit=audit, today=TODAY).admit(checked)
    finally:
        store.close()
    return root
