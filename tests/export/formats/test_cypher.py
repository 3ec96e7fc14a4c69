"""A Cypher script, run statement by statement in a real Neo4j: what is there then is what the release holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from neo4j import Driver
from neo4j.exceptions import ClientError

from conftest import Neo4jLogin
from ctx_map.export import write
from ctx_map.governance import local_mandate, open_view
from ctx_map.network import Network
from ctx_map.network.tables import node_table
from ctx_map.store import Store
from export.hostile import HOSTILE, hostile_town
from export.releases import SAID, all_is_said, released
from sample.town import AS_AT, audit_of, load_town
from towns import place, tie, town, young

pytestmark = pytest.mark.neo4j
IN_CYPHER = (
    '"}] AS row DETACH DELETE row //',
    "'}) MATCH (n) DETACH DELETE n //",
    "\\u0022}] AS row MATCH (n) DETACH DELETE n //",
    "\\\\u0022}] AS row MATCH (n) DETACH DELETE n //",
    "\\",
    "\\\\",
    "\\u000aMATCH (n) DETACH DELETE n;",
    "; MATCH (n) DETACH DELETE n;\n// `x`",
    "$param {} */ /*",
)


def script(network: Network, folder: Path, **more: str) -> list[str]:
    """The statements of a script, one on each line that is no comment, as a shell sends them one by one."""
    path = write(released(network, to="cypher", **more), folder / "town.cypher")  # type: ignore[arg-type]
    lines = [line for line in path.read_text("utf-8").split("\n") if line and not line.startswith("//")]
    assert all(line.endswith(";") for line in lines)
    return [line.removesuffix(";") for line in lines]


def run(driver: Driver, statements: list[str]) -> None:
    for statement in statements:
        driver.execute_query(statement)


def rows(driver: Driver, statement: str) -> list[dict[str, Any]]:
    return [record.data() for record in driver.execute_query(statement).records]


def test_the_sample_town_is_there_with_every_node_and_link(
    embedded_store: Store, empty_neo4j: Neo4jLogin, neo4j_driver: Driver, tmp_path: Path
) -> None:
    audit = audit_of(embedded_store, tmp_path)
    load_town(embedded_store, audit)
    with open_view(embedded_store, local_mandate(AS_AT), audit=audit) as view:
        network = view.network()
    run(neo4j_driver, script(network, tmp_path))
    sorts = rows(neo4j_driver, "MATCH (n:FromCtxMap) UNWIND labels(n) AS sort RETURN sort, count(*) AS number")
    found = {row["sort"]: row["number"] for row in sorts}
    assert found.pop("FromCtxMap") == network.nodes.height + 1
    assert found.pop("AboutThisFile") == 1
    assert found == dict(network.nodes.get_column("label").value_counts().iter_rows())
    kinds = rows(neo4j_driver, "MATCH ()-[r]->() RETURN type(r) AS kind, count(*) AS number")
    assert {row["kind"]: row["number"] for row in kinds} == dict(
        network.links.get_column("kind").value_counts().iter_rows()
    )
    labels = rows(neo4j_driver, "MATCH (n:FromCtxMap) WHERE n.id IS NOT NULL RETURN n.id AS id, n.label AS label")
    assert {row["id"]: row["label"] for row in labels} == network.names_by_key
    graded = rows(neo4j_driver, "MATCH ()-[r]->() WHERE r.grade IS NOT NULL RETURN r.id AS id, r.grade AS grade")
    assert {row["id"]: row["grade"] for row in graded} == {
        key: grade for key, grade in network.links.select("key", "grade").iter_rows() if grade
    }


def test_a_link_has_its_ends_and_all_that_its_report_says(
    empty_neo4j: Neo4jLogin, neo4j_driver: Driver, tmp_path: Path
) -> None:
    run(neo4j_driver, script(all_is_said(), tmp_path))
    (row,) = rows(neo4j_driver, "MATCH (a)-[r:KNOWS]->(b) RETURN a.id AS a, b.id AS b, properties(r) AS said")
    assert (row["a"], row["b"]) == ("ash", "bo")
    assert {name: row["said"][name] for name in SAID} == SAID


def test_whatever_people_wrote_stays_text(empty_neo4j: Neo4jLogin, neo4j_driver: Driver, tmp_path: Path) -> None:
    network = hostile_town()
    run(neo4j_driver, script(network, tmp_path))
    found = {row["name"] for row in rows(neo4j_driver, "MATCH (n:Person) RETURN n.name AS name")}
    assert {text for text in HOSTILE if text.isprintable()} <= found
    assert rows(neo4j_driver, "MATCH ()-[r]->() RETURN count(r) AS links") == [{"links": len(HOSTILE)}]


def test_text_that_would_act_in_cypher_stays_text_in_names_notes_and_the_account(
    empty_neo4j: Neo4jLogin, neo4j_driver: Driver, tmp_path: Path
) -> None:
    network = town(
        *(tie(f"p{n}", "SPENDS_TIME_AT", "park", note=text, ref=text) for n, text in enumerate(IN_CYPHER)),
        nodes=[young(f"p{n}", name=text) for n, text in enumerate(IN_CYPHER)],
    )
    run(neo4j_driver, script(network, tmp_path, recipient=IN_CYPHER[2]))
    assert rows(neo4j_driver, "MATCH (n) RETURN count(n) AS nodes") == [{"nodes": len(IN_CYPHER) + 2}]
    people = rows(neo4j_driver, "MATCH (n:Person)-[r]->() RETURN n.name AS name, r.note AS note, r.ref AS ref")
    assert {(row["name"], row["note"], row["ref"]) for row in people} == {(text, text, text) for text in IN_CYPHER}
    (about,) = rows(neo4j_driver, "MATCH (n:AboutThisFile) RETURN n.recipient AS recipient, n.marking AS marking")
    assert about == {"recipient": IN_CYPHER[2], "marking": "OFFICIAL-SENSITIVE"}


def test_a_database_that_is_not_empty_is_left_as_it_is(
    empty_neo4j: Neo4jLogin, neo4j_driver: Driver, tmp_path: Path
) -> None:
    statements = script(town(("ash", "KNOWS", "bo")), tmp_path)
    neo4j_driver.execute_query("CREATE (:Person {name: 'of another store'})")
    with pytest.raises(ClientError):
        run(neo4j_driver, statements)
    assert rows(neo4j_driver, "MATCH (n) RETURN count(n) AS nodes") == [{"nodes": 1}]


def test_where_somebody_lives_has_no_position_and_people_have_no_number(
    empty_neo4j: Neo4jLogin, neo4j_driver: Driver, tmp_path: Path
) -> None:
    flat = place("flat", name="A flat", latitude=53.4, longitude=-1.5)
    network = town(tie("ash", "LIVES_AT", "flat"), nodes=[flat, place("pier", latitude=53.1, longitude=-1.5)])
    run(neo4j_driver, script(network, tmp_path))
    placed = rows(neo4j_driver, "MATCH (n) WHERE n.latitude IS NOT NULL RETURN n.id AS id, n.longitude AS longitude")
    assert placed == [{"id": "pier", "longitude": -1.5}]
    (ash,) = rows(neo4j_driver, "MATCH (n:Person) RETURN properties(n) AS said")
    assert [value for value in ash["said"].values() if isinstance(value, int | float)] == []
    assert node_table(network).height == 3
