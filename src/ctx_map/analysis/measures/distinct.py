"""Distinct people or events of each place, counted on arrays."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from ctx_map.network.arrays import AnyInts, Ints


def distinct_in(context: AnyInts, member: AnyInts, *, contexts: int) -> Ints:
    """How many distinct members each of so many contexts has, from rows that each put one member into one context."""
    members = int(member.max()) + 1 if member.size else 0
    matrix = sparse.csr_array((np.ones(member.size, np.int8), (context, member)), shape=(contexts, members))
    # repeated rows fall together; what is left of each context's row is one entry a member
    matrix.sum_duplicates()
    counts: Ints = np.diff(matrix.indptr).astype(np.int64)
    return counts
