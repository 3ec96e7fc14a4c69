"""Pairs of people by the contexts they share, on arrays.

Counts each context once for a pair, however many reports put the two in it. A busy context makes many pairs that mean
little, so each shared context also adds 1/(k-1), k being all its people (Newman 2001, Physical Review E 64, 016132).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ctx_map.analysis.compiled import worth_compiling
from ctx_map.network.incidence import Incidence

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
DECIMALS = 9
"""Weights are rounded here, so that the order in which they were added up never shows."""


@dataclass(frozen=True, slots=True)
class PairCounts:
    """Pairs in the order of their two people, each named by its position in the incidence."""

    first: npt.NDArray[np.int32]
    second: npt.NDArray[np.int32]
    shared: npt.NDArray[np.int32]
    """Distinct contexts in common."""
    weight: Floats
    """Sum of 1/(k-1) over the contexts in common."""


def additions(inc: Incidence) -> int:
    """How many times two people are put side by side: the cost of counting pairs."""
    sizes = inc.sizes
    return int((sizes * (sizes - 1) // 2).sum())


def newman_weights(sizes: Ints) -> Floats:
    """1/(k-1) for contexts of k people; 0 for a context of one."""
    return np.where(sizes > 1, 1.0 / np.maximum(sizes - 1, 1), 0.0)


def pair_counts(inc: Incidence, *, min_shared: int = 1) -> PairCounts:
    """Every pair of people who share at least `min_shared` contexts of this incidence."""
    counts = _compiled_pairs(inc, min_shared) if worth_compiling(additions(inc)) else _sparse_pairs(inc, min_shared)
    np.round(counts.weight, DECIMALS, out=counts.weight)
    return counts


def _compiled_pairs(inc: Incidence, min_shared: int) -> PairCounts:
    from ctx_map.analysis.pair_kernels import count_pairs  # noqa: PLC0415  loads the compiler

    return PairCounts(*count_pairs(inc.by_person, inc.by_context, newman_weights(inc.sizes), min_shared))


def _sparse_pairs(inc: Incidence, min_shared: int) -> PairCounts:
    matrix = inc.matrix()
    weighted = matrix.copy()
    # a context of one weighs nothing, but a zero would fall out of the product and shift its places
    weighted.data = np.where(inc.sizes > 1, newman_weights(inc.sizes), 1.0)[matrix.indices]
    shared = matrix @ matrix.T
    weight = weighted @ matrix.T
    shared.sort_indices()
    weight.sort_indices()
    first = np.repeat(np.arange(inc.people.size, dtype=np.int32), np.diff(shared.indptr))
    kept = (shared.indices > first) & (shared.data >= min_shared)
    return PairCounts(
        first[kept],
        shared.indices[kept].astype(np.int32),
        shared.data[kept].astype(np.int32),
        weight.data[kept],
    )


def pairs_also_elsewhere(inc: Incidence) -> tuple[Ints, int]:
    """For each context, how many pairs of its people share another context too; and how many pairs share any."""
    if worth_compiling(additions(inc)):
        from ctx_map.analysis.pair_kernels import count_shared_elsewhere  # noqa: PLC0415  loads the compiler

        return count_shared_elsewhere(inc.by_person, inc.by_context)
    matrix = inc.matrix()
    sharing = matrix @ matrix.T
    sharing.setdiag(0)
    several = sharing.copy()
    several.data = (several.data > 1).astype(np.float64)
    both_ways = (several @ matrix).multiply(matrix).sum(axis=0)
    return np.asarray(np.rint(both_ways / 2), np.int64), int((sharing.data > 0).sum()) // 2
