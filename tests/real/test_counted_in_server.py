"""The POLE example on a server: what it counts itself is what the analysis counts on the whole network."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Neo4jLogin
from ctx_map.analysis import shared_places
from ctx_map.governance import local_mandate, open_audit, open_view
from ctx_map.settings import Settings
from real.loading import DATA, DAY, MAPPINGS, closing, seen_through


@pytest.mark.neo4j
def test_the_server_counts_the_shared_places_of_a_real_network(empty_neo4j: Neo4jLogin, tmp_path: Path) -> None:
    with closing(empty_neo4j.open()) as store:
        (network,) = seen_through(store, DATA / "pole", MAPPINGS / "pole.toml", namespace="pole", room=tmp_path)
        audit = open_audit(store.uri, Settings(tmp_path, store.uri, None, "neo4j", None))
        with open_view(store, local_mandate(DAY), audit=audit, question="shared-places") as view:
            counted = view.shared_places(min_people=1)
    in_memory = shared_places(network, min_people=1)
    left_out = ["surprise", "surprise_p", "surprise_strict", "surprise_strict_p", "untied_pairs"]
    assert counted.to_frame().drop(left_out).equals(in_memory.to_frame().drop(left_out))
    assert counted.rows
    assert counted.to_frame().get_column("untied_pairs").null_count() == len(counted.rows)
    assert counted.considered == in_memory.considered
    assert counted.handling == in_memory.handling
