"""Count the pairs of young people that are linked by some route on the map, and by none without a node.

One depth-first search answers this for every node at once (Hopcroft and Tarjan 1973, Communications of the ACM 16,
372-378): the young people in each part that only this node links to the rest are counted on the way back. The same
code runs compiled on large maps and plain on small ones.
"""

from __future__ import annotations

import numpy as np

from ctx_map.analysis.measures.compiled import compiled, worth_compiling
from ctx_map.network.arrays import Ints, Mask
from ctx_map.network.neighbours import Neighbours

Graph = tuple[Ints, Ints]
STEPS_AN_EDGE = 100
"""Additions that take as long as one edge of the plain search."""


def reach_lost_each(near: Neighbours, young: Ints) -> Ints:
    """Return for each node the pairs of young people linked only through it. `young` counts them in each node."""
    walk = compiled(lost_with_each) if worth_compiling(near.nodes.size * STEPS_AN_EDGE) else lost_with_each
    lost, _ = walk((near.start, near.nodes), young, np.zeros(young.size, np.bool_))
    return np.asarray(lost, np.int64)


def reach_lost(near: Neighbours, young: Ints, contexts: Ints) -> int:
    """Return the pairs no longer linked without several nodes together."""
    walk = compiled(lost_with_each) if worth_compiling(near.nodes.size * STEPS_AN_EDGE) else lost_with_each
    gone = np.zeros(young.size, np.bool_)
    before = walk((near.start, near.nodes), young, gone)[1]
    gone[contexts] = True
    return int(before - walk((near.start, near.nodes), young, gone)[1])


def lost_with_each(near: Graph, young: Ints, gone: Mask) -> tuple[Ints, int]:
    """Return the pairs lost with each node in addition to those `gone`, and the pairs linked before that."""
    start, nodes = near
    size = young.size
    seen, low, came_from = np.full(size, -1, np.int64), np.zeros(size, np.int64), np.full(size, -1, np.int64)
    below, root_of, following = young.copy(), np.zeros(size, np.int64), start[:-1].copy()
    # of the parts that fall off with a node: the young people, and the pairs that stay linked
    off, together = np.zeros(size, np.int64), np.zeros(size, np.int64)
    clock, pairs = 0, 0
    for root in range(size):
        here = root if seen[root] < 0 and not gone[root] else -1
        while here >= 0:
            if seen[here] < 0:
                seen[here] = low[here] = clock
                root_of[here] = root
                clock += 1
            if following[here] < start[here + 1]:
                there = nodes[following[here]]
                following[here] += 1
                if seen[there] < 0 and not gone[there]:
                    came_from[there] = here
                    here = there
                elif not gone[there] and there != came_from[here]:
                    low[here] = min(low[here], seen[there])
                continue
            # step back, and add up a part that only the node before links to the rest
            before = came_from[here]
            if before >= 0:
                low[before] = min(low[before], low[here])
                below[before] += below[here]
                alone = low[here] >= seen[before]
                off[before] += alone * below[here]
                together[before] += alone * (below[here] * (below[here] - 1) // 2)
            else:
                pairs += below[here] * (below[here] - 1) // 2
            here = before
    # all pairs of the component, less those that stay linked without the node
    whole = below[root_of]
    rest = whole - off - young
    lost = whole * (whole - 1) // 2 - together - rest * (rest - 1) // 2
    return np.where(gone | (seen < 0), 0, lost), pairs
