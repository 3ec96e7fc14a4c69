"""What the stores keep for themselves is under one prefix, and each of its names is said and used."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from neo4j import Driver

from ctx_map.network.columns import NODE_SCHEMA, STORED_LINK_SCHEMA
from ctx_map.store import Store, open_store
from ctx_map.store.machinery import LABELS, PREFIX, PROPERTIES
from ctx_map.vocabulary.labels import Label
from ctx_map.vocabulary.links import LINK_KINDS
from ctx_map.vocabulary.meetings import LABELS as OWN_RECORDS
from store.older import asked_of_file
from store.test_layout import a_store_of_all_sorts

TOLD = {name for schema in NODE_SCHEMA.values() for name in schema} | {"loaded_at"}
REPORTED = set(STORED_LINK_SCHEMA) - {"load", "content"}
ENDS = {"source", "source_label", "target", "target_label", "kind"}
"""What a relationship on a server has without a property."""


def test_each_name_has_the_prefix() -> None:
    assert {name[0] for name in (*PROPERTIES, *LABELS)} == {PREFIX}


@pytest.mark.neo4j
def test_on_a_server_everything_else_is_what_was_reported(neo4j_store: Store, neo4j_driver: Driver) -> None:
    a_store_of_all_sorts(neo4j_store)

    def asked(text: str) -> set[str]:
        return {row[0] for row in neo4j_driver.execute_query(text).records}

    named = {label.value for label in Label} | set(OWN_RECORDS)
    assert asked("MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label") <= named | set(LABELS)
    nodes = asked("MATCH (n:_Node) UNWIND keys(n) AS name RETURN DISTINCT name")
    links = asked("MATCH ()-[r]->() UNWIND keys(r) AS name RETURN DISTINCT name")
    assert nodes - TOLD <= set(PROPERTIES)
    assert links - (REPORTED - ENDS) <= set(PROPERTIES)
    assert set(PROPERTIES) <= nodes | links
    assert set(LABELS) <= asked("MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label")


def test_in_a_file_everything_else_is_what_was_reported(tmp_path: Path) -> None:
    with closing(open_store(str(tmp_path / "store"))) as store:
        a_store_of_all_sorts(store)
    tables = asked_of_file(tmp_path / "store", "CALL show_tables() RETURN name AS name")
    named = {label.value for label in Label} | set(LINK_KINDS) | {"Report", *OWN_RECORDS}
    assert {table for table in tables - named if not table.startswith(PREFIX)} == set()
    for label in Label:
        columns = asked_of_file(tmp_path / "store", f"CALL table_info('{label.value}') RETURN name AS name")
        assert columns - TOLD == {"_load"}
    columns = asked_of_file(tmp_path / "store", "CALL table_info('Report') RETURN name AS name")
    assert columns - REPORTED == {"_load", "_content", "number"}
