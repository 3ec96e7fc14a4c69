"""Graph arithmetic with NetworkX on what a view shows, to hold it against published figures.

Rankings of people stand here because the published figures rank them: they check the arithmetic. ctx-map itself never
shows one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import networkx as nx
import pytest

from ctx_map.network import Network
from ctx_map.vocabulary.labels import Label
from real.loading import bare

Graph: TypeAlias = "nx.Graph[str]"


def simple(network: Network, *, label: Label = Label.PERSON) -> Graph:
    """Nodes of one label, joined once where any report joins them."""
    full = network.to_networkx()
    graph: Graph = nx.Graph()
    graph.add_nodes_from(bare(node) for node, told in full.nodes(data=True) if told["label"] == label)
    ends = ((bare(a), bare(b)) for a, b in full.edges())
    graph.add_edges_from((a, b) for a, b in ends if a in graph and b in graph and a != b)
    return graph


def names(network: Network) -> dict[str, str]:
    """Name by id."""
    return {bare(key): name for key, name in network.nodes.select("key", "name").iter_rows()}


def ranked(values: Mapping[str, float], *, most_first: bool = True, decimals: int = 4) -> list[tuple[str, float]]:
    """Ids with their values, ties broken by id, the first ten. An isolate, which has no constraint, is left out."""
    sign = -1 if most_first else 1
    rounded = {each: round(value, decimals) for each, value in values.items() if not math.isnan(value)}
    return sorted(rounded.items(), key=lambda pair: (sign * pair[1], pair[0]))[:10]


def same_ranking(found: list[tuple[str, float]], told: Iterable[list[Any]], *, within: float = 2e-4) -> None:
    """Holds a ranking against rows of id, perhaps name, value."""
    rows = [(row[0], float(row[-1])) for row in told]
    assert [each for each, _ in found] == [each for each, _ in rows]
    assert [value for _, value in found] == pytest.approx([value for _, value in rows], abs=within)


def component_sizes(graph: Graph) -> list[int]:
    """Sizes of components, largest first; isolates count."""
    return sorted(map(len, nx.connected_components(graph)), reverse=True)


def triangles(graph: Graph) -> dict[str, int]:
    """How many triangles each node is part of."""
    counted = nx.triangles(graph)
    assert isinstance(counted, dict)
    return counted


def figures(graph: Graph) -> dict[str, Any]:
    """The figures of a graph under the names of the files of known answers."""
    sizes, core = component_sizes(graph), nx.core_number(graph)
    giant = graph.subgraph(max(nx.connected_components(graph), key=len))
    most = max(core.values())
    return {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "isolates": nx.number_of_isolates(graph),
        "components": len(sizes),
        "component_sizes_top10": sizes[:10],
        "density": round(nx.density(graph), 8),
        "triangles": sum(triangles(graph).values()) // 3,
        "transitivity": round(nx.transitivity(graph), 6),
        "articulation_points": len(set(nx.articulation_points(graph))),
        "bridges": sum(1 for _ in nx.bridges(graph)),
        "max_core": most,
        "max_core_members": Counter(core.values())[most],
        "giant_diameter": nx.diameter(giant),
        "giant_mean_path": round(nx.average_shortest_path_length(giant), 6),
    }


def same_figures(graph: Graph, told: Mapping[str, Any]) -> None:
    """Holds every figure that is told against the graph."""
    found = figures(graph)
    assert {name: found[name] for name in found if name in told} == {name: told[name] for name in found if name in told}
