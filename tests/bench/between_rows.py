"""Betweenness from sampled sources, on the whole map."""

from __future__ import annotations

import random

import networkx as nx
import numpy as np

import ctx_map.analysis.measures.pair_kernels  # noqa: F401  loads the compiler
from bench.limit import LIMIT, SHOWN, limit_of
from bench.rows import Goal, Row
from bench.town import generate
from ctx_map.analysis.measures.betweenness import through
from ctx_map.network.neighbours import from_ends

SOURCES, SEED = 2, 1
"""NetworkX takes half a minute for each source."""


def between_row(links: int) -> Row:
    """Against NetworkX's sampled betweenness, from the same sources to all; the graphs are built beforehand."""
    town = generate(links)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from(zip(town.source.tolist(), town.target.tolist(), strict=True))
    size = max(graph) + 1
    near = from_ends(town.source, town.target, nodes=size)
    # the sources that NetworkX will draw
    sources = np.array(random.Random(SEED).sample(list(graph), SOURCES))
    everything, others = np.ones(size, np.bool_), ~np.isin(np.arange(size), sources)
    return Row(
        "between",
        links,
        lambda: round(float(through(near, sources, everything).sums[0][others].sum())),
        {
            "NetworkX": lambda: _by_networkx(graph, set(sources.tolist())),
            LIMIT: limit_of((near.start, near.nodes), (near.start,)),
        },
        (Goal("NetworkX", at_least=40), SHOWN),
        once=frozenset({"NetworkX"}),
    )


def _by_networkx(graph: nx.Graph[int], sources: set[int]) -> int:
    shares = nx.betweenness_centrality(graph, k=SOURCES, seed=SEED, normalized=False)
    # NetworkX scales up from the sources to all nodes, the sources otherwise, and counts a chain once for both ends
    others = sum(share for node, share in shares.items() if node not in sources)
    return round(others * 2 * SOURCES / (graph.number_of_nodes() - 1))
