"""GEXF that Gephi reads: edge types, spells that do not overlap, and no link without its report."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import networkx as nx
from defusedxml import ElementTree

from ctx_map.export import write
from ctx_map.network import Network
from export.hostile import HOSTILE, hostile_town
from export.releases import all_is_said, released
from towns import Tie, place, tie, town, young

GEXF = "{http://gexf.net/1.3}"


def written(network: Network, folder: Path) -> Path:
    return write(released(network, to="gexf"), folder / "town.gexf")


def root(path: Path) -> Element:
    found: Element = ElementTree.fromstring(path.read_bytes())
    return found


def visit(ref: str, agency: str, **more: str) -> Tie:
    return tie("ash", "SPENDS_TIME_AT", "arcade", ref=ref, agency=agency, **more)


def three_visits() -> Network:
    return town(
        tie(
            "ash",
            "SPENDS_TIME_AT",
            "arcade",
            ref="R1",
            agency="police",
            grade="1BP",
            since="2026-05-01",
            until="2026-05-03",
        ),
        visit("R2", "school", since="2026-07-01", until="2026-07-02"),
        tie("bo", "SPENDS_TIME_AT", "arcade", ref="R3", agency="school"),
        tie("ash", "FRIEND_OF", "bo", ref="R4", agency="school", since="2026-01-01"),
        nodes=[young("ash", name="Ash"), young("bo"), place("arcade", name="The Arcade")],
    )


def test_networkx_reads_labels_kinds_reports_grades_and_the_number_of_links(tmp_path: Path) -> None:
    graph = nx.read_gexf(written(three_visits(), tmp_path), version="1.3")
    assert dict(graph.nodes(data="label")) == {"ash": "Ash", "bo": "Bo", "arcade": "The Arcade"}
    assert dict(graph.nodes(data="node_type")) == {"ash": "Person", "bo": "Person", "arcade": "Place"}
    both = "police, R1, 1BP, 2026-05-01, 2026-05-03; school, R2, 2026-07-01, 2026-07-02"
    edges = {(a, b, said["label"], said["reports"], said["evidence"]) for a, b, said in graph.edges(data=True)}
    assert edges == {
        (
            "ash",
            "arcade",
            "spends time at",
            2,
            both,
        ),
        ("bo", "arcade", "spends time at", 1, "school, R3"),
        ("ash", "bo", "is a friend of", 1, "school, R4, 2026-01-01"),
    }
    assert sum(said["links"] for _, _, said in graph.edges(data=True)) == three_visits().links.height
    assert {said["weight"] for _, _, said in graph.edges(data=True)} == {1.0, 2.0}


def test_the_days_of_a_link_are_spells_and_the_graph_is_dynamic(tmp_path: Path) -> None:
    tree = root(written(three_visits(), tmp_path))
    graph = tree.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    found = {
        (edge.get("source"), edge.get("target")): [
            (spell.get("start"), spell.get("end")) for spell in edge.iter(f"{GEXF}spell")
        ]
        for edge in tree.iter(f"{GEXF}edge")
    }
    assert found == {
        ("ash", "arcade"): [("2026-05-01", "2026-05-03"), ("2026-07-01", "2026-07-02")],
        ("bo", "arcade"): [],
        ("ash", "bo"): [("2026-01-01", None)],
    }


def test_each_edge_has_its_kind_where_gephi_looks_for_the_type(tmp_path: Path) -> None:
    tree = root(written(three_visits(), tmp_path))
    kinds = [(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in tree.iter(f"{GEXF}edge")]
    assert sorted(kinds) == [
        ("ash", "arcade", "SPENDS_TIME_AT"),
        ("ash", "bo", "FRIEND_OF"),
        ("bo", "arcade", "SPENDS_TIME_AT"),
    ]
    assert len(set(kinds)) == len(kinds)


def test_all_that_a_report_says_is_on_its_edge(tmp_path: Path) -> None:
    ((_, _, said),) = nx.read_gexf(written(all_is_said(), tmp_path), version="1.3").edges(data=True)
    assert said["evidence"] == "police, r1, 1BC, 2026-05-01, 2026-05-03"
    assert said["note"] == "seen there"
    assert "ask first" in said["handling_words"]
    assert said["grade_words"].startswith("1BC")


def test_people_have_one_colour_and_no_number(tmp_path: Path) -> None:
    tree = root(written(three_visits(), tmp_path))
    colours = {
        node.get("id"): tuple(next(iter(node.iter("{http://gexf.net/1.3/viz}color"))).attrib.items())
        for node in tree.iter(f"{GEXF}node")
    }
    assert colours["ash"] == colours["bo"] != colours["arcade"]
    graph = nx.read_gexf(tmp_path / "town.gexf", version="1.3")
    assert [value for value in graph.nodes["ash"].values() if isinstance(value, int | float)] == []


def test_the_report_beside_it_counts_the_links_without_a_date(tmp_path: Path) -> None:
    written(three_visits(), tmp_path)
    assert "1 links have no date" not in (tmp_path / "town.gexf.left-out.txt").read_text()
    assert "1 link has no date." in (tmp_path / "town.gexf.left-out.txt").read_text()


def test_whatever_people_wrote_stays_text(tmp_path: Path) -> None:
    graph = nx.read_gexf(written(hostile_town(), tmp_path), version="1.3")
    assert graph.number_of_nodes() == 2 * len(HOSTILE)
    kept = {text.replace("\r\n", "\n") for text in HOSTILE if text.isprintable() or "\r" in text or "\u202e" in text}
    assert kept <= set(dict(graph.nodes(data="label")).values())
    tags = {element.tag.rpartition("}")[2] for element in root(tmp_path / "town.gexf").iter()}
    assert tags <= {
        *("gexf", "meta", "creator", "keywords", "description", "graph", "attributes", "attribute", "nodes", "node"),
        *("attvalues", "attvalue", "edges", "edge", "spells", "spell", "color"),
    }
