"""CX2 as the library of NDEx reads it: an edge per link with its report, and a style that ranks no one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ndex2.cx2 import RawCX2NetworkFactory

from ctx_map.export import write
from ctx_map.network import Network
from export.hostile import HOSTILE, hostile_town
from export.releases import SAID, all_is_said, released
from towns import place, tie, town, young


def raw(network: Network, folder: Path) -> Any:
    return json.loads(write(released(network, to="cx2"), folder / "town.cx2").read_text("utf-8"))


def read(network: Network, folder: Path) -> Any:
    return RawCX2NetworkFactory().get_cx2network(raw(network, folder))


def test_ndex_reads_an_edge_per_link_with_its_kind_report_grade_and_dates(tmp_path: Path) -> None:
    network = town(
        tie("ash", "SPENDS_TIME_AT", "arcade", key="k1", ref="R1", grade="1BP", since="2026-05-01"),
        tie("ash", "SPENDS_TIME_AT", "arcade", key="k2", ref="R2"),
        nodes=[young("ash", name="Ash"), place("arcade", name="The Arcade", latitude=53.1, longitude=-1.5)],
    )
    found = read(network, tmp_path)
    nodes = {number: node["v"] for number, node in found.get_nodes().items()}
    assert {(node["key"], node["label"], node["node_type"]) for node in nodes.values()} == {
        ("ash", "Ash", "Person"),
        ("arcade", "The Arcade", "Place"),
    }
    edges = {
        (nodes[edge["s"]]["key"], edge["v"]["interaction"], nodes[edge["t"]]["key"], edge["v"]["ref"])
        for edge in found.get_edges().values()
    }
    assert edges == {("ash", "SPENDS_TIME_AT", "arcade", "R1"), ("ash", "SPENDS_TIME_AT", "arcade", "R2")}
    (first,) = (edge["v"] for edge in found.get_edges().values() if edge["v"]["ref"] == "R1")
    assert (first["grade"], first["since"]) == ("1BP", "2026-05-01")
    assert found.get_declared_type("nodes", "latitude") == "double"


def test_all_that_a_report_says_is_on_its_edge(tmp_path: Path) -> None:
    (edge,) = read(all_is_said(), tmp_path).get_edges().values()
    assert {name: edge["v"][name] for name in SAID} == SAID


def test_the_counts_of_the_file_are_those_of_its_parts(tmp_path: Path) -> None:
    aspects = raw(hostile_town(), tmp_path)
    parts = {name: len(elements) for aspect in aspects[2:-1] for name, elements in aspect.items()}
    assert {each["name"]: each["elementCount"] for each in aspects[1]["metaData"]} == parts
    assert (parts["nodes"], parts["edges"]) == (2 * len(HOSTILE), len(HOSTILE))


def test_whatever_people_wrote_stays_text(tmp_path: Path) -> None:
    nodes = read(hostile_town(), tmp_path).get_nodes().values()
    assert {node["v"]["name"] for node in nodes} == set(HOSTILE)


def test_colours_say_what_a_node_is_and_nothing_is_sized(tmp_path: Path) -> None:
    style = next(
        aspect["visualProperties"][0] for aspect in raw(hostile_town(), tmp_path) if "visualProperties" in aspect
    )
    mapped = style["nodeMapping"]
    assert set(mapped) == {"NODE_LABEL", "NODE_BACKGROUND_COLOR"}
    assert mapped["NODE_BACKGROUND_COLOR"]["definition"]["attribute"] == "node_type"
