"""Clusters of people and contexts together, on the same two-mode graph."""

from __future__ import annotations

import networkx as nx

from bench.pairs_rows import SLOW_FROM, arrays, graph_of
from bench.rows import Goal, Row
from ctx_map.analysis.measures.recording_clusters import cluster_once, two_mode_graph


def clusters_row(links: int) -> Row:
    """One seed of Leiden against NetworkX's Louvain; the clusters need not be alike, so only the time is compared."""
    inc = arrays(links)
    ours = two_mode_graph(inc)
    rivals, goals = {}, []
    if links < SLOW_FROM:
        graph = graph_of(inc)
        rivals["NetworkX"] = lambda: _nothing(nx.community.louvain_communities(graph, seed=1))
        goals.append(Goal("NetworkX", at_least=25))
    return Row(
        "clusters",
        links,
        lambda: _nothing(cluster_once(ours, 0)),
        rivals,
        tuple(goals),
        once=frozenset(rivals),
    )


def _nothing(_: object) -> None:
    """What was found is not compared."""
