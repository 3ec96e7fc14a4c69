"""What the guide says that `verify` finds is what it finds, row by row, and with no anchor more than it says."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest

from governance.fault_scene import KILLED, NOW, Scene, make_scene
from governance.fault_worker import Worker
from governance.faults import AN_ANCHOR, ANY, CHAIN, DIGEST, FAULTS, HEAD, ITSELF, KEY, LOADS, NO_HEAD, Fault
from governance.random_faults import campaign

SETS_OF_ANCHORS: list[tuple[str, ...]] = [(), *((each,) for each in ANY), ANY]
_FINDER = dict.fromkeys((CHAIN, HEAD, KEY, NO_HEAD, AN_ANCHOR), "audit")
"""Which of the two checks finds a fault: that of the store where it is not said."""
_SAYS = {
    DIGEST: "what was loaded",
    ITSELF: "agree with itself",
    LOADS: "is about|not those in its audit",
}
"""Words in what the check of the store says."""
RANDOM = 25
"""Random faults in each run of the tests. `python -m bench.faults 500` makes more of the same."""


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return make_scene(tmp_path_factory.mktemp("faults"))


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    found = Worker()
    yield found
    found.close()


@pytest.mark.parametrize("state", [NOW, KILLED])
@pytest.mark.parametrize("anchors", SETS_OF_ANCHORS, ids=lambda each: "+".join(each) or "none")
def test_where_nothing_is_wrong_nothing_is_found(
    scene: Scene, worker: Worker, state: str, anchors: tuple[str, ...]
) -> None:
    if state == KILLED and "a note" in anchors:
        anchors = tuple(each for each in anchors if each != "a note")  # it was noted later
    scene.put_back(state)
    assert worker.check(scene, anchors) == {"audit": "", "store": ""}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_found_with_each_anchor_that_the_table_names(scene: Scene, worker: Worker, fault: Fault) -> None:
    sets: list[tuple[str, ...]] = [(each,) for each in fault.needs]
    for anchors in sets or SETS_OF_ANCHORS[:1]:
        scene.put_back(fault.state)
        fault.make(scene, random.Random(0))
        said = worker.check(scene, anchors)
        assert said[_FINDER.get(fault.found_by, "store")], f"{fault.name} was not found with {anchors}"
        assert re.search(_SAYS.get(fault.found_by, ""), said["store"]), said


@pytest.mark.parametrize("fault", [each for each in FAULTS if each.needs], ids=lambda fault: fault.name)
def test_a_fault_that_needs_an_anchor_is_not_found_without_it(scene: Scene, worker: Worker, fault: Fault) -> None:
    others = tuple(each for each in ANY if each not in fault.needs)
    scene.put_back(fault.state)
    fault.make(scene, random.Random(0))
    assert worker.check(scene, others) == {"audit": "", "store": ""}


def test_what_random_harm_changes_is_found(scene: Scene, worker: Worker) -> None:
    outcomes = list(campaign(scene, worker, RANDOM))
    assert [each for each in outcomes if each.changed and not each.found] == []
    assert len([each for each in outcomes if each.changed]) > RANDOM // 2
