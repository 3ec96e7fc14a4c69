"""Distinct people or events of each place, counted on arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

Ints = npt.NDArray[np.int64]
AnyInts = npt.NDArray[np.integer[Any]]


def distinct_in(context: AnyInts, member: AnyInts, *, contexts: int) -> Ints:
    """How many distinct members each of so many contexts has, from rows that each put one member into one context."""
    members = int(member.max()) + 1 if member.size else 0
    matrix = sparse.csr_array((np.ones(member.size, np.int8), (context, member)), shape=(contexts, members))
    # repeated rows fall together; what is left of each context's row is one entry a member
    matrix.sum_duplicates()
    counts: Ints = np.diff(matrix.indptr).astype(np.int64)
    return counts
