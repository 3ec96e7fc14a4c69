"""Who and what is joined to each node by any report, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ctx_map.network.arrays import Ints
from ctx_map.network.compressed import compressed
from ctx_map.network.network import Network


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Each node's distinct neighbours, whichever way the reports run, by code. Nobody is his own neighbour."""

    start: Ints
    """Where each node's neighbours begin; one longer than the nodes."""
    nodes: Ints

    def of(self, code: int) -> Ints:
        """The codes of the neighbours of one node."""
        return self.nodes[self.start[code] : self.start[code + 1]]

    def of_all(self, codes: Ints) -> Ints:
        """The neighbours of several nodes one after the other, with repetitions."""
        counts = self.start[codes + 1] - self.start[codes]
        offset = np.repeat(self.start[codes] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        return self.nodes[offset + np.arange(counts.sum())]

    def number_of(self, code: int) -> int:
        """How many distinct neighbours a node has."""
        return int(self.start[code + 1] - self.start[code])


def neighbours(network: Network) -> Neighbours:
    """The neighbours of every node of the network."""
    source = network.links.get_column("source").to_numpy().astype(np.int64)
    target = network.links.get_column("target").to_numpy().astype(np.int64)
    return from_ends(source, target, nodes=network.nodes.height)


def from_ends(one: Ints, other: Ints, *, nodes: int) -> Neighbours:
    """The neighbours among so many nodes, from the two ends of each tie."""
    apart = one != other
    ends = np.concatenate([one[apart], other[apart]]), np.concatenate([other[apart], one[apart]])
    return Neighbours(*compressed(*ends, nodes, nodes))
