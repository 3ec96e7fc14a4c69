"""Routes: neo4j:// asks the server where to read and write, and is not led away from this machine unprotected."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase
from neo4j.exceptions import ClientError

from conftest import Neo4jLogin
from ctx_map.errors import Refused
from ctx_map.store.neo4j_address import check_address, check_routes
from ctx_map.store.statements import NEO4J, statements
from store.changes import HOLDERS_EYES, SPENDS, ash_and_bo_in_the_park, change, link_row


@pytest.fixture
def routed(empty_neo4j: Neo4jLogin) -> Neo4jLogin:
    """The real server by its routing address."""
    return Neo4jLogin(empty_neo4j.uri.replace("bolt://", "neo4j://"), empty_neo4j.user, empty_neo4j.password)


@pytest.fixture
def routing_driver(routed: Neo4jLogin) -> Iterator[Driver]:
    with GraphDatabase.driver(routed.uri, auth=(routed.user, routed.password)) as driver:
        yield driver


@pytest.mark.neo4j
def test_the_address_that_the_server_names_is_the_one_it_is_reached_at(
    routed: Neo4jLogin, routing_driver: Driver
) -> None:
    address = check_address(routed.uri)
    assert address.routes_in_the_open
    named = routing_driver.execute_query(
        statements(NEO4J)["care/routes"].text, {"address": address.host_and_port}
    ).records
    parts = urlsplit(routed.uri)
    assert [record["address"] for record in named] == [f"{parts.hostname}:{parts.port}"]
    for access in (READ_ACCESS, WRITE_ACCESS):
        with routing_driver.session(default_access_mode=access) as session:
            server = session.run("RETURN 1").consume().server
        assert (server.address[0], server.address[1]) == (parts.hostname, parts.port)


@pytest.mark.neo4j
def test_what_reads_as_a_store_does_cannot_write(routing_driver: Driver) -> None:
    with (
        routing_driver.session(default_access_mode=WRITE_ACCESS) as session,
        pytest.raises(ClientError, match="read access mode"),
    ):
        session.execute_read(lambda transaction: transaction.run("CREATE (:Place)").consume())


@pytest.mark.neo4j
def test_over_routes_each_load_is_seen_by_the_next_reading(routed: Neo4jLogin) -> None:
    store = routed.open()
    store.admit(ash_and_bo_in_the_park())
    for number in range(5):
        assert store.read("read/links", **HOLDERS_EYES).height == 2 + number
        store.admit(change(links={SPENDS: [link_row("town:ash", "SPENDS_TIME_AT", "town:park", ref=f"more {number}")]}))
    store.close()


@pytest.mark.parametrize("address", ["127.0.0.1:7687", "localhost:7687", "[::1]:7687"])
def test_routes_on_this_machine_may_be_in_the_open(address: str) -> None:
    check_routes([address])


@pytest.mark.parametrize("address", ["core1.example.org:7687", "10.0.0.7:7687", "[2001:db8::1]:7687", "7687"])
def test_routes_away_from_this_machine_are_refused_in_the_open(address: str) -> None:
    with pytest.raises(Refused, match=r"neo4j\+s://"):
        check_routes(["localhost:7687", address])


@pytest.mark.parametrize(
    ("uri", "direct", "asked"),
    [
        ("neo4j://localhost", "bolt://localhost", "localhost:7687"),
        ("NEO4J://[::1]:7688", "bolt://[::1]:7688", "[::1]:7688"),
    ],
)
def test_a_routing_address_names_the_same_machine_directly(uri: str, direct: str, asked: str) -> None:
    address = check_address(uri)
    assert (address.routes_in_the_open, address.direct, address.host_and_port) == (True, direct, asked)


@pytest.mark.parametrize("uri", ["bolt://localhost:7687", "neo4j+s://graph.example.org", "bolt+s://graph.example.org"])
def test_other_addresses_need_no_look_at_their_routes(uri: str) -> None:
    assert not check_address(uri).routes_in_the_open
