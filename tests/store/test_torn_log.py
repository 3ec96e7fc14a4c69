"""A torn log is refused, and recovered on a copy to exactly what had been acknowledged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ctx_map.errors import StoreDamaged
from ctx_map.store import Recovered, folder, open_store, recover_store
from store.changes import ash_and_bo_in_the_park, change, load_record
from store.crashing import Target, crash_after


def logs(place: Path) -> list[Path]:
    return [path for path in place.iterdir() if path.name.startswith(folder.GRAPH) and path.name != folder.GRAPH]


def loads(place: Path) -> int:
    store = open_store(str(place), create=False)
    try:
        return store.facts().loads
    finally:
        store.close()


def torn_store(tmp_path: Path, cut: int) -> Path:
    """A store with two loads whose process was killed, and whose log then lost its last bytes."""
    place = tmp_path / "store"
    crash_after(Target(str(place)), [ash_and_bo_in_the_park(), change(load=load_record("second"))], folder=tmp_path)
    (log,) = logs(place)
    content = log.read_bytes()
    log.write_bytes(content[: len(content) - cut])
    return place


@pytest.mark.parametrize("cut", [1, 7, 30])
def test_a_torn_log_is_refused_with_what_to_do(tmp_path: Path, cut: int) -> None:
    place = torn_store(tmp_path, cut)
    with pytest.raises(StoreDamaged, match=r"ctx-map recover.*--store"):
        open_store(str(place))


def test_recovery_keeps_the_finished_loads_and_sets_the_damaged_files_aside(tmp_path: Path) -> None:
    place = torn_store(tmp_path, 7)
    assert recover_store(place) == Recovered(loads=1, from_log=0)
    assert loads(place) == 1
    (aside,) = [path for path in place.iterdir() if path.name.startswith("damaged-")]
    assert folder.GRAPH in {path.name for path in aside.iterdir()}
    assert not [path for path in place.iterdir() if path.name.startswith("recovering-")]


def test_a_store_that_is_whole_stays_whole_when_it_is_recovered(tmp_path: Path) -> None:
    place = tmp_path / "store"
    crash_after(Target(str(place)), [ash_and_bo_in_the_park()], folder=tmp_path)
    assert recover_store(place) == Recovered(loads=1, from_log=1)
    assert loads(place) == 1


def test_where_nothing_can_be_recovered_the_files_stay_as_they_were(tmp_path: Path) -> None:
    place = tmp_path / "store"
    crash_after(Target(str(place)), [ash_and_bo_in_the_park()], folder=tmp_path)
    for log in logs(place):
        log.unlink()
    (place / folder.GRAPH).write_bytes(b"\0" * 50_000)
    with pytest.raises(StoreDamaged, match="Nothing could be recovered"):
        recover_store(place)
    assert (place / folder.GRAPH).read_bytes() == b"\0" * 50_000
    shutil.rmtree(place)
