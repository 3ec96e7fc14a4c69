"""Processes that write to a store and end without closing it: on the spot, in the middle of a load, or killed."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from ctx_map.store import Change, Store, open_store
from ctx_map.vocabulary.labels import Label
from store.changes import SPENDS, change, link_row, load_record

_PROGRAM = "import sys; from store.crashing import main; main(*sys.argv[1:])"
NEVER = 10**9


@dataclass(frozen=True, slots=True)
class Target:
    """A store that another process is to write to."""

    uri: str
    user: str = "neo4j"
    password: str | None = None

    def open(self) -> Store:
        return open_store(self.uri, user=self.user, password=self.password)


def crash_after(target: Target, changes: Sequence[Change], *, folder: Path, after_rows: int = NEVER) -> None:
    """Admits changes in a process of its own, which ends on the spot: after the last, or after so many rows of one."""
    written = folder / "changes.pickle"
    written.write_bytes(pickle.dumps((target, list(changes), after_rows)))
    tests = str(Path(__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((tests, os.environ.get("PYTHONPATH", "")))}
    subprocess.run([sys.executable, "-c", _PROGRAM, str(written)], check=True, env=environment)


def main(written: str) -> None:
    """The other process of `crash_after`."""
    target, changes, after_rows = pickle.loads(Path(written).read_bytes())  # noqa: S301  (written by the test)
    store = target.open()

    def end_on_the_spot(_what: str, done: int, _total: int) -> None:
        if done >= after_rows:
            os._exit(0)

    for one in changes:
        store.admit(one, progress=end_on_the_spot)
    os._exit(0)


PEOPLE_A_LOAD = 200


def numbered_load(number: str) -> Change:
    """A load of so many young people who all spend time at a place of the load's own."""
    place = f"town:place-{number}"
    people = [f"town:{number}-{i}" for i in range(PEOPLE_A_LOAD)]
    return change(
        load=load_record(number),
        nodes={Label.PERSON: [{"key": key} for key in people], Label.PLACE: [{"key": place}]},
        links={SPENDS: [link_row(key, "SPENDS_TIME_AT", place) for key in people]},
    )


def kill_while_writing(target: Target, name: str, *, delay: float, after_loads: int = 0) -> int:
    """Kills a process that writes load after load, a delay in seconds after it has stored so many loads.

    How many loads it had acknowledged.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["store.crashing", "ladybug", "neo4j"])
    here, there = context.Pipe(duplex=False)
    writer = context.Process(target=write_until_killed, args=(target, name, there))
    writer.start()
    there.close()
    assert here.recv() == "open"
    for _ in range(after_loads):
        assert here.recv() == "stored"
    time.sleep(delay)
    writer.kill()
    writer.join()
    acknowledged = after_loads
    while _answer(here):
        acknowledged += 1
    return acknowledged


def _answer(here: Connection) -> bool:
    try:
        return bool(here.recv())
    except EOFError:
        return False


def write_until_killed(target: Target, name: str, there: Connection) -> None:
    """The other process of `kill_while_writing`."""
    store = target.open()
    there.send("open")
    for i in range(1000):
        store.admit(numbered_load(f"{name}-{i}"))
        there.send("stored")
