"""Recording clusters: young people who are recorded in the same contexts more than with others.

Clusters people and contexts together (Louvain on the two-mode graph, seeded), several times from different seeds, and
says of each cluster how much of it comes back. Where this misleads: it finds what agencies wrote down together, which
is not what young people are to each other; one more report may move people; it always finds something. Reference:
Blondel et al. 2008, Journal of Statistical Mechanics P10008; Barber 2007, Physical Review E 76, 066102 (two modes).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from ctx_map.network.incidence import Incidence

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
STEADY, FAIRLY, SHIFTING = "steady", "fairly steady", "shifting"
STEADY_FROM, FAIRLY_FROM = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Clusters:
    """The clusters of the first seed."""

    of_person: Ints
    """The cluster of each person, by position in the incidence."""
    stability: Floats
    """For each cluster, how much of it (Jaccard, mean) is one cluster under other seeds too; 1 where all always is."""


def recording_clusters(inc: Incidence, *, seeds: int) -> Clusters:
    """The clusters of the people of this incidence. The same data and seeds always give the same clusters."""
    if not inc.contexts.size:
        # nobody shares anything: everybody stands alone
        return Clusters(np.arange(inc.people.size), np.ones(inc.people.size))
    graph = two_mode_graph(inc)
    partitions = [cluster_once(graph, seed)[: inc.people.size] for seed in range(seeds)]
    overlaps = [_best_overlap(partitions[0], other) for other in partitions[1:]]
    count = int(partitions[0].max(initial=-1)) + 1
    stability = np.mean(overlaps, axis=0) if overlaps else np.ones(count)
    return Clusters(partitions[0], np.asarray(stability, np.float64))


def two_mode_graph(inc: Incidence) -> sparse.csr_matrix:
    """People and contexts as the nodes of one graph, people first."""
    matrix = sparse.csr_matrix(inc.matrix(), dtype=bool)
    return sparse.csr_matrix(sparse.block_array([[None, matrix], [matrix.T, None]]))


def cluster_once(graph: sparse.csr_matrix, seed: int) -> Ints:
    """The cluster of each node, people and contexts, from one seed."""
    from sknetwork.clustering import Louvain  # noqa: PLC0415  a second to load

    fitted = Louvain(modularity="newman", random_state=seed, shuffle_nodes=True).fit(graph)
    return np.asarray(fitted.labels_, np.int64)


def _best_overlap(one: Ints, other: Ints) -> Floats:
    """For each cluster of one partition, the largest Jaccard overlap with a cluster of the other."""
    ones = np.ones(one.size, np.int64)
    common = sparse.coo_array((ones, (one, other))).tocsr()
    sizes = np.bincount(one), np.bincount(other)
    rows = np.repeat(np.arange(common.shape[0]), np.diff(common.indptr))
    union = sizes[0][rows] + sizes[1][common.indices] - common.data
    best = np.zeros(common.shape[0])
    np.maximum.at(best, rows, common.data / union)
    return best


def stability_words(stability: float) -> str:
    """How steady a cluster is over the seeds, in words."""
    if stability >= STEADY_FROM:
        return STEADY
    return FAIRLY if stability >= FAIRLY_FROM else SHIFTING
