"""Both stores keep versions of meetings' own records: all that are written together, or none, and never over others."""

from __future__ import annotations

from pathlib import Path

import pytest
from neo4j import Driver

from conftest import Neo4jLogin
from ctx_map.errors import StatementFailed, StoreError
from ctx_map.store import Store, open_store
from ctx_map.vocabulary.meetings import LABELS
from store.kept import new_versions


def versions(store: Store, *meetings: str) -> list[str]:
    """The versions that the store has of these meetings."""
    return store.read("read/records", meetings=list(meetings)).get_column("version").to_list()


def test_what_is_kept_is_read_by_its_meeting_and_by_its_kind(store: Store) -> None:
    for known, label in enumerate(LABELS):
        assert store.keep(new_versions("m1", known, f"m1/{label}~1", kind=label))
    assert store.keep(new_versions("m2", 0, "m2/a~1"))
    assert versions(store, "m2") == ["m2/a~1"]
    assert versions(store, "m1", "m2") == sorted(["m2/a~1", *(f"m1/{label}~1" for label in LABELS)])
    assert versions(store) == []
    notes = store.read("read/records_of", kind="Note")
    assert notes.select("version", "kind", "number", "content").rows() == [
        ("m1/Note~1", "Note", 1, "{}"),
        ("m2/a~1", "Note", 1, "{}"),
    ]
    assert store.read("read/records_written", meeting_id="m1").item() == len(LABELS)


def test_a_writer_who_does_not_know_the_last_versions_writes_nothing(store: Store) -> None:
    assert store.keep(new_versions("m", 0, "m/a~1"))
    assert not store.keep(new_versions("m", 0, "m/b~1"))
    assert not store.keep(new_versions("m", 2, "m/b~1"))
    assert versions(store, "m") == ["m/a~1"]


def test_of_several_versions_all_are_kept_or_none(store: Store) -> None:
    assert store.keep(new_versions("m", 0, "m/a~1"))
    with pytest.raises(StatementFailed):
        store.keep(new_versions("m", 1, "m/b~1", "m/a~1"))
    assert versions(store, "m") == ["m/a~1"]
    assert store.keep(new_versions("m", 1, "m/b~1", "m/c~1"))
    assert versions(store, "m") == ["m/a~1", "m/b~1", "m/c~1"]


def test_records_are_no_nodes_and_no_links_of_the_map(store: Store) -> None:
    before = store.facts()
    assert store.keep(new_versions("m", 0, "m/a~1"))
    assert store.facts() == before
    assert store.read("read/known_keys").is_empty()


def test_what_is_kept_is_there_when_the_store_is_opened_again(tmp_path: Path) -> None:
    first = open_store(str(tmp_path / "store"))
    assert first.keep(new_versions("m", 0, "m/a~1"))
    first.close()
    again = open_store(str(tmp_path / "store"))
    assert versions(again, "m") == ["m/a~1"]
    again.close()


@pytest.mark.neo4j
def test_what_is_kept_carries_what_it_is_about_for_own_cypher(neo4j_store: Store, neo4j_driver: Driver) -> None:
    assert neo4j_store.keep(new_versions("m", 0, "m/a~1", kind="Action"))
    found = neo4j_driver.execute_query("MATCH (a:Action) WHERE 'police:L1' IN a.about RETURN labels(a) AS labels")
    assert [set(row["labels"]) for row in found.records] == [{"Action", "_Record"}]


@pytest.mark.neo4j
def test_an_answer_that_was_lost_on_its_way_is_not_written_twice(empty_neo4j: Neo4jLogin) -> None:
    """A driver tries a transaction again when the answer to its commit is lost."""
    store = empty_neo4j.open()
    records = new_versions("m", 0, "m/a~1")
    assert store.keep(records)
    assert store.keep(records)
    assert versions(store, "m") == ["m/a~1"]
    store.close()


def test_a_closed_store_keeps_nothing(store: Store) -> None:
    store.close()
    with pytest.raises(StoreError):
        store.keep(new_versions("m", 0, "m/a~1"))
