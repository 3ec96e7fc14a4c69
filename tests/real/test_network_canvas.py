"""Ten interviews of another tool: the people whom each names, and ties of two kinds between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from ctx_map.network import Network
from real.arithmetic import same_figures, simple
from real.loading import bare, expected


@pytest.fixture(scope="module")
def told() -> Any:
    return expected("network_canvas")


def _with_ref(network: Network, ref: str) -> Network:
    return replace(network, links=network.links.filter(pl.col("ref") == ref))


def _people(network: Network) -> Network:
    """Without the places at which people met."""
    return replace(network, links=network.links.filter(pl.col("kind") != "SPENDS_TIME_AT"))


def test_interviewed_and_named_people_arrive(interviews: Network, told: Any) -> None:
    people = interviews.nodes.filter(pl.col("label") == "Person")
    assert people.height == told["egos"] + told["alters"]
    named = set(_with_ref(interviews, "names").links.get_column("target"))
    assert len(named) == told["alters"]


def test_people_of_unknown_age_arrive_as_such(interviews: Network, told: Any) -> None:
    people = interviews.nodes.filter(pl.col("label") == "Person")
    assert people.get_column("kind").null_count() == told["alters_without_age"]


def test_ties_of_each_kind_are_as_many_as_known(interviews: Network, told: Any) -> None:
    refs = Counter(interviews.links.get_column("ref"))
    assert {kind: refs[kind] for kind in told["edges_by_type"]} == told["edges_by_type"]


def test_each_person_names_as_many_as_known(interviews: Network, told: Any) -> None:
    named = Counter(_with_ref(interviews, "names").links.get_column("source"))
    assert sorted(named.values()) == told["alters_per_ego"]


def test_people_met_where_they_are_known_to_have_met(interviews: Network, told: Any) -> None:
    met = Counter(interviews.keys.gather(_with_ref(interviews, "met_at").links.get_column("target")))
    assert {bare(key).removeprefix("MET_"): count for key, count in met.items()} == told["met_at"]


def test_all_ties_together_have_the_known_figures(interviews: Network, told: Any) -> None:
    same_figures(simple(_people(interviews)), told["network_with_egos"])


def test_close_ties_between_named_people_have_the_known_figures(interviews: Network, told: Any) -> None:
    graph = simple(_with_ref(interviews, "Close"))
    interviewed = interviews.keys.gather(_with_ref(interviews, "names").links.get_column("source"))
    graph.remove_nodes_from({bare(key) for key in interviewed})
    same_figures(graph, told["alter_close_network"])


def test_the_tools_own_export_gives_the_same_network(
    exported_interviews: Network, interviews: Network, told: Any
) -> None:
    same_figures(simple(exported_interviews), told["network_with_egos"])
    assert _ties(exported_interviews) == _ties(_people(interviews))


def test_the_tools_own_export_keeps_ages_that_are_not_known(exported_interviews: Network, told: Any) -> None:
    assert exported_interviews.nodes.get_column("kind").null_count() == told["alters_without_age"]


def _ties(network: Network) -> set[tuple[frozenset[str], str]]:
    """Both ends and the sort of every tie."""
    graph = network.to_networkx()
    return {(frozenset((bare(a), bare(b))), told["ref"]) for a, b, told in graph.edges(data=True)}
