"""Into how many parts a graph falls around each of its nodes when that node is left out.

One walk over the whole graph (Hopcroft and Tarjan 1973, Communications of the ACM 16, 372-378). A node around which
nothing falls apart has one part. The same steps run compiled on large graphs and as they stand on small ones.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ctx_map.analysis.measures.compiled import compiled, worth_compiling
from ctx_map.network.neighbours import Neighbours

Ints = npt.NDArray[np.int64]
STEPS_AN_EDGE = 100
"""Additions that one edge is worth when the walk is not compiled."""


def parts_without(near: Neighbours) -> Ints:
    """For each node, the parts into which its neighbours fall without it; 0 for a node without neighbours."""
    large = worth_compiling(near.nodes.size * STEPS_AN_EDGE)
    walk = compiled(count_parts) if large else count_parts
    return walk(near.start, near.nodes)


def count_parts(start: Ints, neighbours: Ints) -> Ints:
    """The walk: `seen` numbers the nodes as they are met, `low` is the earliest that a node's branch reaches."""
    size = start.size - 1
    seen = np.full(size, -1, np.int64)
    low = np.zeros(size, np.int64)
    came_from = np.full(size, -1, np.int64)
    following = start[:-1].copy()
    parts = np.zeros(size, np.int64)
    clock = 0
    for root in range(size):
        if seen[root] >= 0:
            continue
        seen[root] = low[root] = clock
        clock += 1
        here = root
        while here >= 0:
            if following[here] < start[here + 1]:
                there = neighbours[following[here]]
                following[here] += 1
                if seen[there] < 0:
                    came_from[there] = here
                    seen[there] = low[there] = clock
                    clock += 1
                    here = there
                elif there != came_from[here]:
                    low[here] = min(low[here], seen[there])
                continue
            # every way on from here is walked: step back, and note a part that hangs on the node before alone
            before = came_from[here]
            if before >= 0:
                low[before] = min(low[before], low[here])
                parts[before] += low[here] >= seen[before]
                parts[here] += 1
            here = before
    return parts
