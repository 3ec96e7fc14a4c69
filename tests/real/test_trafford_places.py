"""1,929 real places of one borough: how many of each kind, and which are near which."""

from __future__ import annotations

from collections import Counter
from typing import Any

import networkx as nx
import numpy as np
import polars as pl
import pytest

from ctx_map.analysis.measures.distances import metres_between
from ctx_map.network import Network
from real.arithmetic import component_sizes
from real.loading import bare, expected

NEAR = (
    ("takeaways_within_400m_of_school", "takeaway", "school", 400),
    ("bus_stops_within_200m_of_school", "bus_stop", "school", 200),
    ("takeaways_within_250m_of_tram_stop", "takeaway", "tram_stop", 250),
)


@pytest.fixture(scope="module")
def told() -> Any:
    return expected("trafford_places")


def _metres(here: pl.DataFrame, there: pl.DataFrame) -> Any:
    """Distances in metres, a row for each place of `here`, a column for each of `there`."""
    lats, lons = there["latitude"].to_numpy(), there["longitude"].to_numpy()
    return np.array(
        [metres_between(lat, lon, lats, lons) for lat, lon in here.select("latitude", "longitude").iter_rows()]
    )


def test_places_of_each_kind_are_as_many_as_known(trafford: Network, told: Any) -> None:
    assert trafford.nodes.height == told["places"]
    assert dict(trafford.nodes["kind"].value_counts().iter_rows()) == told["by_category"]


def test_places_that_no_report_mentions_are_on_the_map(trafford: Network) -> None:
    assert trafford.links.height == 0
    assert set(trafford.nodes["label"]) == {"Place"}


@pytest.mark.parametrize("asked", NEAR, ids=[name for name, *_ in NEAR])
def test_places_near_others_are_as_many_as_known(
    trafford: Network, told: Any, asked: tuple[str, str, str, int]
) -> None:
    name, what, near, metres = asked
    sources = trafford.nodes.filter(pl.col("kind") == near)
    counts = (_metres(sources, trafford.nodes.filter(pl.col("kind") == what)) <= metres).sum(axis=1)
    assert counts.sum() == told[name]["total"]
    assert (counts > 0).sum() == told[name]["sources_with_any"]
    found = sorted(
        ((bare(key), title, int(n)) for key, title, n in zip(sources["key"], sources["name"], counts, strict=True)),
        key=lambda row: (-row[2], row[0]),
    )
    assert found[:10] == [tuple(row) for row in told[name]["top10"]]


@pytest.mark.parametrize("metres", [50, 100, 200])
def test_clusters_of_places_near_each_other_are_the_known_ones(trafford: Network, told: Any, metres: int) -> None:
    known = told[f"single_linkage_{metres}m"]
    first, second = np.nonzero(np.triu(_metres(trafford.nodes, trafford.nodes) <= metres, k=1))
    graph: Any = nx.Graph()
    graph.add_nodes_from(range(trafford.nodes.height))
    graph.add_edges_from(zip(first.tolist(), second.tolist(), strict=True))
    sizes = component_sizes(graph)
    assert first.size == known["pairs"]
    assert (len(sizes), sizes[:10], sizes.count(1)) == (known["clusters"], known["sizes_top10"], known["singletons"])


def test_places_of_one_name_and_kind_stay_apart(trafford: Network, told: Any) -> None:
    known = told["same_name_and_category"]
    same = Counter(trafford.nodes.select("kind", "name").iter_rows())
    assert {tuple(which): count for which, count in known["top"]}.items() <= dict(same).items()
    whatever_capitals = Counter((kind, name.casefold()) for kind, name in same.elements())
    assert sum(count > 1 for count in whatever_capitals.values()) == known["groups"]


def test_places_with_the_same_coordinates_stay_apart(trafford: Network, told: Any) -> None:
    points = Counter(trafford.nodes.select("latitude", "longitude").iter_rows())
    assert sum(count > 1 for count in points.values()) == told["same_name_and_category"]["identical_coordinates"]
