"""Outlines of peer groups while a map settles: members together, groups apart, nobody else inside, room for names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ctx_map.network.arrays import Floats, Ints

HULL_ROOM = 48.0
"""From a member to the outline of its group, in map units."""
_BETWEEN = 32.0
"""Between the outlines of two groups, in map units."""
_BESIDE = 38.0
"""From an outline to the nearest node that is not inside, in map units."""
_PACKED = 50.0
"""Radius of a group is about this times the root of its members, in map units."""
_NAME = np.array([120.0, 38.0])
"""Half the width and half the height of the free space that a group's name needs over its outline, in map units."""


class Outlines:
    """The groups of a map with at least two members, as arrays: every step moves all groups at once."""

    def __init__(self, groups: Sequence[Ints], count: int) -> None:
        self.groups = [group for group in groups if len(group) > 1]
        self.flat: Ints = np.concatenate([*self.groups, np.zeros(0, dtype=np.int64)]).astype(np.int64)
        sizes = np.array([len(group) for group in self.groups], dtype=np.int64)
        self.starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64) if len(sizes) else sizes
        self.owner = np.repeat(np.arange(len(sizes)), sizes)
        self.sizes = sizes
        self.outside = np.ones((len(sizes), count), dtype=bool)
        self.outside[self.owner, self.flat] = False
        # groups that share a member cannot lie apart
        self.apart = ~((~self.outside).astype(np.int64) @ (~self.outside).astype(np.int64).T).astype(bool)

    def _middles(self, points: Floats) -> Floats:
        summed: Floats = np.add.reduceat(points[self.flat], self.starts, axis=0)
        return summed / self.sizes[:, None]

    def _discs(self, points: Floats) -> tuple[Floats, Floats]:
        """The middle and the radius of a disc that holds the outline of each group."""
        middles = self._middles(points)
        reach = np.hypot(*(points[self.flat] - middles[self.owner]).T)
        return middles, np.maximum.reduceat(reach, self.starts) + HULL_ROOM

    def gather(self, points: Floats, strength: float) -> None:
        """Members that are further from the middle of their group than it needs are drawn in."""
        if not len(self.sizes):
            return
        out = points[self.flat] - self._middles(points)[self.owner]
        reach = np.hypot(*out.T)
        over = np.maximum(reach - _PACKED * np.sqrt(self.sizes)[self.owner], 0)
        np.subtract.at(points, self.flat, out * (strength * over / np.maximum(reach, 1e-9))[:, None])

    def part(self, points: Floats) -> None:
        """Groups that share no member lie apart."""
        if len(self.sizes) < 2:
            return
        middles, reach = self._discs(points)
        away = middles[:, None, :] - middles[None, :, :]
        distance = np.hypot(away[..., 0], away[..., 1])
        lack = np.where(self.apart, np.maximum(reach[:, None] + reach[None, :] + _BETWEEN - distance, 0), 0)
        shift = (away / np.maximum(distance, 1e-9)[..., None] * lack[..., None]).sum(axis=1) * 0.4
        np.add.at(points, self.flat, shift[self.owner])

    def keep_out(self, points: Floats, strength: float) -> None:
        """Nobody lies inside the outline of a group that is not theirs: the picture would say that they are in it."""
        if not len(self.sizes):
            return
        middles, reach = self._discs(points)
        room = reach + _BESIDE
        # squared distances by one product of matrices: this is the step that costs most
        square = (points**2).sum(axis=1) + (middles**2).sum(axis=1)[:, None] - 2 * middles @ points.T
        group, node = np.nonzero((square < (room**2)[:, None]) & self.outside)
        out = points[node] - middles[group]
        distance = np.hypot(*out.T)
        lack = np.maximum(room[group] - distance, 0) * strength
        push = out / np.maximum(distance, 1e-9)[:, None] * lack[:, None]
        np.add.at(points, node, push)
        # the group gives way a little too, or one who stands between two groups could not get out
        back = np.zeros((len(self.sizes), 2))
        np.add.at(back, group, push)
        np.subtract.at(points, self.flat, back[self.owner] * 0.1)

    def clear_names(self, points: Floats) -> None:
        """Nobody lies where the name of a group stands: over its highest member."""
        if not len(self.sizes):
            return
        order = np.lexsort((points[self.flat, 1], self.owner))
        highest = points[self.flat[order[self.starts]]]
        spots = highest - (0, HULL_ROOM + _NAME[1] / 2)
        across = np.abs(points[None, :, 0] - spots[:, None, 0]) < _NAME[0]
        down = np.abs(points[None, :, 1] - spots[:, None, 1]) < _NAME[1]
        group, node = np.nonzero(across & down & self.outside)
        away = points[node] - spots[group]
        lack = _NAME - np.abs(away)
        # out by the shorter way, half of it in a round
        shorter = np.stack([lack[:, 0] < lack[:, 1], lack[:, 0] >= lack[:, 1]], axis=1)
        np.add.at(points, node, np.where(shorter, np.where(away < 0, -0.5, 0.5) * lack, 0))
