"""Whenever the process that writes is killed, a load is there whole or not at all, and none acknowledged is lost."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from conftest import Neo4jLogin
from ctx_map.errors import StoreDamaged
from ctx_map.store import Store, recover_store
from store.changes import HOLDERS_EYES
from store.crashing import PEOPLE_A_LOAD, Target, kill_while_writing, numbered_load


def check_whole(store: Store) -> int:
    """Holds every load to be whole; how many there are.

    A server may still be finishing the last commit of a process that is dead: then it is looked at again.
    """
    while True:
        loads = set(store.read("read/loads").get_column("id"))
        people = store.read("read/people").get_column("load").value_counts()
        places = store.read("read/places").get_column("load")
        links = store.read("read/links", **HOLDERS_EYES).get_column("target").value_counts()
        if set(store.read("read/loads").get_column("id")) == loads:
            break
    assert dict(people.iter_rows()) == dict.fromkeys(loads, PEOPLE_A_LOAD)
    assert set(places) == loads
    assert links.get_column("count").to_list() == [PEOPLE_A_LOAD] * len(loads)
    return len(loads)


def opened(target: Target) -> Store:
    """The store after a crash; a torn log, should there be one, is recovered as its error says."""
    try:
        return target.open()
    except StoreDamaged:
        recover_store(Path(target.uri))
        return target.open()


def seconds_a_load(target: Target) -> float:
    """How long this machine takes now for one load, to aim the kills at the midst of it."""
    store = target.open()
    store.admit(numbered_load("warm"))
    started = time.monotonic()
    store.admit(numbered_load("timed"))
    taken = time.monotonic() - started
    store.close()
    return taken


def campaign(target: Target, *, kills: int) -> None:
    """Kills writers one after the other, and holds each load to be there whole or not at all.

    Every second one has stored a load before. A server may finish the last commit of a dead process after it was looked
    at, so that what was not acknowledged is counted over all kills.
    """
    chance = random.Random(20261124)
    longest = 2 * seconds_a_load(target)
    acknowledged = 2
    for kill in range(kills):
        delay = chance.uniform(0, longest)
        acknowledged += kill_while_writing(target, f"kill{kill}", delay=delay, after_loads=kill % 2)
        store = opened(target)
        stored = check_whole(store)
        store.close()
        assert acknowledged <= stored <= acknowledged + kill + 1


@pytest.mark.slow
def test_forty_kills_of_a_process_that_writes_to_an_embedded_store(tmp_path: Path) -> None:
    campaign(Target(str(tmp_path / "store")), kills=40)


@pytest.mark.slow
@pytest.mark.neo4j
def test_ten_kills_of_a_process_that_writes_to_neo4j(empty_neo4j: Neo4jLogin) -> None:
    campaign(Target(empty_neo4j.uri, empty_neo4j.user, empty_neo4j.password), kills=10)
