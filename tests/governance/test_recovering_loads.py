"""What a recovery brings back: the finished loads, with the log of the store or without it, and it says which."""

from __future__ import annotations

import random
from contextlib import closing

import pytest

from ctx_map.errors import StoreDamaged
from ctx_map.governance import Action, Recovery, check_store, recover, verify_audit
from ctx_map.store import open_store
from governance.doors import holder_mandate
from governance.fault_scene import KILLED, Scene, make_scene
from governance.faults import flip_what_is_held


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return make_scene(tmp_path_factory.mktemp("recovering"))


def _recovered(scene: Scene) -> Recovery:
    return recover(str(scene.store), holder_mandate(), audit=scene.audit)


def _is_sound(scene: Scene) -> None:
    with closing(open_store(str(scene.store))) as store:
        assert check_store(store, scene.audit).ok
        assert verify_audit(scene.audit, store).ok


def test_a_whole_log_gives_every_load(scene: Scene) -> None:
    scene.put_back(KILLED)
    assert _recovered(scene) == Recovery(loads=3, from_log=1, last_day="2026-06-08", lost=0)
    _is_sound(scene)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_bit_of_the_log_is_flipped_the_loads_of_the_main_file_come_back(scene: Scene, seed: int) -> None:
    scene.put_back(KILLED)
    data = bytearray(scene.wal.read_bytes())
    data[random.Random(seed).randrange(len(data))] ^= 1 << seed
    scene.wal.write_bytes(data)
    found = _recovered(scene)
    assert found.loads + found.lost == 3
    assert found.loads >= 2
    _is_sound(scene)


def test_without_the_log_the_main_file_is_used_and_the_audit_names_what_is_lost(scene: Scene) -> None:
    scene.put_back(KILLED)
    scene.wal.write_bytes(b"\xff" * scene.wal.stat().st_size)
    assert _recovered(scene) == Recovery(loads=2, from_log=0, last_day="2026-06-07", lost=1)
    line = scene.audit.lines()[-1]
    assert (line.action, dict(line.counts)) == (Action.RECOVERED, {"loads": 2, "lost": 1})
    _is_sound(scene)


def test_what_is_not_what_was_loaded_is_not_brought_back(scene: Scene) -> None:
    scene.put_back()
    flip_what_is_held(scene, random.Random(0))
    before = scene.graph.read_bytes()
    with pytest.raises(StoreDamaged, match="Nothing could be recovered"):
        _recovered(scene)
    assert scene.graph.read_bytes() == before
