"""Compute betweenness from chosen sources: the share of shortest paths that leads through each node (Brandes).

A breadth-first search from each source finds its shortest paths. The way back adds up the share of the paths to each
target that leads through each node. The same code runs compiled on large graphs and plain on small ones.
Reference: Brandes 2001, Journal of Mathematical Sociology 25, 163-177; Brandes and Pich 2007, International Journal of
Bifurcation and Chaos 17, 2303-2318 (sampled sources).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ctx_map.analysis.measures.compiled import compiled, worth_compiling
from ctx_map.network.arrays import Floats, Ints, Mask, Small
from ctx_map.network.neighbours import Neighbours

Graph = tuple[Ints, Small]
"""Where each node's neighbours begin, and the neighbours."""
Sums = tuple[Floats, Floats, Floats]
"""For each node, over the sources: the sum of what leads through it, of its square, of it times the targets reached."""
STEPS_AN_EDGE = 50
"""Additions that take as long as one edge of the plain search from one source."""


@dataclass(frozen=True, slots=True)
class Through:
    """Sums over the sources for each node, and the number of targets each source reaches."""

    sums: Sums
    reached: Floats
    """How many targets each source reaches, without itself."""

    def shares(self) -> Floats:
        """Return the share of the shortest paths from the sources that leads through each node."""
        total = float(self.reached.sum())
        return self.sums[0] / total if total else np.zeros_like(self.sums[0])

    def errors(self, *, among: int) -> Floats:
        """Return the standard error of these shares for sources drawn from `among`; 0 if all were taken."""
        taken, total = self.reached.size, float(self.reached.sum())
        if taken < 2 or not total:
            return np.zeros_like(self.sums[0])
        share = self.shares()
        # squared distance of each source's paths from the common share
        apart = self.sums[1] - 2 * share * self.sums[2] + share**2 * float(np.square(self.reached).sum())
        left = 1 - taken / max(among, taken)
        return np.asarray(np.sqrt(left * taken / (taken - 1) * np.maximum(apart, 0.0)) / total, np.float64)


def through(near: Neighbours, sources: Ints, is_target: Mask) -> Through:
    """Accumulate what leads through each node on the shortest paths from these sources to the targets."""
    start, nodes = near.start, near.nodes.astype(np.int32)
    large = worth_compiling(nodes.size * STEPS_AN_EDGE * sources.size)
    add_up = compiled(add_paths) if large else add_paths
    size = start.size - 1
    sums = np.zeros(size), np.zeros(size), np.zeros(size)
    reached = np.zeros(sources.size)
    add_up((start, nodes), sources, is_target, sums, reached)
    return Through(sums, reached)


def add_paths(near: Graph, sources: Ints, is_target: Mask, sums: Sums, reached: Floats) -> None:
    """Search from each source and add to `sums` and `reached`."""
    start, nodes = near
    size = start.size - 1
    far, met = np.full(size, -1, np.int32), np.zeros(size, np.int32)
    ways, shares = np.zeros(size), np.zeros(size)
    # the steps away from the source, node by node in the order in which the nodes are met
    steps, begins = np.zeros(nodes.size, np.int32), np.zeros(size + 1, np.int64)
    for number in range(sources.size):
        # outwards: distance and number of shortest paths of each node
        source = sources[number]
        far[source], ways[source], met[0] = 0, 1.0, source
        found, at, taken = 1, 0, 0
        while at < found:
            here = met[at]
            begins[at] = taken
            at += 1
            further = far[here] + 1
            for edge in range(start[here], start[here + 1]):
                there = nodes[edge]
                if far[there] < 0:
                    far[there], ways[there], met[found], steps[taken] = further, ways[here], there, there
                    found += 1
                    taken += 1
                elif far[there] == further:
                    ways[there] += ways[here]
                    steps[taken] = there
                    taken += 1
        begins[found] = taken
        reached[number] = is_target[met[1:found]].sum()
        # back: a node is complete before the nodes nearer to the source use it
        for at in range(found - 1, 0, -1):
            here = met[at]
            leads = 0.0
            for step in range(begins[at], begins[at + 1]):
                leads += shares[steps[step]]
            leads *= ways[here]
            shares[here] = (is_target[here] + leads) / ways[here]
            sums[0][here] += leads
            sums[1][here] += leads * leads
            sums[2][here] += leads * reached[number]
        for at in range(found):
            far[met[at]] = -1
