"""New nodes on a map that people know: put near their neighbours, with nothing else moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from ctx_map.maps.outlines import HULL_ROOM
from ctx_map.maps.payload import Position
from ctx_map.maps.settle import GAP
from ctx_map.network.arrays import Floats, Mask

_RINGS = 40
_SPOTS = 16


def place_newcomers(
    nodes: Sequence[str],
    ties: Iterable[tuple[str, str]],
    *,
    groups: Mapping[str, Sequence[str]],
    kept: Mapping[str, Position],
) -> dict[str, Position]:
    """The kept positions, and for every other node the free spot nearest to the middle of its neighbours."""
    near = _neighbours(ties, groups)
    laid = dict(kept)
    waiting = [key for key in nodes if key not in laid]
    while waiting:
        # whoever has most neighbours on the map goes first; in a tie, the order of the nodes decides
        waiting.sort(key=lambda key: -sum(other in laid for other in near.get(key, ())))
        key = waiting.pop(0)
        laid[key] = free_spot(_middle(key, near, laid), laid, _foreign(key, groups, laid))
    return laid


def _neighbours(ties: Iterable[tuple[str, str]], groups: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {}
    for a, b in [*ties, *((m, o) for members in groups.values() for m in members for o in members if m != o)]:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    return near


def _middle(key: str, near: Mapping[str, set[str]], laid: Mapping[str, Position]) -> Position:
    """The middle of its neighbours on the map; below the map for a node that has none there."""
    known = [laid[other] for other in sorted(near.get(key, ())) if other in laid]
    if known:
        return float(np.mean([x for x, _ in known])), float(np.mean([y for _, y in known]))
    spots = list(laid.values()) or [(0.0, 0.0)]
    return min(x for x, _ in spots), max(y for _, y in spots) + GAP * 1.6


def _foreign(
    key: str, groups: Mapping[str, Sequence[str]], laid: Mapping[str, Position]
) -> list[tuple[float, float, float]]:
    """Middle and radius of each group on the map that the node is not a member of."""
    discs = []
    for members in groups.values():
        spots = np.array([laid[member] for member in members if member in laid])
        if key not in members and len(spots) > 1:
            middle = spots.mean(axis=0)
            radius = float(np.hypot(*(spots - middle).T).max()) + HULL_ROOM + GAP * 0.42
            discs.append((float(middle[0]), float(middle[1]), radius))
    return discs


def free_spot(
    wanted: Position, laid: Mapping[str, Position], foreign: Sequence[tuple[float, float, float]] = ()
) -> Position:
    """The free spot nearest to the one that is wanted, outside the discs of `foreign` groups."""
    taken = np.array(list(laid.values()), dtype=np.float64).reshape(-1, 2)
    outlines = np.array(foreign, dtype=np.float64).reshape(-1, 3)
    for spots in _rings(wanted):
        free = _clear(spots, taken, np.full(len(taken), GAP)) & _clear(spots, outlines[:, :2], outlines[:, 2])
        if free.any():
            x, y = spots[int(np.argmax(free))]
            return round(float(x), 1), round(float(y), 1)
    return wanted[0], float(taken[:, 1].max()) + GAP


def _rings(wanted: Position) -> Iterable[Floats]:
    yield np.array([wanted])
    turn = np.arange(_SPOTS) * 2 * np.pi / _SPOTS
    for ring in range(1, _RINGS):
        yield np.array(wanted) + np.stack([np.cos(turn), np.sin(turn)], axis=1) * ring * GAP / 2


def _clear(spots: Floats, others: Floats, room: Floats) -> Mask:
    """Which spots keep the room that each of the others wants."""
    between = spots[:, None, :] - others[None, :, :]
    clear: Mask = np.all(np.hypot(between[..., 0], between[..., 1]) >= room, axis=1)
    return clear
