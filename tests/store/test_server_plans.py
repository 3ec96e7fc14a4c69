"""On a server a scope is found by its keys: no plan of a question about some nodes goes through all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from neo4j import Driver

from ctx_map.store import Store
from ctx_map.store.base import Value
from ctx_map.store.neo4j_rows import as_sent
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
    more = {key: value for key, value in {"keys": ["town:ash"], "most": 500}.items() if key in statement.params}
    text, params = as_sent(statement, {**eyes, **more})
    plan = neo4j_driver.execute_query("EXPLAIN " + text, params).summary.plan
    assert plan is not None
    used = set(operators(plan))
    assert "NodeUniqueIndexSeek" in used
    assert not used & WHOLE


def plans_kept(driver: Driver) -> int:
    """How many plans the server keeps: it says so when it lets go of them."""
    said = driver.execute_query("CALL db.clearQueryCaches() YIELD value RETURN value").records[0]["value"]
    return sum(map(int, re.findall(r"\d+", said)))  # or that none is there


@pytest.mark.neo4j
@pytest.mark.parametrize("name", ABOUT_SOME)
def test_one_plan_serves_lists_of_every_size(neo4j_store: Store, neo4j_driver: Driver, name: str) -> None:
    neo4j_store.admit(ash_and_bo_in_the_park())
    known = statements(NEO4J)[name].params
    asked: dict[str, Value] = {**HOLDERS_EYES, "most": 500}
    asked = {key: value for key, value in asked.items() if key in known}
    kept = []
    for sizes in ((1,), (1, 2, 30, 400)):
        plans_kept(neo4j_driver)
        for size in sizes:
            neo4j_store.read(name, **asked, keys=[f"town:p{at}" for at in range(size)])
        kept.append(plans_kept(neo4j_driver))
    assert kept[0] == kept[1] > 0


@pytest.mark.neo4j
def test_the_server_would_keep_a_plan_for_each_size_of_a_list_of_its_own(neo4j_driver: Driver) -> None:
    """What the test before would see where parameters are sent side by side."""
    kept = []
    for sizes in ((1,), (1, 2, 30, 400)):
        plans_kept(neo4j_driver)
        for size in sizes:
            neo4j_driver.execute_query("MATCH (n:_Node) WHERE n.key IN $keys RETURN n.key", keys=["key"] * size)
        kept.append(plans_kept(neo4j_driver))
    assert kept[0] < kept[1]


def test_what_a_server_counts_is_not_asked_of_an_embedded_store(embedded_store: Store) -> None:
    there = {name for name in statements(NEO4J) if name.startswith("server/")}
    assert there
    assert not there & set(statements(EMBEDDED))
    assert not any(map(embedded_store.knows, there))


def test_only_readings_are_known_as_such(store: Store) -> None:
    assert store.knows("read/links")
    assert not store.knows("care/end")
    assert not store.knows("load/load")
