"""Recorded peer groups, and recording clusters after them."""

from __future__ import annotations

import csv
from collections.abc import Sequence, Set
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from sknetwork.clustering import Louvain

from bench.town import generate
from ctx_map.analysis import groups
from ctx_map.analysis.measures.leiden import modularity
from ctx_map.analysis.measures.recording_clusters import (
    cluster_once,
    recording_clusters,
    stability_words,
    two_mode_graph,
)
from ctx_map.network import Network
from ctx_map.network.arrays import Ints
from ctx_map.network.incidence import Incidence, incidence
from random_towns import ENOUGH_TOWNS, random_towns
from towns import adult, peer_group, place, tie, town

DAVIS = Path(__file__).parents[3] / "shared" / "data" / "davis"
NORTH = [(who, "SPENDS_TIME_AT", at) for who in ("ash", "bo", "cy") for at in ("park", "arcade")]
SOUTH = [(who, "SPENDS_TIME_AT", at) for who in ("eli", "fay", "gus") for at in ("canal", "cafe")]


def clusters(network: Network) -> set[tuple[str, ...]]:
    return {
        row.people_ids for row in groups(network, unreliable=True).rows if row.sort == "group found by the computer"
    }


def test_a_recorded_peer_group_comes_first_with_who_named_it() -> None:
    band = peer_group("band", named_by="Ash", basis="own words")
    network = town(*NORTH, ("ash", "MEMBER_OF", "band"), ("eli", "MEMBER_OF", "band"), nodes=[band])
    first = groups(network).rows[0]
    assert (first.id, first.sort, first.named_by, first.basis) == ("band", "recorded peer group", "Ash", "own words")
    assert (first.people_ids, first.links) == (("ash", "eli"), ("link0006", "link0007"))


def test_two_circles_that_are_recorded_apart_are_two_clusters() -> None:
    assert clusters(town(*NORTH, *SOUTH)) == {("ash", "bo", "cy"), ("eli", "fay", "gus")}


def test_one_meeting_of_the_two_does_not_make_them_one() -> None:
    assert clusters(town(*NORTH, *SOUTH, ("ash", "SPENDS_TIME_AT", "canal"))) == {
        ("ash", "bo", "cy"),
        ("eli", "fay", "gus"),
    }


def test_a_cluster_names_what_holds_it_together_and_its_reports() -> None:
    row = groups(town(*NORTH, ("ash", "SPENDS_TIME_AT", "library"), nodes=[place("library")])).rows[0]
    assert (row.held_by, row.rests_on, row.reports) == (("arcade", "park"), "several places or contacts", 6)
    assert "link0006" not in row.links


def test_a_cluster_that_one_event_made_says_so() -> None:
    answer = groups(town(*[(who, "INVOLVED_IN", "fight") for who in ("ash", "bo", "cy")]))
    assert answer.rows[0].rests_on == "one place or contact"
    assert "1 of these groups comes from one shared place or contact only." in answer.sentences


def test_adults_are_in_no_group() -> None:
    network = town(*NORTH, ("vic", "SPENDS_TIME_AT", "park"), ("vic", "SPENDS_TIME_AT", "arcade"), nodes=[adult("vic")])
    assert clusters(network) == {("ash", "bo", "cy")}


def test_busy_contexts_do_not_make_clusters_and_are_counted() -> None:
    answer = groups(town(*[(who, "ATTENDS", "school") for who in ("ash", "bo", "cy", "dee")]), max_people=3)
    assert list(answer.rows) == []
    assert answer.considered["places and contacts left out, more than 3 young people"] == 1


def test_a_recorded_group_without_young_people_is_still_listed() -> None:
    (row,) = groups(town(nodes=[peer_group("band")])).rows
    assert (row.id, row.people, row.rests_on) == ("band", 0, "nothing in common on the map")


def test_no_group_is_called_a_gang() -> None:
    answer = groups(town(*NORTH))
    assert "gang" not in " ".join([answer.rows[0].sort, answer.method.definition, *answer.sentences])


def test_the_women_of_davis_fall_into_the_two_circles_that_everybody_finds() -> None:
    """The core of each circle on which the analyses collected by Freeman 2003 agree."""
    with (DAVIS / "attendance.csv").open() as file:
        rows = [(row["person_id"], row["context_id"]) for row in csv.DictReader(file)]
    found = clusters(town(*[tie(who, "INVOLVED_IN", at) for who, at in rows]))
    one = {"Evelyn Jefferson", "Laura Mandeville", "Theresa Anderson", "Brenda Rogers"}
    other = {"Katherina Rogers", "Sylvia Avondale", "Nora Fayette"}
    homes = [[cluster for cluster in found if core <= set(cluster)] for core in (one, other)]
    assert [len(home) for home in homes] == [1, 1]
    assert homes[0] != homes[1]


def test_reliability_is_put_into_words() -> None:
    assert [stability_words(each) for each in (1.0, 0.7, 0.2)] == ["reliable", "fairly reliable", "not reliable"]


def test_a_recorded_group_says_that_it_was_recorded_and_has_no_empty_cell() -> None:
    (row,) = groups(town(nodes=[peer_group("band")])).rows
    assert row.steadiness == row.with_loss == "recorded by an agency"


@settings(max_examples=20)
@given(random_towns())
def test_groups_that_are_not_reliable_are_listed_only_when_asked_for(network: Network) -> None:
    found, every = groups(network, min_people=2), groups(network, min_people=2, unreliable=True)
    unreliable = [row for row in every.rows if "not reliable" in (row.steadiness, row.with_loss)]
    assert not [row for row in found.rows if "not reliable" in (row.steadiness, row.with_loss)]
    assert len(found.rows) == len(every.rows) - len(unreliable)
    said = [sentence for sentence in found.sentences if "not reliable" in sentence]
    assert [sentence.split()[0] for sentence in said] == ([str(len(unreliable))] if unreliable else [])


ROWS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 6)), min_size=1, max_size=40)


@settings(max_examples=30)
@given(ROWS)
def test_the_same_reports_and_seeds_give_the_same_clusters(rows: list[tuple[int, int]]) -> None:
    inc = incidence([p for p, _ in rows], [c for _, c in rows])
    one, again = (recording_clusters(inc, seeds=3) for _ in range(2))
    assert np.array_equal(one.of_person, again.of_person)
    assert np.array_equal(one.stability, again.stability)
    assert ((one.stability > 0) & (one.stability <= 1)).all()


@given(ROWS, st.integers(0, 5))
def test_every_cluster_hangs_together(rows: list[tuple[int, int]], seed: int) -> None:
    """Between any two of a cluster, people or contexts, a chain of its own links runs: NetworkX looks."""
    inc = incidence([p for p, _ in rows], [c for _, c in rows])
    cluster = cluster_once(two_mode_graph(inc), seed, large=False)
    graph = nx.Graph([(p, inc.people.size + c) for c in range(inc.contexts.size) for p in people_of(inc, c)])
    for each in set(cluster.tolist()):
        assert nx.is_connected(graph.subgraph(np.flatnonzero(cluster == each).tolist()))


@given(ROWS, st.integers(0, 5))
def test_compiled_and_plain_steps_give_the_same_clusters(rows: list[tuple[int, int]], seed: int) -> None:
    graph = two_mode_graph(incidence([p for p, _ in rows], [c for _, c in rows]))
    plain, kernel = (cluster_once(graph, seed, large=large) for large in (False, True))
    assert np.array_equal(plain, kernel)


@given(ROWS, st.integers(0, 5))
def test_modularity_is_that_counted_pair_by_pair(rows: list[tuple[int, int]], seed: int) -> None:
    inc = incidence([p for p, _ in rows], [c for _, c in rows])
    graph = two_mode_graph(inc)
    cluster = cluster_once(graph, seed, large=False)
    real = inc.matrix().toarray()
    expected = np.outer(real.sum(axis=1), real.sum(axis=0)) / real.sum()
    together = cluster[: inc.people.size, None] == cluster[None, inc.people.size :]
    assert modularity(graph, cluster) == pytest.approx(((real - expected) * together).sum() / real.sum(), abs=1e-9)


@settings(max_examples=30)
@given(ROWS, st.integers(1, 4))
def test_reliability_is_that_counted_with_sets(rows: list[tuple[int, int]], seeds: int) -> None:
    """The mean of what comes back of a cluster, in the cluster most like it, of each other seed and with losses."""
    inc = incidence([p for p, _ in rows], [c for _, c in rows])
    found = recording_clusters(inc, seeds=seeds)
    numbers = range(seeds)
    others = [sets_of(cluster_once(two_mode_graph(inc), seed, large=False), inc) for seed in numbers]
    lossy = [sets_of(cluster_once(two_mode_graph(inc, lost=seed), seed, large=False), inc) for seed in numbers]
    chosen = [frozenset(np.flatnonzero(found.of_person == number).tolist()) for number in range(found.stability.size)]
    others.remove(set(chosen))
    for cluster, again, with_loss in zip(chosen, found.stability, found.stability_with_loss, strict=True):
        assert again == pytest.approx(mean_overlap(cluster, others))
        assert with_loss == pytest.approx(mean_overlap(cluster, lossy))


def sets_of(cluster: Ints, inc: Incidence) -> set[frozenset[int]]:
    """The people of each cluster; contexts are in none."""
    people = cluster[: inc.people.size]
    return {frozenset(np.flatnonzero(people == number).tolist()) for number in set(people.tolist())}


def mean_overlap(cluster: frozenset[int], runs: Sequence[Set[frozenset[int]]]) -> float:
    """How much of a cluster comes back in other runs; all of it where there is none."""
    best = [max(len(cluster & each) / len(cluster | each) for each in run) for run in runs]
    return sum(best) / len(best) if best else 1.0


def test_clusters_are_as_good_as_those_of_another_implementation() -> None:
    inc = incidence(*generate(5_000).visits())
    inc = inc.only((inc.sizes > 1) & (inc.sizes < 100))
    graph = two_mode_graph(inc)
    ours = max(modularity(graph, cluster_once(graph, seed)) for seed in range(5))
    theirs = Louvain(random_state=0, shuffle_nodes=True).fit(sparse.csr_matrix(inc.matrix()), force_bipartite=True)
    assert ours > 0.97 * modularity(graph, np.concatenate([theirs.labels_row_, theirs.labels_col_]))


def test_clusters_are_as_good_as_those_of_networkx() -> None:
    """NetworkX's Louvain, with the same two-mode null model left out: its clusters are scored by ours."""
    rows = [(p, c) for side in (0, 1, 2) for p in range(side * 5, side * 5 + 5) for c in range(side * 4, side * 4 + 4)]
    rows += [(0, 4), (5, 8)]
    inc = incidence([p for p, _ in rows], [c for _, c in rows])
    graph = two_mode_graph(inc)
    theirs = nx.community.louvain_communities(nx.Graph([(p, inc.people.size + c) for p, c in rows]), seed=1)
    labels = np.array(
        [next(at for at, each in enumerate(theirs) if node in each) for node in range(graph.of_people.size)]
    )
    ours = max(modularity(graph, cluster_once(graph, seed, large=False)) for seed in range(5))
    assert ours >= modularity(graph, labels) - 1e-9


def test_two_circles_that_share_nothing_come_back_when_links_are_lost() -> None:
    rows = [(p, c) for side in (0, 1) for p in range(side * 6, side * 6 + 6) for c in range(side * 5, side * 5 + 5)]
    found = recording_clusters(incidence([p for p, _ in rows], [c for _, c in rows]), seeds=5)
    assert found.of_person.tolist() == [0] * 6 + [1] * 6
    assert found.stability.tolist() == found.stability_with_loss.tolist() == [1.0, 1.0]


def people_of(inc: Incidence, context: int) -> list[int]:
    people: list[int] = inc.context_people[inc.context_start[context] : inc.context_start[context + 1]].tolist()
    return people


@ENOUGH_TOWNS
@given(random_towns())
def test_nobody_is_in_two_clusters_and_people_are_counted(network: Network) -> None:
    rows = [
        row for row in groups(network, min_people=2, unreliable=True).rows if row.sort == "group found by the computer"
    ]
    everybody = [who for row in rows for who in row.people_ids]
    assert len(everybody) == len(set(everybody))
    assert all(row.people == len(row.people_ids) >= 2 for row in rows)
