"""Find recording clusters: young people recorded at the same places and contacts more than with others.

Clusters people and contexts together (Leiden on the two-mode graph, see `leiden`) from several seeds, keeps the
clusters of the seed with the highest modularity, and measures how much of each cluster comes back from the other seeds
and with a tenth of the links left out at random. Where this misleads: it finds what agencies wrote down together, which
is not what young people are to each other. One more report may move people, and it always finds something.
Reference: Traag, Waltman and van Eck 2019, Scientific Reports 9, 5233; Barber 2007, Physical Review E 76, 066102.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from ctx_map.analysis.measures.compiled import worth_compiling
from ctx_map.analysis.measures.leiden import TwoModes, leiden, modularity, two_modes
from ctx_map.network.arrays import Floats, Ints
from ctx_map.network.incidence import Incidence

RELIABLE, FAIRLY, UNRELIABLE = "reliable", "fairly reliable", "not reliable"
RELIABLE_FROM, FAIRLY_FROM = 0.9, 0.6
LOSS = 0.1
"""Share of the links that is left out at random."""
STEPS_A_LINK = 200
"""Additions that one link is worth in one run."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """The clusters of the seed with the highest modularity."""

    of_person: Ints
    """The cluster of each person, by position in the incidence."""
    stability: Floats
    """For each cluster, the mean Jaccard overlap with the most similar cluster of each other seed, 0 to 1."""
    stability_with_loss: Floats
    """The same with a tenth of the links left out, another tenth for each seed."""


def recording_clusters(inc: Incidence, *, seeds: int) -> Clusters:
    """Cluster the people of an incidence. The same data and seeds always give the same clusters."""
    people = inc.people.size
    if not inc.contexts.size:
        # no one shares anything, so each person is a cluster of one
        return Clusters(np.arange(people), np.ones(people), np.ones(people))
    graph = two_mode_graph(inc)
    large = worth_compiling(2 * seeds * STEPS_A_LINK * inc.person_contexts.size)
    found = [cluster_once(graph, seed, large=large) for seed in range(seeds)]
    best = int(np.argmax([round(modularity(graph, each), 9) for each in found]))
    chosen = np.unique(found[best][:people], return_inverse=True)[1].astype(np.int64)
    others = [each[:people] for seed, each in enumerate(found) if seed != best]
    lossy = [cluster_once(two_mode_graph(inc, lost=seed), seed, large=large)[:people] for seed in range(seeds)]
    return Clusters(chosen, _comes_back(chosen, others), _comes_back(chosen, lossy))


def two_mode_graph(inc: Incidence, *, lost: int | None = None) -> TwoModes:
    """People and contexts as the nodes of one graph, people first; with `lost`, a seed, a tenth of the links is out."""
    context = np.repeat(np.arange(inc.contexts.size), inc.sizes)
    kept = np.ones(context.size, np.bool_)
    if lost is not None:
        kept = np.random.default_rng(lost).random(context.size) >= LOSS
    return two_modes(inc.context_people[kept], context[kept], people=inc.people.size, contexts=inc.contexts.size)


def cluster_once(graph: TwoModes, seed: int, *, large: bool = True) -> Ints:
    """The cluster of each node, people and contexts, from one seed."""
    return leiden(graph, seed, large=large)


def _comes_back(chosen: Ints, others: Sequence[Ints]) -> Floats:
    """For each cluster, the mean of its overlaps with the most alike cluster of each of the others."""
    if not others:
        return np.ones(int(chosen.max(initial=-1)) + 1)
    return np.asarray(np.mean([_best_overlap(chosen, other) for other in others], axis=0), np.float64)


def _best_overlap(one: Ints, other: Ints) -> Floats:
    """For each cluster of one partition, the largest Jaccard overlap with a cluster of the other."""
    ones = np.ones(one.size, np.int64)
    other = np.unique(other, return_inverse=True)[1]
    common = sparse.coo_array((ones, (one, other))).tocsr()
    sizes = np.bincount(one), np.bincount(other)
    rows = np.repeat(np.arange(common.shape[0]), np.diff(common.indptr))
    union = sizes[0][rows] + sizes[1][common.indices] - common.data
    best = np.zeros(common.shape[0])
    np.maximum.at(best, rows, common.data / union)
    return best


def stability_words(stability: float) -> str:
    """Say how reliable a cluster is: whether it comes back when it is computed again."""
    if stability >= RELIABLE_FROM:
        return RELIABLE
    return FAIRLY if stability >= FAIRLY_FROM else UNRELIABLE
