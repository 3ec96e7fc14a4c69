"""The set of places and adults that would change most: every set counted by hand, and never a young person in one."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from ctx_map.analysis import what_if
from ctx_map.analysis.measures.compiled import compiled
from ctx_map.analysis.measures.connectivity_loss import lost_with_each, reach_lost, reach_lost_each
from ctx_map.analysis.questions.what_if.best_sets import all_sets
from ctx_map.analysis.rows.adults import with_grown_ups
from ctx_map.analysis.rows.participation import in_places
from ctx_map.analysis.rows.young_people_graph import YoungMap, ties_of_young, young_map
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.network.incidence import incidence
from random_towns import ENOUGH_TOWNS, random_towns
from towns import adult, person, place, tie, town, young

CHILDREN = [young(who) for who in ("ash", "bo", "cy", "dee", "eli", "fay")]
PAIRS = [("ash", "FRIEND_OF", "bo"), ("cy", "FRIEND_OF", "dee"), ("eli", "FRIEND_OF", "fay")]


def visits(**places: tuple[str, ...]) -> list[tuple[str, str, str]]:
    return [(who, "SPENDS_TIME_AT", at) for at, people in places.items() for who in people]


def as_graph(around: YoungMap) -> nx.Graph[int]:
    size = around.near.start.size - 1
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from((code, int(other)) for code in range(size) for other in around.near.of(code))
    return graph


def linked_pairs(graph: nx.Graph[int], people: set[int], without: set[int]) -> int:
    left = graph.subgraph(set(graph) - without)
    sizes = [len(people & part) for part in nx.connected_components(left)]
    return sum(size * (size - 1) // 2 for size in sizes)


def sharing_pairs(network: Network, without: set[int]) -> set[tuple[int, int]]:
    members: dict[int, set[int]] = {}
    for rows in (in_places(network), with_grown_ups(network)):
        for who, context in rows.select("person", "context").iter_rows():
            members.setdefault(context, set()).add(who)
    kept = (sorted(people) for context, people in members.items() if context not in without)
    return {pair for people in kept for pair in combinations(people, 2)}


def test_the_place_that_joins_two_circles_is_the_one_on_which_most_rests() -> None:
    network = town(*PAIRS, *visits(park=("bo", "cy", "dee"), shop=("cy", "dee")), nodes=CHILDREN)
    (row,) = what_if(network, best=1, everything=True).rows
    assert (row.ids, row.reach_lost, row.pairs_lost, row.only_place_lost) == (("park",), 4, 2, 2)


def test_two_places_that_stand_in_for_each_other_are_found_together() -> None:
    network = town(*PAIRS, *visits(park=("bo", "cy"), pier=("ash", "dee"), den=("eli", "fay")), nodes=CHILDREN)
    answer = what_if(network, best=2, everything=True)
    assert [(row.ids, row.reach_lost) for row in answer.rows] == [(("park", "pier"), 4)]
    assert "No other set comes within 5% of this one." in answer.sentences


def test_near_ties_are_shown_and_counted() -> None:
    network = town(*visits(park=("ash", "bo"), pier=("cy", "dee"), den=("eli", "fay")), nodes=CHILDREN)
    answer = what_if(network, best=1, everything=True)
    assert {row.ids for row in answer.rows} == {("park",), ("pier",), ("den",)}
    assert "2 other sets are within 5% of the best. The meeting decides." in answer.sentences


def test_a_smaller_set_that_loses_as_much_comes_first() -> None:
    network = town(*visits(park=("ash", "bo", "cy"), pier=("ash", "bo", "cy"), shop=("dee",)), nodes=CHILDREN)
    assert what_if(network, best=3, everything=True).rows[0].ids == ("park", "pier")


def test_an_adult_can_be_in_a_set_a_child_an_unknown_age_and_somebody_who_was_young_cannot() -> None:
    ties = [(who, "KNOWS", child) for who in ("vic", "kid", "max", "old") for child in ("ash", "bo")]
    was_young = person("old", born="2008-01-01")
    network = town(
        *ties,
        ("old", "SPENDS_TIME_AT", "park"),
        nodes=[*CHILDREN, adult("vic"), young("kid"), person("max", kind="unidentified"), was_young],
    )
    network = Network(network.nodes, network.links.with_columns(since=np.array(["2020-01-01"] * 9)), network.as_at)
    answer = what_if(network, best=3, everything=True)
    assert answer.considered["places and adults in the sets"] == 1
    assert {each for row in answer.rows for each in row.ids} <= {"vic"}


def test_what_a_report_says_protects_is_in_no_set_and_is_counted() -> None:
    club = [tie(who, "SPENDS_TIME_AT", "club", protective=who == "ash") for who in ("ash", "bo", "cy")]
    haven = place("haven", place_role="place_of_safety")
    others = visits(haven=("ash", "bo"), park=("ash", "dee"))
    answer = what_if(town(*club, *others, nodes=[*CHILDREN, haven]), best=2, everything=True)
    assert [row.ids for row in answer.rows] == [("park",)]
    assert answer.considered["protective places and adults left out"] == 2
    assert "2 places or adults are left out because a report records a protective link." in answer.sentences


def test_the_best_set_and_named_ones_are_not_asked_for_at_once_nor_are_four() -> None:
    network = town(*visits(park=("ash", "bo")), nodes=CHILDREN)
    for asked in ({"best": 2, "without": ["park"]}, {"best": 4}, {"best": 0}):
        with pytest.raises(WrongUse):
            what_if(network, **asked)


def test_more_sets_than_can_be_looked_at_are_refused() -> None:
    inc = incidence(np.repeat(np.arange(2), 400), np.tile(np.arange(10, 410), 2))
    around = young_map(town(nodes=CHILDREN), ties_of_young(town(nodes=CHILDREN)))
    with pytest.raises(WrongUse, match="too many to compare"):
        all_sets(inc, around, inc.contexts, 3)


def test_a_town_where_nobody_shares_anything_has_no_best_set() -> None:
    for network in (town(), town(*visits(park=("ash",)), nodes=CHILDREN)):
        answer = what_if(network, best=3, everything=True)
        assert (list(answer.rows), len(answer.sentences)) == ([], 2)


@ENOUGH_TOWNS
@given(random_towns())
def test_every_set_loses_what_networkx_and_plain_counting_say(network: Network) -> None:
    rows = in_places(network).vstack(with_grown_ups(network).select("person", "context", "row"))
    inc = incidence(rows.get_column("person"), rows.get_column("context"))
    around = young_map(network, ties_of_young(network))
    candidates = np.setdiff1d(inc.contexts, around.people)[:5]
    graph, people = as_graph(around), set(around.people.tolist())
    whole, shared = linked_pairs(graph, people, set()), sharing_pairs(network, set())
    sets = all_sets(inc, around, candidates, 3)
    for members, reach, lost in zip(sets.members, sets.reach, sets.shared, strict=True):
        without = set(candidates[members[members >= 0]].tolist())
        assert reach == whole - linked_pairs(graph, people, without)
        assert lost == len(shared - sharing_pairs(network, without))


@ENOUGH_TOWNS
@given(random_towns())
def test_the_best_set_loses_no_less_than_any_and_its_row_says_the_same(network: Network) -> None:
    best = what_if(network, best=2, everything=True).rows
    for row in what_if(network, everything=True).rows:
        if row.protective_lost or not row.reach_lost + row.pairs_lost:
            continue
        assert best[0].reach_lost > row.reach_lost or (
            best[0].reach_lost == row.reach_lost and best[0].pairs_lost >= row.pairs_lost
        )
    for row in best:
        (alone,) = what_if(network, without=row.ids).rows
        assert alone == row


@ENOUGH_TOWNS
@given(random_towns())
def test_reach_lost_is_that_of_networkx_for_each_and_for_several_compiled_or_not(network: Network) -> None:
    around = young_map(network, ties_of_young(network))
    graph, people = as_graph(around), set(around.people.tolist())
    whole = linked_pairs(graph, people, set())
    young_in = around.is_young.astype(np.int64)
    each, nobody_gone = reach_lost_each(around.near, young_in), np.zeros(young_in.size, np.bool_)
    kernel, _ = compiled(lost_with_each)((around.near.start, around.near.nodes), young_in, nobody_gone)
    others = sorted(set(graph) - people)
    assert [each[node] for node in others] == [whole - linked_pairs(graph, people, {node}) for node in others]
    assert each.tolist() == kernel.tolist()
    several = np.array(others[:3], np.int64)
    assert reach_lost(around.near, young_in, several) == whole - linked_pairs(graph, people, set(others[:3]))
