"""Davis, Gardner and Gardner 1941: eighteen people, fourteen events, 89 attendances, checked by hand for decades."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from networkx.algorithms import bipartite

from ctx_map.analysis import groups, pairs, shared_contacts, voice
from ctx_map.analysis.measures.hypergeometric import Draws, chances
from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from real.arithmetic import component_sizes, ranked, same_figures, same_ranking, simple
from real.loading import bare, expected


@pytest.fixture(scope="module")
def told() -> Any:
    return expected("davis")


@pytest.fixture
def projection(davis: Network) -> Any:
    """People joined where they share at least one event."""
    graph = nx.Graph(davis.to_networkx())
    people = [node for node, told in graph.nodes(data=True) if told["label"] == Label.PERSON]
    return nx.relabel_nodes(bipartite.projected_graph(graph, people), bare)


def test_all_people_events_and_attendances_arrive(davis: Network, told: Any) -> None:
    labels = dict(davis.nodes.get_column("label").value_counts().iter_rows())
    assert labels == {"Person": told["people"], "Event": told["contexts"]}
    assert davis.links.height == told["links"]


@pytest.mark.parametrize("at_least", range(1, 7))
def test_pairs_that_share_so_many_events_are_as_many_as_known(davis: Network, told: Any, at_least: int) -> None:
    assert len(pairs(davis, min_shared=at_least).rows) == told[f"pairs_sharing_ge{at_least}"]


def test_the_pairs_that_share_most_are_the_known_ones(davis: Network, told: Any) -> None:
    found = {(bare(row.a), bare(row.b), row.shared) for row in pairs(davis).rows if row.shared >= 5}
    assert found == {tuple(pair) for pair in told["top10_pairs"] if pair[2] >= 5}


def test_each_event_is_shared_by_as_many_as_attended_it(davis: Network, told: Any) -> None:
    rows = shared_contacts(davis, min_people=1).rows
    assert {bare(row.id): row.people for row in rows if row.label == Label.EVENT} == told["event_sizes"]


def test_shared_contacts_come_in_the_known_order(davis: Network, told: Any) -> None:
    rows = shared_contacts(davis).rows
    busiest = [row.people for row in rows if row.label == Label.EVENT][:10]
    assert busiest == [size for _, size in told["top10_contexts_by_people"]]


def test_each_person_attended_as_many_events_as_known(davis: Network, told: Any) -> None:
    graph = davis.to_networkx()
    assert {bare(node): graph.out_degree(node) for node in graph if bare(node) in told["person_sizes"]} == told[
        "person_sizes"
    ]


def test_people_and_events_hang_together_as_known(davis: Network, told: Any) -> None:
    graph = nx.Graph(davis.to_networkx())
    assert component_sizes(graph) == told["bipartite_component_sizes_top5"]
    assert bipartite.is_bipartite(graph)


def test_the_projection_has_the_known_figures(projection: Any, told: Any) -> None:
    same_figures(projection, told["projection"])


def test_rankings_in_the_projection_are_the_known_ones(projection: Any, told: Any) -> None:
    known = told["projection"]
    same_ranking(ranked(dict(projection.degree)), known["degree_top10"])
    same_ranking(ranked(nx.betweenness_centrality(projection, normalized=False)), known["betweenness_top10"])
    same_ranking(ranked(nx.constraint(projection), most_first=False), known["burt_constraint_lowest10"])


def test_the_chance_of_sharing_so_much_is_the_known_one(davis: Network, told: Any) -> None:
    shared = {(bare(row.a), bare(row.b)): row.shared for row in pairs(davis).rows}
    smallest = told["validated"]["smallest_p"]
    columns = [
        [told["contexts"]] * len(smallest),
        [told["person_sizes"][a] for a, _, _ in smallest],
        [told["person_sizes"][b] for _, b, _ in smallest],
        [shared[a, b] for a, b, _ in smallest],
    ]
    found = chances(Draws(*(np.array(column, np.int64) for column in columns)))
    assert found.tolist() == pytest.approx([p for _, _, p in smallest], abs=1e-6)


def test_no_event_of_theirs_is_hardly_by_chance(davis: Network) -> None:
    assert "very unlikely to be chance" not in {row.surprise for row in shared_contacts(davis).rows}


def test_nobody_in_the_file_gave_anything_but_presence(davis: Network) -> None:
    assert simple(davis).number_of_edges() == 0


def test_no_sentence_counts_what_no_one_recorded(davis: Network) -> None:
    assert groups(davis).sentences[:2] == (
        "No peer group is recorded.",
        "The computer found 2 groups, because the same reports name these young people.",
    )
    assert voice(davis).sentences == (
        "Nothing that they said is recorded for any of the 18 young people.",
        "It is not recorded whether 18 young people know about this map.",
    )
