"""A view reads former descriptions once for a network, however many parts the network is put together of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from ctx_map.governance import open_view
from ctx_map.store import Store
from ctx_map.store.base import Value as Parameter
from governance.deliveries import DAYS
from governance.doors import admit, audit_of, holder_mandate
from governance.reports import bundle_of, link, node


@dataclass
class Counted:
    """A real store that counts what is read of it."""

    store: Store
    reads: Counter[str] = field(default_factory=Counter)

    def read(self, statement: str, **params: Parameter) -> pl.DataFrame:
        self.reads[statement] += 1
        return self.store.read(statement, **params)

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
