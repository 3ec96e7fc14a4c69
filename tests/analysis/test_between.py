"""Contexts on the shortest chains between young people: NetworkX counts the same, and no young person is listed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctx_map.analysis import between
from ctx_map.analysis.measures.betweenness import STEPS_AN_EDGE, add_paths, through
from ctx_map.analysis.measures.compiled import compiled
from ctx_map.network import Network
from ctx_map.network.neighbours import from_ends
from random_towns import ENOUGH_TOWNS, PEOPLE, is_of_age, is_young, named_links, node, random_towns
from towns import adult, person, place, town, young

CHILDREN = [young(who) for who in ("ash", "bo", "cy", "dee")]
PAIRS = [("ash", "FRIEND_OF", "bo"), ("cy", "FRIEND_OF", "dee")]
EDGES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25)


def shares(network: Network) -> dict[str, float]:
    return {row.id: row.share for row in between(network).rows}


def test_a_park_that_alone_joins_two_pairs_of_friends_is_on_the_chains_between_them() -> None:
    network = town(*PAIRS, ("bo", "SPENDS_TIME_AT", "park"), ("cy", "SPENDS_TIME_AT", "park"), nodes=CHILDREN)
    assert shares(network) == {"park": pytest.approx(4 / 6)}


def test_two_places_that_join_the_same_halve_the_chains() -> None:
    both = [(who, "SPENDS_TIME_AT", at) for who in ("bo", "cy") for at in ("park", "pier")]
    assert shares(town(*PAIRS, *both, nodes=CHILDREN)) == {"park": pytest.approx(2 / 6), "pier": pytest.approx(2 / 6)}


def test_an_adult_and_an_event_are_contexts_too() -> None:
    network = town(
        ("vic", "CONTACTED", "ash"),
        ("vic", "CONTACTED", "bo"),
        ("bo", "INVOLVED_IN", "party"),
        ("cy", "INVOLVED_IN", "party"),
        nodes=[adult("vic"), *CHILDREN[:3]],
    )
    assert shares(network) == {"vic": pytest.approx(2 / 3), "party": pytest.approx(2 / 3)}


def test_a_young_person_between_two_groups_is_on_no_row_and_neither_is_one_who_grew_up() -> None:
    network = town(
        ("eli", "SPENDS_TIME_AT", "park"),
        ("ash", "SPENDS_TIME_AT", "park"),
        ("eli", "SPENDS_TIME_AT", "pier"),
        ("cy", "SPENDS_TIME_AT", "pier"),
        nodes=[young("ash"), young("cy"), person("eli", born="2008-01-01"), place("park")],
    )
    assert set(shares(network)) == set()
    earlier = Network(network.nodes, network.links.with_columns(since=np.array(["2020-01-01"] * 4)), network.as_at)
    assert set(shares(earlier)) == {"park", "pier"}


def test_a_context_too_busy_is_left_out_and_counted() -> None:
    answer = between(town(*[(who, "ATTENDS", "school") for who in ("ash", "bo", "cy")], nodes=CHILDREN), max_people=2)
    assert list(answer.rows) == []
    assert answer.considered["left out, linked to more than 2 young people"] == 1


def test_a_sample_says_so_and_how_far_off_it_may_be() -> None:
    ring = [(f"p{n:02d}", "SPENDS_TIME_AT", f"l{(n + step) % 20:02d}") for n in range(20) for step in range(2)]
    chains = [(f"p{n:02d}", "SPENDS_TIME_AT", "hub") for n in range(0, 20, 4)]
    answer = between(town(*ring, *chains), most_sources=8)
    assert "Routes were followed from 8 of the 20 young people" in " ".join(answer.sentences)
    sampled, exact = ({row.id: row for row in each.rows} for each in (answer, between(town(*ring, *chains))))
    assert 0 < sampled["hub"].give_or_take < sampled["hub"].share
    assert {row.give_or_take for row in exact.values()} == {0}


def test_samples_spread_about_as_far_as_they_say() -> None:
    """The error that a sample states, against how samples of the same size really differ."""
    rng = np.random.default_rng(5)
    near = from_ends(rng.integers(0, 60, 150), rng.integers(60, 90, 150), nodes=90)
    everybody = np.arange(60)
    is_target = np.arange(90) < 60
    drawn = [through(near, rng.choice(everybody, 20, replace=False), is_target) for _ in range(300)]
    top = int(np.argmax(through(near, everybody, is_target).sums[0][60:])) + 60
    real = np.std([each.shares()[top] for each in drawn])
    stated = np.mean([each.errors(among=60)[top] for each in drawn])
    assert stated == pytest.approx(real, rel=0.25)


@given(EDGES, st.sets(st.integers(0, 9), min_size=1))
def test_chains_from_some_to_some_are_those_of_networkx(edges: list[tuple[int, int]], chosen: set[int]) -> None:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(10))
    graph.add_edges_from(edge for edge in edges if edge[0] != edge[1])
    near = from_ends(*(np.array([edge[end] for edge in edges], np.int64) for end in (0, 1)), nodes=10)
    targets = {0, 1, 2, 3, 4}
    found = through(near, np.array(sorted(chosen)), np.isin(np.arange(10), list(targets)))
    expected = nx.betweenness_centrality_subset(graph, sorted(chosen), sorted(targets))
    assert found.sums[0] / 2 == pytest.approx([expected[node] for node in range(10)])


@given(EDGES)
def test_from_all_to_all_it_is_the_exact_betweenness_of_networkx_compiled_or_not(edges: list[tuple[int, int]]) -> None:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(10))
    graph.add_edges_from(edge for edge in edges if edge[0] != edge[1])
    near = from_ends(*(np.array([edge[end] for edge in edges], np.int64) for end in (0, 1)), nodes=10)
    expected = nx.betweenness_centrality(graph, normalized=False)
    for walk in (add_paths, compiled(add_paths)):
        sums, reached = (np.zeros(10), np.zeros(10), np.zeros(10)), np.zeros(10)
        walk((near.start, near.nodes.astype(np.int32)), np.arange(10), np.ones(10, np.bool_), sums, reached)
        assert sums[0] / 2 == pytest.approx([expected[node] for node in range(10)])
        assert reached.tolist() == [len(nx.node_connected_component(graph, node)) - 1 for node in range(10)]


def test_a_small_map_is_walked_without_a_compiler() -> None:
    assert STEPS_AN_EDGE * 60 * 400 < 2_000_000


def joined(network: Network) -> nx.Graph[str]:
    """The map of young people and what reaches them, put together link by link."""
    graph: nx.Graph[str] = nx.Graph()
    for link in named_links(network):
        both = [(link[end], is_young(network, link, link[end])) for end in ("source", "target")]
        for (one, child), (other, child_too) in (both, both[::-1]):
            if link["kind"] == "KNOWS" and child and child_too and one != other:
                add(graph, one, other)
            if link["kind"] in ("KNOWS", "CONTACTED", "CARES_FOR") and child and may_be_listed(network, link, other):
                add(graph, one, other)
        if both[0][1] and link["kind"] in DIRECT:
            add(graph, link["source"], link["target"])
    for who, event in children_in_events(network):
        for link in named_links(network):
            if link["kind"] == "HAPPENED_AT" and link["source"] == event:
                add(graph, who, link["target"])
            other = link["source"]
            if link["kind"] == "INVOLVED_IN" and link["target"] == event and may_be_listed(network, link, other):
                add(graph, who, other)
    return graph


DIRECT = ("SPENDS_TIME_AT", "LIVES_AT", "ATTENDS", "USES", "INVOLVED_IN", "MEMBER_OF")


def add(graph: nx.Graph[str], who: str, what: str) -> None:
    if who != what:
        graph.add_edge(who, what)
        graph.nodes[who]["young"] = True


def children_in_events(network: Network) -> set[tuple[str, str]]:
    parts = [link for link in named_links(network) if link["kind"] == "INVOLVED_IN"]
    return {(link["source"], link["target"]) for link in parts if is_young(network, link, link["source"])}


def may_be_listed(network: Network, link: Mapping[str, str], who: str) -> bool:
    """An adult today who was one on the day of the report, or someone who is not identified."""
    them = node(network, who)
    born = them["date_of_birth"]
    if born is None:
        return them["kind"] in ("adult", "unidentified")
    return is_of_age(network, born) and not is_young(network, link, who)


@ENOUGH_TOWNS
@given(random_towns())
def test_shares_are_those_counted_chain_by_chain(network: Network) -> None:
    graph = joined(network)
    people = sorted(node for node in graph if graph.nodes[node].get("young"))
    through_each, pairs = dict.fromkeys(graph, 0.0), 0
    for one, other in combinations(people, 2):
        if not nx.has_path(graph, one, other):
            continue
        pairs += 1
        chains = list(nx.all_shortest_paths(graph, one, other))
        for each in graph:
            through_each[each] += sum(each in chain[1:-1] for chain in chains) / len(chains)
    for row in between(network).rows:
        assert row.share == pytest.approx(through_each[row.id] / pairs, abs=1e-8)


@ENOUGH_TOWNS
@given(random_towns())
def test_no_person_who_may_be_a_child_is_listed(network: Network) -> None:
    listed = {row.id for row in between(network).rows}
    children = {row["key"] for row in network.nodes.iter_rows(named=True) if row["date_of_birth"] == "2012-05-05"}
    counted = {who for row in between(network).rows for who in row.people_ids}
    assert not listed & (children | counted)
    assert counted <= set(PEOPLE)
