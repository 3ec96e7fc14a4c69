"""Who knows whom in the POLE example: figures of the whole, shortest chains, the published guide's arithmetic."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import networkx as nx
import polars as pl
import pytest

from ctx_map.analysis import connect, why
from ctx_map.network import Network
from real.arithmetic import Graph, names, ranked, same_figures, same_ranking, simple, triangles
from real.loading import bare, expected, only


@pytest.fixture(scope="module")
def told() -> Any:
    return expected("pole")


@pytest.fixture
def ties(pole: Network) -> Network:
    """Every tie between two people that is not a single call."""
    return only(pole, "KNOWS", "FAMILY_OF")


@pytest.fixture
def knows(pole: Network) -> Graph:
    """The ties of the kind that repeats all others."""
    return simple(_where_ref(pole, "KNOWS"))


@pytest.fixture
def suspects(pole: Network) -> dict[str, set[str]]:
    """The events in which each person had a part."""
    parts: dict[str, set[str]] = {}
    for who, event in only(pole, "INVOLVED_IN").links.select("source", "target").iter_rows():
        parts.setdefault(bare(pole.keys[who]), set()).add(bare(pole.keys[event]))
    return parts


def _where_ref(network: Network, ref: str) -> Network:
    return replace(network, links=network.links.filter(pl.col("ref") == ref))


def test_who_knows_whom_has_the_known_figures(knows: Graph, told: Any) -> None:
    same_figures(knows, told["knows_network"])


def test_specific_ties_repeat_what_is_known_and_add_nobody(ties: Network, told: Any) -> None:
    same_figures(simple(ties), told["any_tie_network"])


def test_rankings_by_degree_betweenness_and_constraint_are_the_known_ones(knows: Graph, told: Any) -> None:
    known = told["knows_network"]
    same_ranking(_plain(ranked(dict(knows.degree))), known["degree_top10"])
    same_ranking(
        _plain(ranked(nx.betweenness_centrality(knows, normalized=False))), known["betweenness_top10"], within=2e-3
    )
    same_ranking(_plain(ranked(nx.constraint(knows), most_first=False)), known["burt_constraint_lowest10"])


def _plain(ranking: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """Ids as the source has them: without the letter that says that they are people."""
    return [(each.removeprefix("P"), value) for each, value in ranking]


def test_the_people_on_whom_others_hang_are_the_known_ones(pole: Network, knows: Graph, told: Any) -> None:
    name = names(pole)
    found = Counter(name[each] for each in nx.articulation_points(knows))
    assert set(told["knows_network"]["articulation_points_first20"]) <= set(found)


def test_triangles_of_the_guide_are_found(pole: Network, knows: Graph, told: Any) -> None:
    name = names(pole)
    found = Counter((name[who], count) for who, count in triangles(knows).items())
    assert {(who, count) for who, _, count in told["guide"]["triangles_top10"]} <= set(found)


def test_shortest_chains_between_two_people_are_the_known_ones(pole: Network, ties: Network, told: Any) -> None:
    known = {tuple(path) for path in told["guide"]["shortest_paths_any_tie"]}
    key = _by_name(pole)
    ends = next(iter(known))
    name = names(pole)
    found = connect(ties, key[ends[0]], key[ends[-1]]).rows
    assert {tuple(name[bare(each)] for each in row.nodes) for row in found} == known


def test_steps_between_people_are_as_many_as_known(pole: Network, ties: Network, told: Any) -> None:
    key = _by_name(pole)
    for a, b, steps in told["guide"]["distances_among_top5"]:
        assert {row.steps for row in connect(ties, key[a], key[b]).rows} == {steps}


def test_a_chain_says_how_many_reports_each_step_rests_on(pole: Network, ties: Network, told: Any) -> None:
    key = _by_name(pole)
    path = told["guide"]["shortest_paths_any_tie"][0]
    row = connect(ties, key[path[0]], key[path[-1]]).rows[0]
    reports = [len(why(ties, f"{a}|{b}").rows) for a, b in zip(row.nodes, row.nodes[1:], strict=False)]
    assert sum(reports) == len(row.links)
    assert row.single_report_steps == reports.count(1)


def _by_name(network: Network) -> dict[str, str]:
    """Key by name, for names that one person alone has."""
    people = network.nodes.filter(pl.col("label") == "Person").select("key", "name")
    lone = people.filter(pl.col("name").is_unique())
    return {name: key for key, name in lone.iter_rows()}


def test_the_guides_friends_of_suspects_are_found(
    pole: Network, knows: Graph, suspects: dict[str, set[str]], told: Any
) -> None:
    name = names(pole)
    near = {who: len(set(knows[who]) & set(suspects)) for who in knows if who not in suspects}
    found = {(name[who], count) for who, count in near.items() if count}
    assert {(who, count) for who, _, count in told["guide"]["dangerous_friends"]} <= found
    assert sum(count > 0 for count in near.values()) == told["guide"]["dangerous_friends_people"]


def test_suspects_who_know_each_other_are_as_many_as_known(
    knows: Graph, suspects: dict[str, set[str]], told: Any
) -> None:
    known = told["guide"]["crime_associates"]
    among = knows.subgraph(suspects)
    assert len(suspects) == known["people"]
    assert sum(degree > 0 for _, degree in among.degree) == known["in_knows_subgraph_with_a_tie"]
    assert among.number_of_edges() == known["knows_pairs"]
