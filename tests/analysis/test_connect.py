"""How two nodes are linked, against NetworkX's shortest paths."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis import connect
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from random_towns import EVENTS, PEOPLE, PLACES, random_towns
from towns import tie, town

PARK = [("ash", "SPENDS_TIME_AT", "park"), ("bo", "SPENDS_TIME_AT", "park")]


def chains(network: Network, a: str, b: str, *, max_steps: int = 6) -> set[tuple[str, ...]]:
    return {row.nodes for row in connect(network, a, b, max_steps=max_steps).rows}


def test_two_young_people_are_linked_through_the_place_they_share() -> None:
    assert chains(town(*PARK), "ash", "bo") == {("ash", "park", "bo")}


def test_all_shortest_chains_are_given_and_no_longer_one() -> None:
    network = town(
        *PARK, ("ash", "USES", "phone"), ("bo", "USES", "phone"), ("ash", "KNOWS", "cy"), ("cy", "ATTENDS", "x")
    )
    assert chains(network, "ash", "bo") == {("ash", "park", "bo"), ("ash", "phone", "bo")}


def test_a_chain_longer_than_asked_for_is_not_given() -> None:
    assert chains(town(*PARK), "ash", "bo", max_steps=1) == set()


def test_each_step_comes_with_all_its_reports() -> None:
    answer = connect(town(*PARK, tie("ash", "LIVES_AT", "park", agency="police")), "ash", "bo")
    (row,) = answer.rows
    assert (row.links, row.single_report_steps) == (("link0000", "link0002", "link0001"), 1)
    assert [report.kind for report in answer.reports(row)] == ["SPENDS_TIME_AT", "LIVES_AT", "SPENDS_TIME_AT"]


def test_a_chain_is_read_aloud_in_its_direction() -> None:
    (row,) = connect(town(*PARK), "ash", "bo").rows
    assert row.sentence == ("Ash spends time at Park (1 report); Park is visited by Bo (1 report)")


def test_the_chain_through_the_calmer_place_comes_first() -> None:
    busy = [(who, "ATTENDS", "academy") for who in ("ash", "bo", "cy")]
    rows = connect(town(*busy, *PARK), "ash", "bo").rows
    assert [(row.busiest_id, row.busiest) for row in rows] == [("park", 2), ("academy", 3)]


def test_a_person_on_the_way_is_not_measured() -> None:
    (row,) = connect(town(("ash", "KNOWS", "cy"), ("cy", "KNOWS", "bo")), "ash", "bo").rows
    assert (row.busiest, row.busiest_id) == (0, None)


def test_every_shortest_chain_is_counted_though_only_some_are_listed() -> None:
    through = [f"place{n:02d}" for n in range(60)]
    answer = connect(town(*[(who, "SPENDS_TIME_AT", at) for who in ("ash", "bo") for at in through]), "ash", "bo")
    assert (answer.considered["shortest chains"], len(answer.rows)) == (60, 50)


def test_where_nothing_links_two_it_is_said() -> None:
    answer = connect(town(("ash", "ATTENDS", "school"), ("bo", "USES", "phone")), "ash", "bo")
    assert answer.sentences == ("No chain of at most 6 steps links Ash and Bo in this view.",)


@pytest.mark.parametrize(("a", "b"), [("ash", "ash"), ("ash", "zed"), ("zed", "ash")])
def test_two_different_known_ends_are_needed_and_no_id_is_repeated_in_the_refusal(a: str, b: str) -> None:
    with pytest.raises(WrongUse) as refused:
        connect(town(*PARK), a, b)
    assert "zed" not in str(refused.value)


@given(random_towns(), st.sampled_from(PEOPLE), st.sampled_from((*PLACES, *EVENTS)), st.integers(1, 6))
def test_chains_are_the_shortest_paths_of_networkx(network: Network, a: str, b: str, max_steps: int) -> None:
    graph = nx.Graph(network.to_networkx())
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    try:
        expected = {tuple(path) for path in nx.all_shortest_paths(graph, a, b) if len(path) <= max_steps + 1}
    except nx.NetworkXNoPath:
        expected = set()
    answer = connect(network, a, b, max_steps=max_steps)
    assert {row.nodes for row in answer.rows} == expected
    assert answer.considered["shortest chains"] == len(expected)
