"""The POLE example on a server: what it counts itself is what the analyses count on the whole network."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import Neo4jLogin
from ctx_map.analysis import Result, changes, hotspots, shared_contacts, shared_places
from ctx_map.governance import View, local_mandate, open_audit, open_view
from ctx_map.settings import Settings
from real.loading import DAY, closing, data_of, mapping_of, seen_through
from server_answers import in_server

NOT_COUNTED = ("surprise", "surprise_p", "surprise_strict", "surprise_strict_p", "untied_pairs")
PERIOD = 365 * 12
"""Days: the crimes of this network are of one summer."""


@pytest.fixture
def view(empty_neo4j: Neo4jLogin, tmp_path: Path) -> Iterator[View]:
    """A view of the network on the server."""
    with closing(empty_neo4j.open()) as store:
        seen_through(store, data_of("pole"), mapping_of("pole"), namespace="pole", room=tmp_path)
        audit = open_audit(store.uri, Settings(tmp_path, store.uri, None, "neo4j", None))
        with open_view(store, local_mandate(DAY), audit=audit, question="test") as opened:
            yield opened


def check_equal(counted: Result[Any], in_memory: Result[Any], *, without: tuple[str, ...] = ()) -> None:
    assert counted.to_frame().drop(without).equals(in_memory.to_frame().drop(without))
    assert counted.rows
    assert counted.considered == in_memory.considered
    assert counted.sentences == in_memory.sentences
    assert (counted.handling, counted.withheld) == (in_memory.handling, in_memory.withheld)
    assert counted.reports(counted.rows[0]) == in_memory.reports(in_memory.rows[0])


@pytest.mark.neo4j
def test_the_server_counts_a_real_network_as_the_analyses_do(view: View) -> None:
    network = view.network()
    for counted, in_memory in (
        (in_server(view, "shared-places", min_people=1), shared_places(network, min_people=1, chance=False)),
        (in_server(view, "shared-contacts", min_people=1), shared_contacts(network, min_people=1, chance=False)),
    ):
        check_equal(counted, in_memory, without=NOT_COUNTED)
        assert counted.to_frame().get_column("untied_pairs").null_count() == len(counted.rows)
    check_equal(in_server(view, "hotspots", period_days=PERIOD), hotspots(network, period_days=PERIOD))
    day = DAY - timedelta(days=1)
    changed = view.say_when_withdrawn(changes(view.earlier_network(day), network))
    check_equal(in_server(view, "changes", since=day.isoformat()), changed)
