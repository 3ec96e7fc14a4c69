"""Places that lie on or next to each other, such as flats in one house: side by side, so that each can be seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ctx_map.maps.payload import Position
from ctx_map.maps.settle import push_apart

_ROUNDS = 60
TWO = 2
_ROOM = 2.2
"""Map units a pixel of a sign, where the places lie close together."""
_PICTURE = 300
"""Pixels, across and down, that a laptop has for the places of a map beside its list."""


def sign_size(people: int) -> float:
    """Half the size of the sign of a place, in pixels: it grows with the root of the young people there."""
    return 11 + 2.6 * float(np.sqrt(people))


def side_by_side(spots: Sequence[Position], people: Sequence[int]) -> list[Position]:
    """The same positions, moved apart only where two signs would cover each other."""
    points = np.array(spots, dtype=np.float64).reshape(-1, 2)
    if len(points) < TWO:
        return list(spots)
    # the further the places lie from each other, the more of the map a sign covers when all of it is in sight
    a_pixel = max(_ROOM, float(np.ptp(points, axis=0).max()) / _PICTURE)
    room = np.array([sign_size(count) * a_pixel for count in people])
    for _ in range(_ROUNDS):
        push_apart(points, room, 0.5)
    return [(round(float(x), 1), round(float(y), 1)) for x, y in points]
