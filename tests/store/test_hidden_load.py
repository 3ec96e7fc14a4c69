"""On Neo4j a load that is not finished is nobody's business, and the next load clears it away."""

from __future__ import annotations

from pathlib import Path

import pytest
from neo4j import Driver

from conftest import Neo4jLogin
from ctx_map.errors import StoreLocked
from ctx_map.store import TAKEN_BACK, Store, neo4j_admit
from ctx_map.vocabulary.labels import Label
from store.changes import HOLDERS_EYES, SPENDS, ash_and_bo_in_the_park, change, link_row
from store.crashing import Target, crash_after
from store.test_what_was_known import END_OF_FIRST, LATER

pytestmark = pytest.mark.neo4j


@pytest.fixture
def broken_off(neo4j_store: Store, empty_neo4j: Neo4jLogin, tmp_path: Path) -> Store:
    """A store with a first load, and a second one whose process ended after all its batches, before the end."""
    neo4j_store.admit(ash_and_bo_in_the_park(note="daily"))
    second = change(
        nodes={Label.PERSON: [{"key": "town:cy"}]},
        links={SPENDS: [LATER, link_row("town:cy", "SPENDS_TIME_AT", "town:park")]},
        retracted=[END_OF_FIRST],
    )
    target = Target(empty_neo4j.uri, empty_neo4j.user, empty_neo4j.password)
    crash_after(target, [second], folder=tmp_path, after_rows=4)
    return neo4j_store


def hidden(driver: Driver) -> tuple[int, int, int]:
    """Nodes and relationships that no finished load brought, and loads that are not finished."""
    record = driver.execute_query(
        """MATCH (s:_Store) WITH s.finished AS finished RETURN
        COUNT { MATCH (n:_Node) WHERE n._admitted > finished },
        COUNT { MATCH ()-[r]->() WHERE r._admitted > finished OR r._ended > finished },
        COUNT { MATCH (load:_Load) WHERE load.state <> 'complete' }"""
    ).records[0]
    return record[0], record[1], record[2]


def test_what_it_wrote_is_there_and_nobody_sees_it(broken_off: Store, neo4j_driver: Driver) -> None:
    assert hidden(neo4j_driver) == (1, 3, 1)
    assert set(broken_off.read("read/people").get_column("key")) == {"town:ash", "town:bo"}
    links = broken_off.read("read/links", **HOLDERS_EYES)
    assert set(links.select("source", "note", "retracted_at").rows()) == {
        ("town:ash", "daily", None),
        ("town:bo", "daily", None),
    }
    around = broken_off.read("read/links_around", **HOLDERS_EYES, keys=["town:park"])
    assert around.equals(links)
    history = broken_off.read("read/link_history", **HOLDERS_EYES, keys=[str(LATER["key"])])
    assert history.get_column("retracted_at").to_list() == [None]
    assert broken_off.read("read/link_index", namespace="town").height == 2
    assert broken_off.read("read/reported_totals", as_at="2026-11-24").to_dicts() == [{"links": 2, "nodes": 3}]
    assert broken_off.read("read/known_keys").height == 3
    facts = broken_off.facts()
    assert (facts.nodes, facts.links, facts.loads) == (3, 2, 1)


def test_the_next_load_clears_it_away(broken_off: Store, neo4j_driver: Driver) -> None:
    broken_off.admit(change(nodes={Label.PERSON: [{"key": "town:cy", "name": "Cy"}]}))
    assert hidden(neo4j_driver) == (0, 0, 0)
    assert set(broken_off.read("read/people").get_column("key")) == {"town:ash", "town:bo", "town:cy"}
    history = broken_off.read("read/link_history", **HOLDERS_EYES, keys=[str(LATER["key"])])
    assert history.select("note", "retracted_at").rows() == [("daily", None)]


def test_a_clearing_that_was_broken_off_itself_is_taken_up_by_the_next_load(
    broken_off: Store, neo4j_driver: Driver
) -> None:
    neo4j_driver.execute_query("MATCH (load:_Load {state: 'pending'}) SET load.state = 'broken off'")
    broken_off.admit(change(nodes={Label.PERSON: [{"key": "town:dee"}]}))
    assert hidden(neo4j_driver) == (0, 0, 0)
    assert set(broken_off.read("read/people").get_column("key")) == {"town:ash", "town:bo", "town:dee"}
    assert broken_off.read("read/links", **HOLDERS_EYES).height == 2


def test_a_taking_back_that_was_broken_off_takes_nothing_back(
    neo4j_store: Store, neo4j_driver: Driver, empty_neo4j: Neo4jLogin, tmp_path: Path
) -> None:
    neo4j_store.admit(ash_and_bo_in_the_park(note="daily"))
    back = change(retracted=[{**END_OF_FIRST, "retracted_at": TAKEN_BACK}])
    crash_after(Target(empty_neo4j.uri, empty_neo4j.user, empty_neo4j.password), [back], folder=tmp_path, after_rows=1)
    assert hidden(neo4j_driver) == (0, 1, 1)
    before = neo4j_store.read("read/links", **HOLDERS_EYES)
    assert before.height == 2
    assert neo4j_store.read("read/link_history", **HOLDERS_EYES, keys=[str(LATER["key"])]).height == 1
    neo4j_store.admit(change())
    assert hidden(neo4j_driver) == (0, 0, 0)
    assert neo4j_store.read("read/links", **HOLDERS_EYES).equals(before)


def test_a_load_of_several_batches_is_there_whole(neo4j_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_admit, "BATCH", 1)
    neo4j_store.admit(ash_and_bo_in_the_park())
    assert (neo4j_store.facts().nodes, neo4j_store.facts().links) == (3, 2)


def test_a_batch_that_is_sent_twice_is_written_once(neo4j_store: Store, neo4j_driver: Driver) -> None:
    """As when the answer to a commit gets lost and the driver sends the batch again."""
    neo4j_driver.execute_query("CREATE (:_Load {id: 'l', state: 'pending', number: 1, batches: 0, written: 0})")
    text = neo4j_store._known["load/3_nodes"].text  # type: ignore[attr-defined]
    params = {"load": "l", "batch": 0, "rows": [{"key": "town:ash"}], "label": "Person"}
    for _ in range(2):
        neo4j_driver.execute_query(text, params)
    assert hidden(neo4j_driver) == (1, 0, 1)


def test_a_second_writer_waits_and_is_told_who_is_in_the_way(
    neo4j_store: Store, neo4j_driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_admit.Admission._wait_for_other_writers, "timeout", 1.0)
    with neo4j_driver.session() as session, session.begin_transaction() as held:
        held.run("MATCH (s:_Store) SET s.writer = 'another'").consume()
        with pytest.raises(StoreLocked, match="Another load is being written"):
            neo4j_store.admit(ash_and_bo_in_the_park())
    neo4j_store.admit(ash_and_bo_in_the_park())
    assert neo4j_store.facts().loads == 1
