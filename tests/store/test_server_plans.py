"""On a server a scope is found by its keys: no plan of a question about some nodes goes through all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from neo4j import Driver

from ctx_map.store import Store
from ctx_map.store.statements import EMBEDDED, NEO4J, statements
from store.changes import HOLDERS_EYES, ash_and_bo_in_the_park

ABOUT_SOME = ("read/links_around", "read/nodes_among", "read/brought_among", "read/shown_among", "read/busy_among")
WHOLE = {"AllNodesScan", "NodeByLabelScan", "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan"}


def operators(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].split("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.mark.neo4j
@pytest.mark.parametrize("name", ABOUT_SOME)
def test_a_question_about_some_nodes_looks_them_up(neo4j_store: Store, neo4j_driver: Driver, name: str) -> None:
    neo4j_store.admit(ash_and_bo_in_the_park())
    statement = statements(NEO4J)[name]
    eyes = {key: value for key, value in HOLDERS_EYES.items() if key in statement.params}
    asked = {**eyes, "keys": ["town:ash"], "most": 500}
    plan = neo4j_driver.execute_query("EXPLAIN " + statement.text, asked).summary.plan
    assert plan is not None
    used = set(operators(plan))
    assert "NodeUniqueIndexSeek" in used
    assert not used & WHOLE


def test_what_a_server_counts_is_not_asked_of_an_embedded_store(embedded_store: Store) -> None:
    there = {name for name in statements(NEO4J) if name.startswith("server/")}
    assert there
    assert not there & set(statements(EMBEDDED))
    assert not any(map(embedded_store.knows, there))


def test_only_readings_are_known_as_such(store: Store) -> None:
    assert store.knows("read/links")
    assert not store.knows("care/end")
    assert not store.knows("load/load")
