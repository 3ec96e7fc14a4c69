"""Clusters of people and contexts together, on the same two-mode graph."""

from __future__ import annotations

import networkx as nx

from bench.limit import LIMIT, SHOWN, limit_of
from bench.pairs_rows import SLOW_FROM, arrays, graph_of
from bench.rows import Goal, Row, Run
from ctx_map.analysis.measures.recording_clusters import cluster_once, two_mode_graph


def clusters_row(links: int) -> Row:
    """One seed of Leiden against NetworkX's Louvain; the clusters need not be alike, so only the time is compared."""
    inc = arrays(links)
    ours = two_mode_graph(inc)
    once: set[str] = set()
    rivals: dict[str, Run] = {LIMIT: limit_of((*inc.by_person, *inc.by_context), (inc.people, inc.contexts))}
    goals = [SHOWN]
    if links < SLOW_FROM:
        graph = graph_of(inc)
        rivals["NetworkX"] = lambda: _nothing(nx.community.louvain_communities(graph, seed=1))
        goals.insert(0, Goal("NetworkX", at_least=25))
        once.add("NetworkX")
    return Row(
        "clusters",
        links,
        lambda: _nothing(cluster_once(ours, 0)),
        rivals,
        tuple(goals),
        once=frozenset(once),
    )


def _nothing(_: object) -> None:
    """What was found is not compared."""
