"""GraphML that other tools read: one type a column, a report an edge, nothing that nobody can read."""

from __future__ import annotations

import stat
from pathlib import Path

import networkx as nx
import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from ctx_map.errors import Refused, WrongUse
from ctx_map.export import write_graphml
from ctx_map.network import Network
from export.releases import SAID_IN_WORDS, WITHHELD, all_is_said, released
from towns import place, tie, town, young

XMLNS = "{http://graphml.graphdrawing.org/xmlns}"


def written(network: Network, folder: Path) -> Path:
    path = folder / "town.graphml"
    write_graphml(released(network, to="graphml"), path)
    return path


def two_at_the_arcade() -> Network:
    return town(
        tie(
            "ash", "SPENDS_TIME_AT", "arcade", ref="r1", agency="police", grade="1BP", handling="P", since="2026-05-01"
        ),
        tie("bo", "SPENDS_TIME_AT", "arcade", ref="r2", agency="school", protective=True),
        tie("ash", "SPENDS_TIME_AT", "arcade", ref="r3", agency="school", disputed=False),
        nodes=[
            young("ash", name="Ash"),
            young("bo"),
            place("arcade", name="The Arcade", latitude=53.1, longitude=-1.5),
        ],
    )


def test_an_edge_is_a_report_with_its_reference_agency_grade_handling_and_dates(tmp_path: Path) -> None:
    graph = nx.read_graphml(written(two_at_the_arcade(), tmp_path), force_multigraph=True)
    edges = {
        (source, target, said["kind"], said["ref"], said["agency"], said.get("grade"), said.get("since"))
        for source, target, said in graph.edges(data=True)
    }
    assert edges == {
        ("ash", "arcade", "SPENDS_TIME_AT", "r1", "police", "1BP", "2026-05-01"),
        ("bo", "arcade", "SPENDS_TIME_AT", "r2", "school", None, None),
        ("ash", "arcade", "SPENDS_TIME_AT", "r3", "school", None, None),
    }
    said = {each["ref"]: each for _, _, each in graph.edges(data=True)}
    assert said["r1"]["grade_words"] == "1BP (source reliable, information known indirectly but corroborated)"
    assert said["r1"]["handling_words"] == "P (lawful sharing permitted)"
    assert said["r2"]["handling_words"] == "handling not stated"
    assert (said["r2"]["protective"], said["r3"]["disputed"]) == ("yes", "no")


def test_nodes_and_edges_carry_the_label_weight_and_kind_that_gephi_looks_for(tmp_path: Path) -> None:
    graph = nx.read_graphml(written(two_at_the_arcade(), tmp_path), force_multigraph=True)
    assert dict(graph.nodes(data="label")) == {"ash": "Ash", "bo": "Bo", "arcade": "The Arcade"}
    assert dict(graph.nodes(data="node_type")) == {"ash": "Person", "bo": "Person", "arcade": "Place"}
    assert {(edge["label"], edge["weight"]) for _, _, edge in graph.edges(data=True)} == {("spends time at", 1.0)}
    assert graph.nodes["arcade"]["longitude"] == -1.5


def test_a_column_has_one_type_and_one_key(tmp_path: Path) -> None:
    keys = ElementTree.fromstring(written(two_at_the_arcade(), tmp_path).read_bytes()).findall(f"{XMLNS}key")
    named = [(key.get("for"), key.get("attr.name")) for key in keys]
    assert len(named) == len(set(named))
    assert {key.get("attr.type") for key in keys} == {"string", "double"}


def test_the_file_says_its_marking_how_to_read_it_and_for_whom_it_was_made(tmp_path: Path) -> None:
    said = nx.read_graphml(written(two_at_the_arcade(), tmp_path), force_multigraph=True).graph
    assert said["marking"] == "OFFICIAL-SENSITIVE"
    assert said["notice"].startswith("Being on this map does not mean that anyone has done anything wrong.")
    assert "1 (reliable)" in said["grade_key"]
    assert (said["asked_by"], said["audit_line"], said["as_at"]) == ("Duty desk", "7", "2026-11-24")


def test_an_edge_says_all_that_its_report_says(tmp_path: Path) -> None:
    graph = nx.read_graphml(written(all_is_said(), tmp_path), force_multigraph=True)
    ((_, _, said),) = graph.edges(data=True)
    assert {name: said.get(name) for name in SAID_IN_WORDS} == SAID_IN_WORDS


def test_the_file_says_what_is_withheld(tmp_path: Path) -> None:
    write_graphml(released(all_is_said(), to="graphml", withheld=WITHHELD), tmp_path / "town.graphml")
    said = nx.read_graphml(tmp_path / "town.graphml", force_multigraph=True).graph
    assert said["withheld"] == WITHHELD.words
    assert "5 to 19" in said["withheld"]


def test_no_column_of_a_person_is_a_number(tmp_path: Path) -> None:
    graph = nx.read_graphml(written(two_at_the_arcade(), tmp_path), force_multigraph=True)
    numbers = {name for person in ("ash", "bo") for name, value in graph.nodes[person].items() if value != str(value)}
    assert numbers == set()


def test_where_somebody_lives_is_named_but_not_placed(tmp_path: Path) -> None:
    home = place("home", name="A flat", latitude=53.1, longitude=-1.5, address="1 Quay Street", uprn="100")
    graph = nx.read_graphml(written(town(("ash", "LIVES_AT", "home"), nodes=[home]), tmp_path), force_multigraph=True)
    assert graph.nodes["home"] == {"label": "A flat", "node_type": "Place", "name": "A flat"}
    assert "Quay Street" not in (tmp_path / "town.graphml").read_text("utf-8")


def test_only_its_owner_can_read_the_file_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = written(two_at_the_arcade(), tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["town.graphml"]


def test_a_missing_folder_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="Make it first"):
        write_graphml(released(two_at_the_arcade(), to="graphml"), tmp_path / "missing" / "town.graphml")


def test_a_network_that_did_not_come_through_the_door_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="Only a release"):
        write_graphml(two_at_the_arcade(), tmp_path / "town.graphml")  # type: ignore[arg-type]
    with pytest.raises(Refused, match="recorded for screen"):
        write_graphml(released(two_at_the_arcade(), to="screen"), tmp_path / "town.graphml")
    assert list(tmp_path.iterdir()) == []


texts = st.text(max_size=12)


@settings(max_examples=50)
@given(names=st.lists(texts, min_size=1, max_size=4), note=texts)
def test_whatever_the_names_and_notes_are_the_file_reads_back(
    names: list[str], note: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    names = [name.encode("utf-8", "replace").decode() for name in names]
    note = note.encode("utf-8", "replace").decode()
    nodes = [young(f"person{number}", name=name) for number, name in enumerate(names)]
    ties = [tie(node.key, "SPENDS_TIME_AT", "park", note=note) for node in nodes]
    path = written(town(*ties, nodes=nodes), tmp_path_factory.mktemp("out"))
    graph = nx.read_graphml(path, force_multigraph=True)
    assert graph.number_of_edges() == len(ties)
    assert set(graph.nodes) == {"park", *(node.key for node in nodes)}
