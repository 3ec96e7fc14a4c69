"""A disk that is full in the middle of a load: the load says so in one sentence, and nothing of the store is lost.

The disk is one that takes no file longer than the store's file is, and so many bytes more: the system refuses to write
on, as it does where there is no room.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ctx_map.store import open_store
from store.crashing import PEOPLE_A_LOAD, Target, numbered_load
from store.test_kill import check_whole

PROGRAM = """
import json, resource, sys
from ctx_map.errors import StoreError
from ctx_map.store import folder, open_store
from pathlib import Path
from store.crashing import numbered_load

store = open_store(sys.argv[1])
room = folder.graph_file(Path(sys.argv[1])).stat().st_size + int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
said, loads = [], []
for number in range(2, 40):
    try:
        store.admit(numbered_load(str(number)))
    except StoreError as error:
        said.append(str(error))
        loads.append(store.facts().loads)
        break
print(json.dumps({"stored": number - 1, "said": said, "loads": loads}))
store.close()
"""


def load_until_it_is_full(place: Path, room: int) -> dict[str, object]:
    tests = str(Path(__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((tests, os.environ.get("PYTHONPATH", "")))}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(place), str(room)],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    said: dict[str, object] = json.loads(done.stdout)
    return said


@pytest.mark.parametrize("room", [0, 5_000, 100_000, 500_000, 2_500_000])
def test_a_full_disk_ends_a_load_with_one_sentence_and_the_store_is_whole(tmp_path: Path, room: int) -> None:
    target = Target(str(tmp_path / "store"))
    store = target.open()
    store.admit(numbered_load("1"))
    store.close()
    ended = load_until_it_is_full(tmp_path / "store", room)
    assert ended["said"] == [
        "The load failed and nothing was stored. The disk may be full. Make room, then load again."
    ]
    assert ended["loads"] == [ended["stored"]]
    again = open_store(target.uri)
    assert check_whole(again) == ended["stored"]
    again.admit(numbered_load("after"))
    assert check_whole(again) == int(str(ended["stored"])) + 1
    assert again.facts().nodes == (int(str(ended["stored"])) + 1) * (PEOPLE_A_LOAD + 1)
    again.close()
