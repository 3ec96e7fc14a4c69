"""A view reads former descriptions once for a network, however many parts the network is put together of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from ctx_map.governance import open_view
from ctx_map.governance.networks_read import NetworksRead
from ctx_map.store import Store
from ctx_map.store.base import StoreFacts
from ctx_map.store.base import Value as Parameter
from governance.deliveries import DAYS
from governance.doors import admit, audit_of, holder_mandate
from governance.reports import bundle_of, link, node


@dataclass(eq=False)
class Counted:
    """A real store that counts what is read of it."""

    store: Store
    reads: Counter[str] = field(default_factory=Counter)

    def read(self, statement: str, **params: Parameter) -> pl.DataFrame:
        self.reads[statement] += 1
        return self.store.read(statement, **params)

    def facts(self) -> StoreFacts:
        self.reads["facts"] += 1
        return self.store.facts()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


@pytest.mark.parametrize(
    "scope",
    [
        {"around": ["police:P1"]},
        {"around": ["police:P1"], "since": "2026-01-01", "until": "2026-12-31"},
        {"since": "2026-01-01"},
        {},
    ],
    ids=["around", "around in a window", "in a window", "whole"],
)
def test_former_descriptions_are_read_once_for_a_network(store: Store, tmp_path: Path, scope: dict[str, Any]) -> None:
    event = link("P1", "INVOLVED_IN", "E1", "R1", role="victim", since="2026-03-01")
    where = link("E1", "HAPPENED_AT", "L1", "R1", since="2026-03-01")
    admit(store, tmp_path, bundle_of(event, where, nodes=[node("P1", name="Ash")]), today=DAYS[0])
    admit(store, tmp_path, bundle_of(event, where, nodes=[node("P1", name="Ashley")]), today=DAYS[1])
    counted = Counted(store)
    with open_view(counted, holder_mandate(DAYS[0]), audit=audit_of(store, tmp_path)) as view:
        counted.reads.clear()
        network = view.network(**scope)
    assert network.nodes.filter(network.nodes["key"] == "police:P1")["name"].to_list() == ["Ash"]
    assert counted.reads["read/revisions"] == 1


def test_a_session_that_has_counted_the_store_reads_its_network_without_counting_again(
    store: Store, tmp_path: Path
) -> None:
    admit(store, tmp_path, bundle_of(link("P1", "SPENDS_TIME_AT", "L1", "R1")), today=DAYS[0])
    counted, networks = Counted(store), NetworksRead()

    def looked() -> int:
        audit = audit_of(store, tmp_path)
        with open_view(counted, holder_mandate(), audit=audit, networks=networks, check=False) as view:
            return view.network().links.height

    networks.store_now = counted.facts()
    assert [looked(), looked()] == [1, 1]
    assert (counted.reads["facts"], counted.reads["read/links"]) == (1, 1)
    # once it has counted anew, what was loaded is there
    admit(store, tmp_path, bundle_of(link("P2", "SPENDS_TIME_AT", "L1", "R2"), name="later"), today=DAYS[1])
    networks.store_now = counted.facts()
    assert looked() == 2
