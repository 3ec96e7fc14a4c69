"""Count the parts into which the neighbours of each node fall if that node is removed (articulation points).

One depth-first search over the whole graph (Hopcroft and Tarjan 1973, Communications of the ACM 16, 372-378). A node
that is not an articulation point has one part. The same code runs compiled on large graphs and plain on small ones.
"""

from __future__ import annotations

import numpy as np

from ctx_map.analysis.measures.compiled import compiled, worth_compiling
from ctx_map.network.arrays import Ints
from ctx_map.network.neighbours import Neighbours

STEPS_AN_EDGE = 100
"""Additions that take as long as one edge of the plain search."""


def parts_without(near: Neighbours) -> Ints:
    """Return the number of parts for each node; 0 for a node without neighbours."""
    large = worth_compiling(near.nodes.size * STEPS_AN_EDGE)
    walk = compiled(count_parts) if large else count_parts
    return walk(near.start, near.nodes)


def count_parts(start: Ints, neighbours: Ints) -> Ints:
    """Run the search: `seen` numbers nodes in visiting order, `low` is the earliest number a branch reaches."""
    # `following` is the next neighbour of each node to look at
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
            # look at the next neighbour: go on to a new one, or note how early a known one was seen
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
            # all neighbours are visited: step back, and count a part that only the node before links to the rest
            before = came_from[here]
            if before >= 0:
                low[before] = min(low[before], low[here])
                parts[before] += low[here] >= seen[before]
                parts[here] += 1
            here = before
    return parts
