"""The way to a server is encrypted and checked, or it is refused before anybody connects."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from conftest import Neo4jLogin
from ctx_map.errors import CtxMapError, Refused, StoreLogin, StoreUnavailable, StoreVersion, WrongUse
from ctx_map.store import open_store
from ctx_map.store.neo4j_address import check_address
from ctx_map.store.neo4j_store import _check_version


@pytest.mark.parametrize("uri", ["neo4j+s://graph.example.org:7687", "bolt+s://graph.example.org"])
def test_verified_schemes_may_go_anywhere(uri: str) -> None:
    assert check_address(uri).uri == uri


@pytest.mark.parametrize(
    "uri",
    [
        "neo4j://graph.example.org:7687",
        "bolt://graph.example.org:7687",
        "neo4j+ssc://graph.example.org",
        "bolt+ssc://127.0.0.1",
        "bolt://0.0.0.0:7687",
        "bolt://127.0.0.1.example.org",
    ],
)
def test_unprotected_ways_are_refused(uri: str) -> None:
    with pytest.raises(Refused, match=r"\+s://"):
        open_store(uri, password="secret")


@pytest.mark.parametrize("host", ["127.0.0.1:7687", "localhost", "[::1]:7687", "127.8.9.10"])
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_plain_schemes_may_go_to_this_machine(scheme: str, host: str) -> None:
    assert check_address(f"{scheme}://{host}").encryption == {}


def test_own_certificate_authorities_encrypt_a_plain_scheme(tmp_path: Path) -> None:
    authorities = tmp_path / "authorities.pem"
    assert check_address("neo4j://graph.example.org", certificates=authorities).encryption["encrypted"] is True


@pytest.mark.parametrize("uri", ["http://graph.example.org", "bolt://", "bolt://[broken", "neo4j+s://"])
def test_what_is_no_address_is_refused(uri: str) -> None:
    with pytest.raises(WrongUse, match="address"):
        open_store(uri, password="secret")


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(WrongUse, match="CTX_MAP_NEO4J_PASSWORD") as refused:
        open_store("bolt://neo4j:s3cret@127.0.0.1:7687")
    assert "s3cret" not in str(refused.value)


def test_a_server_without_a_password_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CTX_MAP_NEO4J_PASSWORD", raising=False)
    with pytest.raises(WrongUse, match="CTX_MAP_NEO4J_PASSWORD"):
        open_store("bolt://127.0.0.1:7687")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_away_is_said_to_be_away(scheme: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(StoreUnavailable, match="There is no answer"):
        open_store(f"{scheme}://127.0.0.1:{port}", password="secret")


@pytest.mark.neo4j
def test_a_store_opened_without_a_login_takes_that_of_the_environment(
    empty_neo4j: Neo4jLogin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTX_MAP_NEO4J_USER", empty_neo4j.user)
    monkeypatch.setenv("CTX_MAP_NEO4J_PASSWORD", empty_neo4j.password)
    store = open_store(empty_neo4j.uri)
    assert store.facts().nodes == 0
    store.close()
    monkeypatch.setenv("CTX_MAP_NEO4J_USER", "somebody-else")
    with pytest.raises(StoreLogin):
        open_store(empty_neo4j.uri)


@pytest.mark.neo4j
def test_a_wrong_password_is_said_to_be_refused(neo4j_login: Neo4jLogin) -> None:
    with pytest.raises(StoreLogin, match="does not accept the user or the password") as refused:
        open_store(neo4j_login.uri, user=neo4j_login.user, password="wr0ng")
    assert "wr0ng" not in str(refused.value)


@pytest.mark.neo4j
def test_routing_addresses_reach_a_single_server_too(empty_neo4j: Neo4jLogin) -> None:
    routed = Neo4jLogin(empty_neo4j.uri.replace("bolt://", "neo4j://"), empty_neo4j.user, empty_neo4j.password)
    store = routed.open()
    assert store.facts().nodes == 0
    store.close()


@pytest.mark.neo4j
def test_no_encryption_is_not_taken_for_encryption(neo4j_login: Neo4jLogin) -> None:
    with pytest.raises(StoreUnavailable):
        open_store(neo4j_login.uri.replace("bolt://", "bolt+s://"), password=neo4j_login.password)


@pytest.mark.parametrize("agent", ["Neo4j/5.26.0", "Neo4j/2025.12.1", "Neo4j/6.0"])
def test_servers_that_know_the_statements_are_used(agent: str) -> None:
    _check_version(agent)


@pytest.mark.parametrize("agent", ["Neo4j/5.25.9", "Neo4j/4.4.40", "Memgraph/3.1", ""])
def test_older_servers_are_refused(agent: str) -> None:
    with pytest.raises(StoreVersion, match=r"5\.26"):
        _check_version(agent)


def test_an_empty_address_is_refused() -> None:
    with pytest.raises(CtxMapError, match="empty"):
        open_store(" ")
