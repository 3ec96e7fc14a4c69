"""What the page "Your own Cypher" prints runs on a real server, gives what it says, and counts as the analysis does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from neo4j import Driver

from conftest import Neo4jLogin
from ctx_map import Network, local_mandate, open_view
from ctx_map.analysis import hotspots, shared_contacts, shared_places
from ctx_map.store.machinery import LABELS, PROPERTIES
from ctx_map.store.statements import NEO4J, parts
from docs.own_cypher import PAGE, asked, examples, plain, printed, the_filter
from docs.pages import agrees
from sample.town import AS_AT, audit_of, load_town

pytestmark = pytest.mark.neo4j
YOUNG, AGENCIES, ADULTS, EVENTS, RECORDED = examples()
CAR_PARK = "childrens-services:PL01"
EARLIER = date(2026, 10, 31)


@pytest.fixture(scope="module")
def networks(
    neo4j_login: Neo4jLogin, neo4j_driver: Driver, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Network, Network]]:
    """The town on the server as it was known on an earlier day and is known now, to who may see all of it."""
    neo4j_driver.execute_query("MATCH (n) DETACH DELETE n")
    store = neo4j_login.open()
    audit = audit_of(store, tmp_path_factory.mktemp("room"))
    load_town(store, audit)
    sees_all = replace(local_mandate(AS_AT), agency="childrens-services")
    with open_view(store, sees_all, audit=audit, question="own cypher") as view:
        yield view.earlier_network(EARLIER), view.network()
    store.close()


@pytest.fixture
def town(networks: tuple[Network, Network]) -> Network:
    return networks[1]


def counted(driver: Driver, title: str, *, filtered: bool = True) -> list[dict[str, object]]:
    """The rows of an example, with the filter or without it."""
    text, _ = examples()[title]
    return asked(driver, text if filtered else text.replace(the_filter(), "true"))


def test_the_page_says_what_is_the_stores_own_as_the_store_does() -> None:
    told = {f"| `{name}` | {what} |" for name, what in PROPERTIES.items()}
    told |= {f"| `:{name}` | {what} |" for name, what in LABELS.items()}
    lines = PAGE.read_text("utf-8").splitlines()
    assert {line for line in lines if line.startswith(("| `_", "| `:_"))} == told


@pytest.mark.parametrize("title", examples())
def test_an_example_has_the_filter_and_gives_what_the_page_says(
    town: Network, neo4j_driver: Driver, title: str
) -> None:
    text, says = examples()[title]
    assert text.count(the_filter()) == 1
    assert agrees(says, printed(asked(neo4j_driver, text)))


def test_young_people_at_a_place(town: Network, neo4j_driver: Driver) -> None:
    places = {row.id: row.people for row in shared_places(town, chance=False).rows}
    assert counted(neo4j_driver, YOUNG) == [{"people": places[CAR_PARK]}]


def test_reports_per_agency(town: Network, neo4j_driver: Driver) -> None:
    frame = town.links.group_by("agency").agg(reports=pl.col("ref").n_unique(), links=pl.len()).sort("agency")
    assert counted(neo4j_driver, AGENCIES) == frame.to_dicts()


def test_adults_in_contact(town: Network, neo4j_driver: Driver) -> None:
    rows = shared_contacts(town, only=["people"], chance=False).rows
    assert {row["id"]: row["people"] for row in counted(neo4j_driver, ADULTS)} == {row.id: row.people for row in rows}


@pytest.mark.parametrize(("months", "days"), [({"2026-11"}, 15), ({"2026-10", "2026-11"}, 46)])
def test_events_per_place_and_month(town: Network, neo4j_driver: Driver, months: set[str], days: int) -> None:
    events: Counter[str] = Counter()
    for row in counted(neo4j_driver, EVENTS):
        events[str(row["id"])] += int(str(row["events"])) if row["month"] in months else 0
    assert +events == {row.id: row.events for row in hotspots(town, period_days=days).rows if row.events}


def test_what_was_recorded_since_a_day(networks: tuple[Network, Network], neo4j_driver: Driver) -> None:
    before, now = networks
    told = now.links.join(before.links, on=["key", "recorded_at"], how="anti")
    rows = [(row["agency"], row["ref"], row["kind"]) for row in counted(neo4j_driver, RECORDED)]
    assert sorted(map(str, rows)) == sorted(map(str, told.select("agency", "ref", "kind").rows()))


def test_without_the_filter_corrected_reports_count_twice(town: Network, neo4j_driver: Driver) -> None:
    def links(title: str, *, filtered: bool) -> Counter[str]:
        rows = counted(neo4j_driver, title, filtered=filtered)
        return Counter({str(row.get("agency", row.get("id"))): int(str(row["links"])) for row in rows})

    agencies = links(AGENCIES, filtered=False) - links(AGENCIES, filtered=True)
    assert agencies == {"police": 4}
    assert (links(ADULTS, filtered=False) - links(ADULTS, filtered=True)).total() == 3
    assert "corrected four links" in PAGE.read_text("utf-8")
    assert "three of the four corrected links" in PAGE.read_text("utf-8")


def test_without_the_filter_a_load_that_was_broken_off_counts(town: Network, neo4j_driver: Driver) -> None:
    right = {title: counted(neo4j_driver, title) for title in examples()}
    left = neo4j_driver.execute_query(
        """MATCH (s:_Store) MATCH (p:Person)-[r:CONTACTED]->(other:Person) WHERE r.known_from >= '2026-11-01'
        WITH s, p, r, other LIMIT 1
        CREATE (p)-[more:CONTACTED]->(other) SET more = r, more._admitted = s.finished + 1, more.ref = 'not there'
        RETURN elementId(more) AS id"""
    ).records[0]["id"]
    try:
        assert {title: counted(neo4j_driver, title) for title in examples()} == right
        assert counted(neo4j_driver, AGENCIES, filtered=False) != right[AGENCIES]
        assert "not there" in {row["ref"] for row in counted(neo4j_driver, RECORDED, filtered=False)}
    finally:
        neo4j_driver.execute_query("MATCH ()-[r]->() WHERE elementId(r) = $id DELETE r", id=left)


def test_the_filter_is_made_of_the_rules_of_the_statements() -> None:
    for name in ("admitted", "not_retracted"):
        part = parts(NEO4J)[name]
        rule = plain(part.text.replace(f"{part.takes[0]}.", "r.").replace("finished", "s.finished"))
        assert rule in the_filter()
