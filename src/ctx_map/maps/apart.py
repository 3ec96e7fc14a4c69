"""Places that lie on or next to each other, such as flats in one house: side by side, so that each can be seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ctx_map.maps.payload import Position
from ctx_map.maps.settle import push_apart

NEAR = 34.0
"""Map units. Nearer than this, two signs would cover each other."""
_ROUNDS = 60


def side_by_side(spots: Sequence[Position]) -> list[Position]:
    """The same positions, moved apart only where they are nearer than `NEAR`."""
    points = np.array(spots, dtype=np.float64).reshape(-1, 2)
    room = np.full(len(points), NEAR / 2)
    for _ in range(_ROUNDS if len(points) > 1 else 0):
        push_apart(points, room, 0.5)
    return [(round(float(x), 1), round(float(y), 1)) for x, y in points]
