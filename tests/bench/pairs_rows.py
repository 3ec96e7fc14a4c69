"""Pairs of young people with shared contexts and Newman's weight. Contexts of more than 100 are left out for all.

The kernels are compiled and loaded before they are timed, as they are in an app that has answered one large question.
"""

from __future__ import annotations

import networkx as nx
import numpy as np
from networkx.algorithms import bipartite

import ctx_map.analysis.measures.pair_kernels  # noqa: F401  loads the compiler
from bench.limit import LIMIT, SHOWN, limit_of
from bench.rows import Goal, Row, Run
from bench.town import generate
from ctx_map.analysis.measures.pair_counts import pair_counts
from ctx_map.network.incidence import Incidence, incidence

MOST_PEOPLE = 100
LARGE = 10_000_000
"""Links from which on a kernel is held against its limit."""
TIMES_THE_LIMIT = Goal(
    LIMIT,
    at_most=6,
    why_missed="Each pair is added up once for each place that two people share, in memory that no cache holds.",
)
SLOW_FROM = 1_000_000
"""Links from which NetworkX's projection is too slow to run."""


def arrays(links: int) -> Incidence:
    inc = incidence(*generate(links).visits())
    return inc.only((inc.sizes > 1) & (inc.sizes <= MOST_PEOPLE))


def pairs_row(links: int) -> Row:
    """Against NetworkX's own projection (its graph built beforehand) and a bare SciPy product of the same matrix."""
    inc = arrays(links)
    matrix = inc.matrix()
    graph = graph_of(inc) if links < SLOW_FROM else nx.Graph()
    rivals: dict[str, Run] = {
        "SciPy": lambda: int(((product := matrix @ matrix.T).nnz - np.count_nonzero(product.diagonal())) // 2),
        "NetworkX": lambda: bipartite.collaboration_weighted_projected_graph(
            graph, range(inc.people.size)
        ).number_of_edges(),
    }
    found = pair_counts(inc)
    rivals[LIMIT] = limit_of((*inc.by_person, *inc.by_context), (found.first, found.second, found.shared, found.weight))
    goals = [Goal("SciPy", at_most=0.3 if links > SLOW_FROM else 1.5)]
    goals.append(TIMES_THE_LIMIT if links >= LARGE else SHOWN)
    if links < SLOW_FROM:
        goals.insert(0, Goal("NetworkX", at_least=500))
    else:
        del rivals["NetworkX"]
    return Row(
        "pairs",
        links,
        lambda: int(pair_counts(inc).first.size),
        rivals,
        tuple(goals),
        once=frozenset({"NetworkX"} & set(rivals)),
    )


def graph_of(inc: Incidence) -> nx.Graph[int]:
    """People are nodes from 0 on, contexts those after."""
    graph: nx.Graph[int] = nx.Graph()
    people = inc.people.size
    graph.add_nodes_from(range(people))
    context = np.repeat(np.arange(inc.contexts.size), inc.sizes) + people
    graph.add_edges_from(zip(inc.context_people.tolist(), context.tolist(), strict=True))
    return graph
