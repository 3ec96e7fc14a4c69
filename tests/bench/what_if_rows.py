"""For every context at once: how many pairs of young people share nothing else, and so are lost with it."""

from __future__ import annotations

import networkx as nx
from networkx.algorithms import bipartite

from bench.pairs_rows import SLOW_FROM, arrays, graph_of
from bench.rows import Goal, Row, Run
from ctx_map.analysis.pair_counts import pair_counts, pairs_also_elsewhere
from ctx_map.network.incidence import Incidence


def what_if_row(links: int) -> Row:
    """Against counting all pairs once, and NetworkX projecting anew around each context."""
    inc = arrays(links)
    # counting pairs answers another question: it is here for its time
    rivals: dict[str, Run] = {"pairs": lambda: _nothing(pair_counts(inc))}
    goals = [Goal("pairs", at_most=2)]
    if links < SLOW_FROM:
        graph = graph_of(inc)
        rivals["NetworkX"] = lambda: _by_networkx(graph, inc)
        goals.append(Goal("NetworkX", at_least=1000))
    return Row("what-if", links, lambda: _lost(inc), rivals, tuple(goals), once=frozenset({"NetworkX"} & set(rivals)))


def _lost(inc: Incidence) -> int:
    pairs = inc.sizes * (inc.sizes - 1) // 2
    return int((pairs - pairs_also_elsewhere(inc)[0]).sum())


def _by_networkx(graph: nx.Graph[int], inc: Incidence) -> int:
    """Around each context, NetworkX's projection of its people through all their other contexts."""
    people = inc.people.size
    lost = 0
    for context in range(people, people + inc.contexts.size):
        here = set(graph[context])
        others = {kept for person in here for kept in graph[person]} - {context}
        left = bipartite.projected_graph(graph.subgraph(here | others), here)
        lost += len(here) * (len(here) - 1) // 2 - left.number_of_edges()
    return lost


def _nothing(_: object) -> None:
    """What was found is not compared."""
