"""Pairs of young people by shared contexts, against NetworkX's bipartite projections."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from analysis.plain_counts.facts import facts_of, members
from ctx_map.analysis import pairs
from ctx_map.analysis.measures.pair_counts import (
    _compiled_elsewhere,
    _compiled_pairs,
    _listed_elsewhere,
    _listed_pairs,
    in_order,
)
from ctx_map.errors import WrongUse
from ctx_map.network import Network
from ctx_map.network.incidence import incidence
from random_towns import ENOUGH_TOWNS, random_towns, young_in_contexts
from towns import adult, event, tie, town, young

DAVIS = Path(__file__).parents[3] / "shared" / "data" / "davis"
CONTEXT_KINDS = ("SPENDS_TIME_AT", "LIVES_AT", "ATTENDS", "USES", "INVOLVED_IN", "MEMBER_OF")


def found(network: Network) -> list[tuple[str, str, int, float]]:
    return [(row.a, row.b, row.shared, row.weight) for row in pairs(network).rows]


def test_two_young_people_who_share_a_place_and_an_event_share_two_contexts() -> None:
    both = [
        (who, kind, what) for who in ("ash", "bo") for kind, what in (("ATTENDS", "school"), ("INVOLVED_IN", "fight"))
    ]
    assert found(town(*both)) == [("ash", "bo", 2, 2.0)]


def test_two_reports_of_one_place_are_one_shared_context() -> None:
    network = town(("ash", "SPENDS_TIME_AT", "park"), ("bo", "SPENDS_TIME_AT", "park"), ("bo", "LIVES_AT", "park"))
    assert found(network) == [("ash", "bo", 1, 1.0)]


def test_sharing_a_place_only_through_an_event_is_sharing_the_event() -> None:
    network = town(("ash", "SPENDS_TIME_AT", "park"), ("bo", "INVOLVED_IN", "fight"), ("fight", "HAPPENED_AT", "park"))
    assert found(network) == []


def test_contexts_above_a_size_are_left_out_counted_and_listed() -> None:
    everybody = [(who, "ATTENDS", "school") for who in ("ash", "bo", "cy")]
    answer = pairs(town(*everybody, ("ash", "USES", "phone"), ("bo", "USES", "phone")), max_people=2)
    assert [(row.a, row.b) for row in answer.rows] == [("ash", "bo")]
    assert answer.considered["left out because more than 2 young people share them"] == 1
    assert answer.considered["left out: School"] == 3
    assert "More than 2 young people share each of these, so they are left out: School." in answer.sentences


def test_pairs_come_with_most_shared_first_then_heaviest_then_by_id() -> None:
    network = town(
        *[(who, "ATTENDS", "school") for who in ("ash", "bo", "cy", "dee")],
        *[(who, "USES", "phone") for who in ("cy", "dee")],
        *[(who, "SPENDS_TIME_AT", "park") for who in ("bo", "dee", "ash")],
    )
    assert [(row.a, row.b) for row in pairs(network).rows] == [
        ("cy", "dee"), ("ash", "bo"), ("ash", "dee"), ("bo", "dee"), ("ash", "cy"), ("bo", "cy"),
    ]  # fmt: skip


def test_pairs_who_share_nothing_but_the_home_they_live_in_come_after_the_others() -> None:
    at_home = [(who, "LIVES_AT", "home") for who in ("ash", "bo")]
    crowd = [(who, "ATTENDS", "school") for who in ("bo", "cy", "dee")]
    answer = pairs(town(*at_home, *crowd))
    assert [(row.a, row.b) for row in answer.rows][-1] == ("ash", "bo")
    assert answer.sentences[0] == "4 pairs of young people share at least 1 place, thing, event or group."
    assert "1 of the pairs only shares a home or placement where both live. It comes last." in answer.sentences


def test_who_is_visited_at_home_or_shares_more_than_a_home_comes_by_what_is_shared() -> None:
    network = town(
        *[(who, "LIVES_AT", "home") for who in ("ash", "bo")],
        *[(who, "SPENDS_TIME_AT", "park") for who in ("ash", "bo")],
        ("cy", "SPENDS_TIME_AT", "home"),
    )
    assert next((row.a, row.b, row.shared) for row in pairs(network).rows) == ("ash", "bo", 2)
    assert not any(" last." in each for each in pairs(network).sentences)


@ENOUGH_TOWNS
@given(random_towns())
def test_only_pairs_who_live_together_and_share_nothing_else_come_last(network: Network) -> None:
    at = members(facts_of(network).of_young(*CONTEXT_KINDS))
    homes = members(facts_of(network).of_young("LIVES_AT"))
    only_a_home = [
        all({row.a, row.b} <= homes.get(each, set()) for each, who in at.items() if {row.a, row.b} <= who)
        for row in pairs(network).rows
    ]
    assert only_a_home == sorted(only_a_home)


def test_with_two_or_more_named_only_pairs_among_them_are_given_and_with_one_his_own() -> None:
    network = town(*[(who, "ATTENDS", "school") for who in ("ash", "bo", "cy")])
    assert [(row.a, row.b) for row in pairs(network, people=("bo", "cy")).rows] == [("bo", "cy")]
    assert [(row.a, row.b) for row in pairs(network, people=("bo",)).rows] == [("ash", "bo"), ("bo", "cy")]
    assert pairs(network, people=("bo", "cy")).rows[0].weight == 0.5


def test_an_adult_makes_no_pair() -> None:
    assert found(town(("ash", "USES", "phone"), ("bo", "USES", "phone"), nodes=[adult("bo"), young("ash")])) == []


def test_the_reports_behind_a_pair_are_those_of_both_to_what_they_share() -> None:
    network = town(
        ("ash", "USES", "phone"), ("bo", "USES", "phone"), ("ash", "ATTENDS", "school"), ("cy", "USES", "phone")
    )
    answer = pairs(network)
    assert [report.link for report in answer.reports(answer.rows[0])] == ["link0000", "link0001"]


def test_a_pair_asks_for_at_least_one_shared_context() -> None:
    with pytest.raises(WrongUse):
        pairs(town(), min_shared=0)


def projected(network: Network) -> set[tuple[str, str, int, float]]:
    """The pairs of NetworkX's weighted projections, with Newman's weights."""
    graph: nx.Graph[tuple[str, str]] = nx.Graph()
    for person, context in young_in_contexts(network, CONTEXT_KINDS):
        graph.add_edge(("person", person), ("context", context))
    people = {each for each in graph if each[0] == "person"}
    if not people:
        return set()
    shared = bipartite.weighted_projected_graph(graph, people)
    weight = bipartite.collaboration_weighted_projected_graph(graph, people)
    return {
        (min(a, b)[1], max(a, b)[1], int(shared[a][b]["weight"]), round(weight[a][b]["weight"], 9))
        for a, b in shared.edges()
    }


@ENOUGH_TOWNS
@given(random_towns())
def test_pairs_are_those_of_a_weighted_projection(network: Network) -> None:
    assert {(row.a, row.b, row.shared, row.weight) for row in pairs(network).rows} == projected(network)


ROWS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 8)), max_size=60)


@given(ROWS, st.integers(1, 3))
def test_both_ways_of_counting_pairs_give_the_same(rows: list[tuple[int, int]], min_shared: int) -> None:
    inc = incidence([p for p, _ in rows], [c for _, c in rows])
    both = (_compiled_pairs(inc, min_shared), _listed_pairs(inc, min_shared))
    compiled, sparse = (in_order(counts, inc.people.size) for counts in both)
    for name in ("first", "second", "shared"):
        assert getattr(compiled, name).tolist() == getattr(sparse, name).tolist()
    assert compiled.weight == pytest.approx(sparse.weight)


@given(ROWS)
def test_pairs_of_a_context_who_share_another_are_counted_alike_both_ways(rows: list[tuple[int, int]]) -> None:
    inc = incidence([p for p, _ in rows], [c for _, c in rows])
    contexts_of = {p: {c for q, c in rows if q == p} for p, _ in rows}
    people = sorted(contexts_of)
    common = {(p, q): contexts_of[p] & contexts_of[q] for p in people for q in people if p < q}
    expected = [sum(c in both and len(both) > 1 for both in common.values()) for c in inc.contexts]
    for counted, sharing in (_compiled_elsewhere(inc), _listed_elsewhere(inc)):
        assert (counted.tolist(), sharing) == (expected, sum(map(bool, common.values())))


def test_the_women_of_davis_share_events_as_published() -> None:
    """Davis, Gardner and Gardner 1941; the numbers were worked out by two other engines."""
    with (DAVIS / "attendance.csv").open() as file:
        rows = [(row["person_id"], row["context_id"]) for row in csv.DictReader(file)]
    network = town(
        *[tie(who, "INVOLVED_IN", at) for who, at in rows], nodes=[event(at) for at in {at for _, at in rows}]
    )
    expected = json.loads((DAVIS / "expected.json").read_text())
    for least in range(1, 7):
        assert len(pairs(network, min_shared=least).rows) == expected[f"pairs_sharing_ge{least}"]
    shared = {(row.a, row.b): row.shared for row in pairs(network).rows}
    assert all(shared[min(a, b), max(a, b)] == count for a, b, count in expected["top10_pairs"])


def test_an_incidence_counts_each_person_once_in_each_context() -> None:
    inc = incidence([5, 5, 2, 5], [7, 7, 7, 9])
    assert (inc.people.tolist(), inc.contexts.tolist(), inc.sizes.tolist()) == ([2, 5], [7, 9], [2, 1])
    assert inc.only(np.array([False, True])).contexts.tolist() == [9]


def test_two_who_spoke_in_one_conversation_do_not_share_it() -> None:
    spoke = [tie(who, "SPOKE_IN", "talk") for who in ("ash", "bo")]
    assert not pairs(town(*spoke, nodes=[young("ash"), young("bo")])).rows
