"""Whenever the process that writes is killed, a load is there whole or not at all, and none that was acknowledged is lost."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from conftest import Neo4jLogin
from ctx_map.errors import StoreDamaged
from ctx_map.store import Store, recover_store
from store.changes import HOLDERS_EYES
from store.crashing import PEOPLE_A_LOAD, Target, kill_while_writing


def check_whole(store: Store) -> int:
    """Holds every load to be whole; how many there are."""
    loads = set(store.read("read/loads").get_column("id"))
    people = store.read("read/people").get_column("load").value_counts()
    links = store.read("read/links", **HOLDERS_EYES)
    assert dict(people.iter_rows()) == dict.fromkeys(loads, PEOPLE_A_LOAD)
    assert set(store.read("read/places").get_column("load")) == loads
    assert links.get_column("target").value_counts().get_column("count").to_list() == [PEOPLE_A_LOAD] * len(loads)
    return len(loads)


def opened(target: Target) -> Store:
    """The store after a crash; a torn log, should there be one, is recovered as its error says."""
    try:
        return target.open()
    except StoreDamaged:
        recover_store(Path(target.uri))
        return target.open()


def campaign(target: Target, *, kills: int, longest: float) -> None:
    chance = random.Random(20261124)
    acknowledged = 0
    for kill in range(kills):
        acknowledged += kill_while_writing(target, f"kill{kill}", delay=chance.uniform(0, longest))
        store = opened(target)
        stored = check_whole(store)
        store.close()
        assert acknowledged <= stored <= acknowledged + 1
        acknowledged = stored
    assert acknowledged > 0


@pytest.mark.slow
def test_forty_kills_of_a_process_that_writes_to_an_embedded_store(tmp_path: Path) -> None:
    campaign(Target(str(tmp_path / "store")), kills=40, longest=0.5)


@pytest.mark.slow
@pytest.mark.neo4j
def test_ten_kills_of_a_process_that_writes_to_neo4j(empty_neo4j: Neo4jLogin) -> None:
    campaign(Target(empty_neo4j.uri, empty_neo4j.user, empty_neo4j.password), kills=10, longest=1.5)
