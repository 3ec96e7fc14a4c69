"""Cluster a two-mode graph of people and contexts with the Leiden algorithm, seeded.

Maximises Barber's modularity (the links inside clusters beyond those that both degrees would give). Nodes move between
clusters while that gains; each cluster is then divided again into parts that grow only along links; the parts are the
nodes of the next round. The result is connected: a cluster in several pieces is returned as these pieces.
Parts grow by the best gain in a drawn order, where the authors draw among gains too. Reference: Traag, Waltman and van
Eck 2019, Scientific Reports 9, 5233; Barber 2007, Physical Review E 76, 066102.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from ctx_map.analysis.measures.compiled import compiled
from ctx_map.analysis.measures.leiden_kernels import divided, inward, moved
from ctx_map.network.arrays import Floats, Ints


@dataclass(frozen=True, slots=True)
class TwoModes:
    """The graph of one round. Strengths count the links of a node that come from its people and from its contexts."""

    links: sparse.csr_array
    of_people: Floats
    of_contexts: Floats

    @property
    def arrays(self) -> tuple[Ints, Ints, Floats]:
        """Where each node's neighbours begin, the neighbours, and the number of links to each (CSR)."""
        return (
            self.links.indptr.astype(np.int64),
            self.links.indices.astype(np.int64),
            self.links.data.astype(np.float64),
        )


def two_modes(person: Ints, context: Ints, *, people: int, contexts: int) -> TwoModes:
    """Build the graph of rows that each put one person in one context, by positions. People are its first nodes."""
    ends = np.concatenate([person, context + people]), np.concatenate([context + people, person])
    size = people + contexts
    links = sparse.csr_array((np.ones(ends[0].size), ends), shape=(size, size))
    degrees = np.diff(links.indptr).astype(np.float64)
    is_person = np.arange(size) < people
    return TwoModes(links, np.where(is_person, degrees, 0.0), np.where(is_person, 0.0, degrees))


def leiden(graph: TwoModes, seed: int, *, large: bool) -> Ints:
    """Return the cluster of each node, the same for the same graph and seed. `large` says whether to compile."""
    if not graph.links.nnz:
        return np.arange(graph.of_people.size)  # nothing joins two nodes, and gains are shares of all links
    move, divide = (compiled(moved), compiled(divided)) if large else (moved, divided)
    inside = compiled(inward) if large else inward
    rng = np.random.default_rng(seed)
    # each round moves nodes, divides the clusters, and makes the parts the nodes of the next round
    now, node = graph, np.arange(graph.of_people.size)
    cluster = node.copy()
    while True:
        size = now.of_people.size
        strengths = now.of_people, now.of_contexts
        move(now.arrays, strengths, cluster, rng.permutation(size))
        cluster = _numbered(cluster)
        outward = inside(now.arrays, cluster)
        part = _numbered(divide(now.arrays, strengths, cluster, outward, rng.permutation(size)))
        parts = int(part.max(initial=-1)) + 1
        if parts == size:
            break
        node = part[node]
        now, cluster = _merged(now, part, parts), _first_of(cluster, part, parts)
    return _connected(graph.links, cluster[node])


def _numbered(labels: Ints) -> Ints:
    return np.unique(labels, return_inverse=True)[1].astype(np.int64)


def _merged(graph: TwoModes, part: Ints, parts: int) -> TwoModes:
    """Merge each part into a node of a smaller graph."""
    joined = graph.links.tocoo()
    one, other = part[joined.row], part[joined.col]
    apart = one != other
    links = sparse.csr_array((joined.data[apart], (one[apart], other[apart])), shape=(parts, parts))
    links.sum_duplicates()
    of_people, of_contexts = (
        np.asarray(np.bincount(part, each, parts), np.float64) for each in (graph.of_people, graph.of_contexts)
    )
    return TwoModes(links, of_people, of_contexts)


def _first_of(cluster: Ints, part: Ints, parts: int) -> Ints:
    """The cluster of each part; a part lies in one cluster."""
    of_part = np.zeros(parts, np.int64)
    of_part[part] = cluster
    return _numbered(of_part)


def _connected(links: sparse.csr_array, cluster: Ints) -> Ints:
    """Split clusters that are not connected into their components."""
    joined = links.tocoo()
    inside = cluster[joined.row] == cluster[joined.col]
    kept = sparse.csr_array((np.ones(inside.sum()), (joined.row[inside], joined.col[inside])), shape=links.shape)
    return np.asarray(connected_components(kept, directed=False)[1], np.int64)


def modularity(graph: TwoModes, cluster: Ints) -> float:
    """Return Barber's modularity of a clustering: the share of links inside, less the share expected from degrees.

    Without links it is 0.
    """
    joined = graph.links.tocoo()
    links = float(graph.of_people.sum())
    if not links:
        return 0.0
    inside = float(joined.data[cluster[joined.row] == cluster[joined.col]].sum()) / 2
    by_degrees = np.dot(np.bincount(cluster, graph.of_people), np.bincount(cluster, graph.of_contexts))
    return inside / links - float(by_degrees) / links**2
