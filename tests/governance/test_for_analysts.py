"""A release as NetworkX, Polars and pandas: the same links with their reports, and no home has a position."""

from __future__ import annotations

import sys

import networkx as nx
import polars as pl
import pytest

from ctx_map.analysis import shared_places
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from export.releases import SAID, all_is_said, released
from towns import place, tie, town, young


def a_town() -> Network:
    return town(
        tie("ash", "SPENDS_TIME_AT", "arcade", key="k1", ref="R1", agency="police", grade="1BP", since="2026-05-01"),
        tie("ash", "SPENDS_TIME_AT", "arcade", key="k2", ref="R2", agency="school"),
        tie("bo", "SPENDS_TIME_AT", "arcade", key="k3", ref="R3"),
        tie("ash", "LIVES_AT", "flat", key="k4"),
        nodes=[
            *(young("ash", name="Ash"), young("bo")),
            place("arcade", name="The Arcade", latitude=53.1, longitude=-1.5),
            place("flat", name="A flat", latitude=53.2, longitude=-1.6, address="1 Quay Street"),
        ],
    )


def test_networkx_has_an_edge_per_link_with_its_report_and_the_account() -> None:
    graph = released(a_town(), to="screen").to_networkx()
    assert set(graph.edges(keys=True)) == {
        *(("ash", "arcade", "k1"), ("ash", "arcade", "k2"), ("bo", "arcade", "k3"), ("ash", "flat", "k4"))
    }
    first = graph.edges["ash", "arcade", "k1"]
    assert (first["ref"], first["agency"], first["grade"], first["since"]) == ("R1", "police", "1BP", "2026-05-01")
    assert "grade" not in graph.edges["ash", "arcade", "k2"]
    assert (graph.nodes["ash"]["label"], graph.nodes["ash"]["node_type"]) == ("Ash", "Person")
    assert (graph.graph["marking"], graph.graph["audit_line"]) == ("OFFICIAL-SENSITIVE", 7)
    assert nx.number_weakly_connected_components(graph) == 1


def test_all_that_a_report_says_is_on_its_edge() -> None:
    ((_, _, said),) = released(all_is_said(), to="screen").to_networkx().edges(data=True)
    assert {name: said[name] for name in SAID} == SAID


def test_polars_and_pandas_have_a_table_of_nodes_and_one_of_links() -> None:
    release = released(a_town(), to="screen")
    nodes, links = release.to_polars()
    assert (nodes.height, links.height) == (4, 4)
    assert links.filter(pl.col("ref") == "R1")["grade"].to_list() == ["1BP"]
    in_pandas = release.to_pandas()
    assert list(in_pandas.nodes.columns) == nodes.columns
    assert sorted(in_pandas.links["id"]) == sorted(links["id"])


def test_no_home_has_a_position_or_an_address() -> None:
    release = released(a_town(), to="screen")
    flat = release.to_polars().nodes.filter(pl.col("id") == "flat")
    assert flat.select("latitude", "longitude", "address", "uprn").row(0) == (None, None, None, None)
    assert release.to_networkx().nodes["flat"] == {"label": "A flat", "node_type": "Place", "name": "A flat"}


def test_an_answer_is_one_table_and_no_graph() -> None:
    release = released(shared_places(a_town()), to="screen")
    assert release.to_polars()["id"].to_list() == list(release.to_pandas()["id"]) == ["arcade"]
    with pytest.raises(WrongUse, match="is an answer"):
        release.to_networkx()  # type: ignore[misc]


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(WrongUse, match="Install"):
        released(a_town(), to="screen").to_pandas()
