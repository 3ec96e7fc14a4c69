"""Shortest chains between two nodes, counted exactly and listed up to a number.

A chain may pass through any node and takes each report in either direction. Many chains of one length are normal: all
are counted, the first ones found in the order of the keys are listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from ctx_map.network.arrays import Ints
from ctx_map.network.neighbours import Neighbours

NOT_REACHED = -1


@dataclass(frozen=True, slots=True)
class ShortestChains:
    """Chains of codes, from one end to the other, all of the same number of steps."""

    chains: tuple[tuple[int, ...], ...]
    count: int
    """How many there are in all, listed or not."""


def shortest_chains(near: Neighbours, start: int, end: int, *, max_steps: int, most: int) -> ShortestChains:
    """All shortest chains of at most `max_steps` steps, of which at most `most` are listed."""
    steps_from_end = _steps_from(near, end, start, max_steps)
    if start == end or steps_from_end[start] == NOT_REACHED:
        return ShortestChains((), 0)
    listed = islice(_walk(near, steps_from_end, (start,)), most)
    return ShortestChains(tuple(listed), _count(near, steps_from_end, start))


def _steps_from(near: Neighbours, origin: int, goal: int, max_steps: int) -> Ints:
    """Steps from the origin for every node nearer than the goal, and for the goal; -1 elsewhere."""
    steps = np.full(near.start.size - 1, NOT_REACHED, np.int64)
    steps[origin] = 0
    edge = np.array([origin], np.int64)
    for step in range(1, max_steps + 1):
        if steps[goal] != NOT_REACHED or not edge.size:
            break
        reached = near.of_all(edge)
        edge = np.unique(reached[steps[reached] == NOT_REACHED])
        steps[edge] = step
    return steps


def _walk(near: Neighbours, steps: Ints, walked: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    here = walked[-1]
    if steps[here] == 0:
        yield walked
        return
    for after in near.of(here)[steps[near.of(here)] == steps[here] - 1].tolist():
        yield from _walk(near, steps, (*walked, after))


def _count(near: Neighbours, steps: Ints, start: int) -> int:
    """The number of chains, added up step by step with whole numbers of any size."""
    ways = {start: 1}
    for left in range(int(steps[start]), 0, -1):
        onward: dict[int, int] = {}
        for here, count in ways.items():
            around = near.of(here)
            for after in around[steps[around] == left - 1].tolist():
                onward[after] = onward.get(after, 0) + count
        ways = onward
    return sum(ways.values())
