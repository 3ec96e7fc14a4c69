"""Cytoscape's JSON as NetworkX reads it: an edge per link, with an id, its kind and its report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx

from ctx_map.export import write
from ctx_map.network import Network
from export.hostile import HOSTILE, hostile_town
from export.releases import SAID, all_is_said, released
from towns import place, tie, town, young


def written(network: Network, folder: Path) -> Any:
    return json.loads(write(released(network, to="cyjs"), folder / "town.cyjs").read_text("utf-8"))


def test_networkx_reads_an_edge_per_link_with_its_report(tmp_path: Path) -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "arcade", key="k1", ref="R1", grade="1BP", since="2026-05-01"),
        tie("ash", "SPENDS_TIME_AT", "arcade", key="k2", ref="R2"),
        nodes=[young("ash", name="Ash"), place("arcade", name="The Arcade")],
    )
    graph = nx.cytoscape_graph(written(network, tmp_path))
    assert dict(graph.nodes(data="name")) == {"ash": "Ash", "arcade": "The Arcade"}
    assert dict(graph.nodes(data="node_type")) == {"ash": "Person", "arcade": "Place"}
    found = {
        (a, b, said["id"], said["ref"], said.get("grade"), said.get("since")) for a, b, said in graph.edges(data=True)
    }
    assert found == {("ash", "arcade", "k1", "R1", "1BP", "2026-05-01"), ("ash", "arcade", "k2", "R2", None, None)}
    assert {said["interaction"] for _, _, said in graph.edges(data=True)} == {"SPENDS_TIME_AT"}


def test_all_that_a_report_says_is_on_its_edge(tmp_path: Path) -> None:
    (edge,) = written(all_is_said(), tmp_path)["elements"]["edges"]
    assert {name: edge["data"][name] for name in SAID} == SAID


def test_ids_are_given_once_and_people_look_the_same_and_have_no_number(tmp_path: Path) -> None:
    elements = written(hostile_town(), tmp_path)["elements"]
    ids = [each["data"]["id"] for part in ("nodes", "edges") for each in elements[part]]
    assert len(ids) == len(set(ids)) == 3 * len(HOSTILE)
    people = [node["data"] for node in elements["nodes"] if node["data"]["node_type"] == "Person"]
    assert len({person["colour"] for person in people}) == 1
    assert [value for person in people for value in person.values() if isinstance(value, int | float)] == []


def test_whatever_people_wrote_stays_text(tmp_path: Path) -> None:
    elements = written(hostile_town(), tmp_path)["elements"]
    assert {node["data"]["recorded_name"] for node in elements["nodes"]} == set(HOSTILE)
