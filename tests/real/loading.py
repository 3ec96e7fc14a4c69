"""Real networks, read through a mapping file, checked, admitted by the intake and seen through the view.

The data lies beside the repository (`../shared/data`), not in it. Each network goes into each store once a session;
what the tests then look at is the Network that the view gave, which needs no store any more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from ctx_map.bundle import check_bundle, read_bundle
from ctx_map.governance import local_mandate, open_audit, open_intake, open_view
from ctx_map.network import Network
from ctx_map.settings import Settings
from ctx_map.store import Store

DATA = Path(__file__).parents[2].parent / "shared" / "data"
NOT_HERE = (
    "The real networks are not part of this repository, because not all of their licences allow it. The tests in "
    "tests/real read them from the folder shared/data beside it. Put {name} there, or leave these tests out with "
    "`scripts/test --ignore tests/real`."
)
_MAPPINGS = Path(__file__).parents[1] / "data" / "mappings"
DAY = date(2026, 11, 24)
"""The day on which everything is loaded and asked."""
Window = tuple[str | None, str | None]
"""From a day to a day, both included."""
ALWAYS: Window = (None, None)


def data_of(name: str) -> Path:
    """The folder of a real network. Without it the test fails and says where the data belongs."""
    folder = DATA / name
    if not folder.is_dir():
        pytest.fail(NOT_HERE.format(name=name), pytrace=False)
    return folder


def mapping_of(name: str) -> Path:
    """The mapping of a real network: one of the tests, or a ready one by its name."""
    own = _MAPPINGS / f"{name}.toml"
    return own if own.exists() else Path(name)


def expected(name: str) -> Any:
    """The known answers of a network, computed by two independent engines."""
    return json.loads((data_of(name) / "expected.json").read_text(encoding="utf-8"))


def seen_through(
    store: Store, source: Path, mapping: Path, *, namespace: str, room: Path, windows: Iterable[Window] = (ALWAYS,)
) -> list[Network]:
    """What the holder of a store sees in each window after these files were loaded into it."""
    settings = Settings(data_dir=room, store=store.uri, mandate_file=None, neo4j_user="neo4j", neo4j_password=None)
    audit, mandate = open_audit(store.uri, settings), local_mandate(DAY)
    checked = check_bundle(read_bundle(source, namespace=namespace, mapping=mapping))
    assert checked.report.problems == ()
    open_intake(store, mandate, audit=audit, today=DAY).admit(checked)
    with open_view(store, mandate, audit=audit, question="test") as view:
        return [view.network(since=since, until=until) for since, until in windows]


def only(network: Network, *kinds: str) -> Network:
    """The same network with the links of these kinds alone."""
    return replace(network, links=network.links.filter(pl.col("kind").is_in(kinds)))


def bare(key: str) -> str:
    """An id without its namespace."""
    return key.partition(":")[2]


@contextmanager
def closing(store: Store) -> Iterator[Store]:
    """Closes a store at the end, whatever happens."""
    try:
        yield store
    finally:
        store.close()
