"""Settling a rough layout: groups together and apart, nobody inside the outline of others, room for labels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.spatial import cKDTree

from ctx_map.maps.outlines import Outlines
from ctx_map.network.arrays import Floats, Ints

GAP = 92.0
"""Smallest distance between two nodes, in map units."""
_GRAVITY = 0.004
_FLATTEN = 0.05
"""Per round: the map is drawn together, and more in its height as long as it is not as wide as a screen."""
_SCREEN = 2.0
"""How much wider than high a map is to become."""
_PULL = 0.012
"""How much of its length a tie shortens in the first round."""
_ROUNDS = (60, 260)
_WORK = 24_000
"""Nodes times rounds: the more nodes, the fewer rounds, between the two numbers above."""
_LAST_ROUNDS = 400
_STILL = 0.05
"""Map units. A round that moves nobody further than this was the last."""


def settle(points: Floats, groups: Sequence[Ints], ties: Ints, room: Floats) -> Floats:
    """The same points, moved until the promises above hold. Members of two groups may stretch either outline.

    `room` is how much of the gap each node takes for itself: half of it, or more where it needs a long label.
    """
    moved = points.copy()
    if len(moved) < 2:
        return moved
    outlines = Outlines(groups, len(moved))
    rounds = min(max(_WORK // len(moved), _ROUNDS[0]), _ROUNDS[1])
    for step in range(rounds):
        heat = 1 - step / rounds
        _pull_ties(moved, ties, _PULL * heat)
        width, height = np.ptp(moved, axis=0)
        moved -= moved * (_GRAVITY * heat, _FLATTEN if width < height * _SCREEN else _GRAVITY * heat)
        outlines.gather(moved, 0.35)
        _part(moved, outlines, room, 0.5)
    for _ in range(_LAST_ROUNDS):
        before = moved.copy()
        _part(moved, outlines, room, 0.55)
        if float(np.abs(moved - before).max()) < _STILL:
            break
    return moved


def _part(points: Floats, outlines: Outlines, room: Floats, strength: float) -> None:
    outlines.part(points)
    outlines.keep_out(points, strength)
    outlines.clear_names(points)
    push_apart(points, room, strength)


def _pull_ties(points: Floats, ties: Ints, strength: float) -> None:
    if not len(ties):
        return
    pull = (points[ties[:, 1]] - points[ties[:, 0]]) * strength
    np.add.at(points, ties[:, 0], pull)
    np.add.at(points, ties[:, 1], -pull)


def push_apart(points: Floats, room: Floats, strength: float) -> None:
    """Two nodes that are nearer than their rooms go apart by what is missing; on the same spot, along a fixed line."""
    pairs = cKDTree(points).query_pairs(float(room.max()) * 2, output_type="ndarray")
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    away = points[pairs[:, 0]] - points[pairs[:, 1]]
    distance = np.hypot(*away.T)
    same = distance < 1e-6
    turn = pairs[same].sum(axis=1)
    away[same] = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    lack = np.maximum(room[pairs].sum(axis=1) + 0.5 - distance, 0) * strength
    push = away / np.where(same, 1.0, distance)[:, None] * lack[:, None]
    np.add.at(points, pairs[:, 0], push)
    np.add.at(points, pairs[:, 1], -push)
