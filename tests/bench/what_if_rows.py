"""For every context at once: what is lost with it, in pairs that share nothing else, in reach, in ties that protect."""

from __future__ import annotations

import time

import networkx as nx
import numpy as np
import numpy.typing as npt
from networkx.algorithms import bipartite

from bench.limit import LIMIT, SHOWN, limit_of
from bench.pairs_rows import LARGE, SLOW_FROM, arrays, graph_of
from bench.rows import Elsewhere, Goal, Row, Run
from bench.town import generate
from ctx_map.analysis.measures.connectivity_loss import reach_lost_each
from ctx_map.analysis.measures.pair_counts import pair_counts, pairs_also_elsewhere
from ctx_map.network.incidence import Incidence
from ctx_map.network.neighbours import Neighbours, from_ends

TIMES_THE_LIMIT = Goal(
    LIMIT,
    at_most=8,
    why_missed="It writes little, but counts all pairs, and walks the map from node to node in no order of memory.",
)
SAMPLE = 4
"""Contexts whose reach NetworkX is asked for; the rest is extrapolated."""
Ints = npt.NDArray[np.int64]


def what_if_row(links: int) -> Row:
    """Against counting all pairs once, and NetworkX asking the same of each context in turn."""
    inc = arrays(links)
    town = generate(links)
    size = town.events + town.young + town.adults + town.places + town.things
    near = from_ends(town.source, town.target, nodes=size)
    young = ((np.arange(size) >= town.events) & (np.arange(size) < town.events + town.young)).astype(np.int64)
    # one in ten reports protects
    protective = town.target[::10]
    # counting pairs answers another question: it is here for its time
    rivals: dict[str, Run] = {"pairs": lambda: _nothing(pair_counts(inc))}
    per_node = np.empty(size, np.int64)
    read = (*inc.by_person, *inc.by_context, near.start, near.nodes, young, protective)
    rivals[LIMIT] = limit_of(read, (per_node, per_node, inc.contexts))
    goals = [Goal("pairs", at_most=2), TIMES_THE_LIMIT if links >= LARGE else SHOWN]
    if links < SLOW_FROM:
        graph, whole = graph_of(inc), nx.Graph(zip(town.source.tolist(), town.target.tolist(), strict=True))
        rivals["NetworkX"] = lambda: _everything_by_networkx(graph, whole, inc)
        goals.append(Goal("NetworkX", at_least=1000))
    return Row(
        "what-if",
        links,
        lambda: _lost(inc, near, young, protective),
        rivals,
        tuple(goals),
        once=frozenset({"NetworkX"} & set(rivals)),
    )


def _lost(inc: Incidence, near: Neighbours, young: Ints, protective: Ints) -> int:
    """Pairs lost, reach lost and ties that protect lost, for every context; the pairs are what is compared."""
    reach_lost_each(near, young)
    np.bincount(protective, minlength=young.size)
    pairs = inc.sizes * (inc.sizes - 1) // 2
    return int((pairs - pairs_also_elsewhere(inc)[0]).sum())


def _everything_by_networkx(graph: nx.Graph[int], whole: nx.Graph[int], inc: Incidence) -> Elsewhere:
    """The pairs lost with every context; the reach lost with a few, the time for all being so many times as long."""
    begun = time.perf_counter()
    lost = _by_networkx(graph, inc)
    sampled = time.perf_counter()
    for context in inc.contexts[:: inc.contexts.size // SAMPLE][:SAMPLE].tolist():
        left = whole.subgraph(whole.nodes - {context})
        sum(len(part) ** 2 for part in nx.connected_components(left))
    ended = time.perf_counter()
    return Elsewhere(sampled - begun + (ended - sampled) * inc.contexts.size / SAMPLE, 0.0, lost)


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
